import { readOptionLine } from '../playbook/answers/option-line.ts';
import { flagged, guardOf, wordsAt } from '../playbook/guard/guard.ts';
import { isSaid } from '../playbook/guard/said-asks.ts';
import type { Ask, Playbook } from '../playbook/playbook.ts';
import { stepAt } from './books.ts';
import type { CallState } from './call-state.ts';
import { here, stepName } from './cursor.ts';
import type { Draft } from './decision.ts';
import { prefillOf } from './facts.ts';
import { optionsSoFar } from './options-so-far.ts';
import type { Reply } from './reply.ts';

/** A reply is taken whatever it says. What in it had better be said otherwise is noted beside it. */
export function noteFlagged(book: Playbook, before: CallState, draft: Draft, reply: Reply): void {
  const texts = aboutToSay(book, before, reply);
  if (texts.length === 0) return;
  const guard = guardOf(book, draft.told.neverSay);
  const found = texts.flatMap((text) => flagged(text, guard).map((flag) => ({ flag, words: wordsAt(text, flag) })));
  if (found.length === 0) return;
  const frame = here(before.cursor);
  draft.add({
    kind: 'flagged',
    what: {
      step: stepName(frame.script, frame.step),
      ask: reply.kind === 'answer' ? frame.field : null,
      phrases: found.map(({ flag: { kind, id } }) => ({ kind, id })),
    },
    words: { phrases: found.map(({ words }) => words) },
  });
}

/** The agent's own words in a reply, which the customer is about to hear or read. Theirs are never among them. */
function aboutToSay(book: Playbook, state: CallState, reply: Reply): string[] {
  switch (reply.kind) {
    case 'note': {
      const frame = here(state.cursor);
      const step = stepAt(book, frame);
      const ask = step?.asks.find(({ id }) => id === frame.field);
      const isInside = step?.phase === 'after' || (ask?.type === 'notes' && ask.internal);
      // After the call nobody hears what is written.
      return reply.from === 'agent' && state.status === 'open' && !isInside ? [reply.text] : [];
    }
    case 'promise':
      return reply.followUp === 'internal' ? [] : [reply.words];
    case 'answer':
      return answered(book, state, reply);
    default:
      return [];
  }
}

function answered(book: Playbook, state: CallState, { value, told }: Reply & { kind: 'answer' }): string[] {
  const frame = here(state.cursor);
  const step = stepAt(book, frame);
  const ask = step?.asks.find(({ id }) => id === frame.field);
  if (step === null || ask === undefined) return [];
  if (ask.type === 'notes') return ask.internal ? [] : ownNotes(value);
  // A note's words are the customer's, and what Enter accepts was typed before.
  if (told !== undefined || !isSaid(book, step, ask)) return [];
  if (ask.type === 'options') return optionsOf(state, ask, frame.pass, value);
  if (value === prefillOf(state, ask, frame.pass)) return [];
  const words = ask.type === 'hand-over' ? fieldOf(value, 'told') : (fieldOf(value, 'words') ?? value);
  return typeof words === 'string' ? [words] : [];
}

function ownNotes(value: unknown): string[] {
  const lines = (Array.isArray(value) ? value : [value]).flatMap((line) => String(line ?? '').split('\n'));
  return lines.map((line) => line.trim()).filter((line) => line.startsWith('='));
}

/** The options that are new, and the agent's: one typed line, several of a file, or the whole list from the screen. */
function optionsOf(state: CallState, ask: Ask & { type: 'options' }, pass: number, value: unknown): string[] {
  const known = new Set(optionsSoFar(state, ask, pass).options.map(({ text }) => text));
  const given = fieldOf(value, 'options') ?? value;
  const options = (Array.isArray(given) ? given : [given]).map((one) =>
    typeof one === 'string' ? readOptionLine(one) : { text: fieldOf(one, 'text'), by: fieldOf(one, 'by') },
  );
  return options.flatMap((option) => {
    const text = option?.by === 'agent' ? option.text : null;
    return typeof text === 'string' && !known.has(text) ? [text] : [];
  });
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
