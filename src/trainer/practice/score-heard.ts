import type { Deed } from '../customer/deeds.ts';
import type { Point, Score } from '../score/point.ts';
import { sumUp } from '../score/score-call.ts';
import type { Moved } from './mood.ts';

/** What a transcript cannot know and the customer does: the points that are lost by it, and why. */
const lostBy: Readonly<Partial<Record<Deed, { points: readonly string[]; why: string }>>> = {
  interrupted: { points: ['listen'], why: 'they were cut short' },
  overruled: { points: ['recap', 'verify'], why: 'they had said no' },
};

/** The score of a call with a scripted customer: what the transcript takes for done is lost where they heard otherwise. */
export function scoreHeard(score: Score, moved: readonly Moved[]): Score {
  const hear = (point: Point): Point => {
    const seq = point.result === 'got' ? moved.find((one) => isLostBy(point, one)) : undefined;
    return seq === undefined ? point : { ...point, result: 'lost', why: lostBy[seq.deed]?.why ?? '' };
  };
  return score.not === null ? sumUp(score.points.map(hear)) : score;
}

/** By the same line of the call: a step that was done again and better has earned its point there. */
const isLostBy = ({ name, entries }: Point, { deed, seq }: Moved) =>
  seq !== null && entries.includes(seq) && lostBy[deed]?.points.includes(name) === true;
