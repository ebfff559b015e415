import type { CallEntry } from '../../engine/entry.ts';
import { showClock } from '../../followup/show-time.ts';
import { instantToWall } from '../../followup/zoned.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { forgotten } from '../../text/forgotten.ts';
import { oneLine } from '../../text/safe.ts';
import type { Point, Score } from '../../trainer/score/point.ts';
import { entryLine } from './entry-line.ts';

/** `book`: the playbook that led the call. `answers`: each point with the name by which `recover calls answer` takes it. */
type Context = { book: Playbook; entries: readonly CallEntry[]; now: string; here: string; answers: boolean };

/** Every point with what became of it, and under it the lines of the call that earned or lost it. */
export function scoreView(score: Score, context: Context): string {
  const { points, not } = score;
  if (not !== null) return `Score    none: ${not}`;
  const of = (result: Point['result']) => points.filter((point) => point.result === result);
  const lost = of('lost').flatMap((point) => pointLines(point, context));
  const got = of('got').flatMap((point) => pointLines(point, context));
  const leftOut = of('left-out').map(({ label, why }) => `       ${oneLine(label)}: ${oneLine(why)}`);
  return [
    scoreLine(score),
    ...missedLine(score),
    ...section('Lost', lost),
    ...section('Got', got),
    ...section('Left out, and not counted', leftOut),
  ].join('\n');
}

/** The same in short, for the end of a call: the sum, and what was lost. */
export function shortScore(score: Score, context: Context): string {
  if (score.not !== null) return `Score      none: ${score.not}`;
  const lost = score.points.filter(({ result }) => result === 'lost').flatMap((point) => pointLines(point, context));
  return [scoreLine(score), ...missedLine(score), ...lost].join('\n');
}

/** As one JSON document holds it. */
export function scoreJson({ got, of, points, missed, not }: Score) {
  return { got, of, passed: not === null ? missed.length === 0 : null, notScored: not, points };
}

function scoreLine({ got, of }: Score): string {
  if (of === 0) return 'Score      nothing to count yet';
  return `Score      ${got} of ${of}, ${Math.round((got / of) * 100)} %`;
}

const missedLine = ({ missed }: Score) =>
  missed.length === 0 ? [] : [`Not passed  must not be missing: ${missed.map(oneLine).join('; ')}`];

function pointLines(point: Point, { book, entries, now, here, answers }: Context): string[] {
  const { name, label, weight, critical, coachable, result, why, comments } = point;
  const marks = [critical ? 'must be' : '', coachable && result === 'lost' ? 'to talk about' : ''].filter(Boolean);
  const mark = marks.length === 0 ? '' : ` (${marks.join(', ')})`;
  const sign = result === 'lost' ? '-' : '+';
  const linked = entries.filter(({ seq }) => point.entries.includes(seq));
  const reason = why === 'done' || why === 'answered' ? '' : `: ${oneLine(why)}`;
  return [
    `  ${sign}${String(weight).padEnd(3)} ${oneLine(label)}${mark}${reason}${answers ? `  [${name}]` : ''}`,
    ...linked.map((entry) => `       ${clock(entry.at, here)}  ${entryLine(entry, { now, here, book })}`),
    ...comments.map(({ text, by }) => `       ${oneLine(by)}: ${text === null ? forgotten : oneLine(text)}`),
  ];
}

const clock = (at: string, here: string) => showClock(instantToWall(at, here));

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}
