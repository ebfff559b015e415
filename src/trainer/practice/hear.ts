import type { Customer } from '../customer/customer.ts';
import { type Done, doneByAgent, type Turn } from './done-by-agent.ts';
import { feel, isGone, lineFor, type Mood } from './mood.ts';
import { type Speaking, type Spoken, tellOn } from './speak.ts';

type Stage = { customer: Customer; seed: number };

const calm = 2;

/**
 * What a turn of the agent does to them, and the first thing that they say to it. Turn by turn, each note lets them go on
 * with what they tell; in real time they go on by themselves.
 */
export function hear(stage: Stage, mood: Mood, turn: Turn, isTurnByTurn: boolean): Speaking {
  let next = mood;
  const told: Spoken[] = [];
  const notes = isTurnByTurn ? turn.entries.filter(({ kind }) => kind === 'noted').length : 0;
  for (let note = 0; note < notes; note += 1) {
    const speaking = tellOn(stage, next);
    next = speaking.mood;
    told.push(...speaking.spoken);
  }
  const storyLeft = next.storyAt < stage.customer.story.length;
  const { done, cared } = doneByAgent(turn, next, storyLeft);
  for (const { deed, seq } of done) next = feel(stage.customer, next, deed, { step: turn.prompt.title, seq });
  const eased = new Set([...next.eased, ...done.map(({ deed }) => deed)]);
  const isAnswered = done.some(({ deed }) => deed === 'let-finish' || deed === 'passed-over');
  const denies = turn.entries.some(({ kind }) => kind === 'answered') ? null : next.denies;
  next = { ...next, eased, cared, denies, thrown: isAnswered ? null : next.thrown };
  const reply = retort(stage, mood, next, done);
  return { mood: reply.mood, spoken: isGone(stage.customer, next) ? reply.spoken : [...reply.spoken, ...told] };
}

/** The worst of what was done is answered; a word of thanks only where there was nothing bad. */
function retort({ customer, seed }: Stage, before: Mood, mood: Mood, done: readonly Done[]): Speaking {
  if (isGone(customer, mood)) {
    const line = lineFor(customer, seed, mood, 'hangs-up');
    return { mood: line.mood, spoken: [{ words: line.words, goesOn: false }] };
  }
  const worst = done.reduce<Done | null>(
    (found, one) => (found === null || customer.moves[one.deed] > customer.moves[found.deed] ? one : found),
    null,
  );
  const becameCalm = before.temper > calm && mood.temper <= calm && !mood.said.has('calm');
  const isBad = worst !== null && customer.moves[worst.deed] > 0;
  const moment = isBad
    ? worst.deed
    : becameCalm
      ? 'calm'
      : (done.find(({ deed }) => deed === 'let-finish')?.deed ?? null);
  if (moment === null) return { mood, spoken: [] };
  const line = lineFor(customer, seed, mood, moment);
  return { mood: line.mood, spoken: line.words === null ? [] : [{ words: line.words, goesOn: false }] };
}
