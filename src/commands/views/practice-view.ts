import type { CallEntry } from '../../engine/entry.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { oneLine } from '../../text/safe.ts';
import type { Customer, FollowUpCall } from '../../trainer/customer/customer.ts';
import { deeds } from '../../trainer/customer/deeds.ts';
import { inWords, isGone, type Mood } from '../../trainer/practice/mood.ts';
import type { Score } from '../../trainer/score/point.ts';
import { scoreJson, scoreView } from './score-view.ts';
import { shellWord } from './shell-word.ts';

/** A practice call that is over. */
export type Practised = {
  /** The playbook and the customer as they were named. */
  playbook: string;
  named: string;
  book: Playbook;
  customer: Customer;
  seed: number;
  /** Set when it was a call that rang them back. */
  back: FollowUpCall | null;
  mood: Mood;
  lastWords: string | null;
  entries: readonly CallEntry[];
  score: Score;
  now: string;
  here: string;
};

/** What a trainee reads afterwards: how they left, and what moved them, step by step. */
export function practiceView(practised: Practised): string {
  const { playbook, named, book, customer, seed, back, mood, lastWords, score } = practised;
  const which = back === null ? '' : ' --follow-up';
  const left = isGone(customer, mood)
    ? `They hung up${lastWords === null ? '.' : `: ${oneLine(lastWords)}`}`
    : `They ended ${inWords(mood.temper)}: ${mood.temper} of ${customer.hangsUpAt}, and began at ${customer.temper}.`;
  const width = Math.min(30, Math.max(0, ...mood.moved.map(({ step }) => oneLine(step).length)));
  const moved = mood.moved.map(
    ({ by, step, deed }) => `  ${signed(by)}  ${oneLine(step).slice(0, width).padEnd(width)}  ${deeds[deed].means}`,
  );
  return [
    `PRACTICE with ${oneLine(book.title)}: ${oneLine(customer.title)}${back === null ? '' : ', rung back'}, seed ${seed}.`,
    'Nothing of it is stored.',
    left,
    ...(moved.length === 0 ? [] : ['', 'What moved them (+ angrier, - calmer)', ...moved]),
    '',
    scoreView(score, { ...practised, answers: false }),
    '',
    `The same call again: recover playbooks practice ${shellWord(playbook)} --customer ${shellWord(named)}${which} --seed ${seed}`,
  ].join('\n');
}

export function practiceJson({ book, customer, seed, back, mood, score }: Practised) {
  return {
    playbook: { id: book.id, title: book.title },
    customer: { id: customer.id, title: customer.title },
    seed,
    followUp: back?.calledFor ?? null,
    temper: { from: customer.temper, to: mood.temper, hungUp: isGone(customer, mood) },
    moved: mood.moved,
    score: scoreJson(score),
  };
}

const signed = (by: number) => `${by > 0 ? '+' : ''}${by}`.padStart(3);
