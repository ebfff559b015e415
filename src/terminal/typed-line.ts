import type { Beside, Gone } from '../engine/prompter.ts';
import type { Reply } from '../engine/reply.ts';

/** Something to show above the line, or to type into, before there is a reply. */
export type Open = {
  kind: 'open';
  what: 'menu' | 'keys' | 'promise' | 'hand-over' | 'steps' | 'cards' | 'endings' | 'history' | 'record' | 'voicemail';
  words?: string;
};

/**
 * A sentence to show beside the line. With `again`, the same empty Enter a second time goes through; with `clears`, what
 * was refused is taken off the line, so that nothing is joined on to it.
 */
export type Problem = { kind: 'problem'; text: string; again?: true; clears?: true };

/** What one submitted line means. */
export type Typed = Reply | Gone | Beside | Open | Problem;

/** What the meaning of a line depends on besides the prompt. */
export type TypedUi = {
  /** An empty Enter has just been questioned. */
  again: boolean;
  /** Which of the step's wordings stands on the screen; null when there is none. */
  wording: number | null;
};

export function problem(text: string): Problem {
  return { kind: 'problem', text };
}

/** A problem that takes what was typed off the line. */
export function clearing(text: string): Problem {
  return { kind: 'problem', text, clears: true };
}

/** Asks once; the same Enter again goes on. */
export function onceMore(ui: TypedUi, text: string): Reply | Problem {
  return ui.again ? { kind: 'covered' } : { kind: 'problem', text, again: true };
}

/** A note in the customer's words, or with a leading `=` in the agent's own. A leading `*` stays for the engine to read. */
export function noteOf(line: string): Reply | Problem {
  const own = line.startsWith('=');
  const text = (own ? line.slice(1) : line).trim();
  if (text === '' || text === '*') return problem(`There is nothing after the ${own ? '=' : '*'}.`);
  return { kind: 'note', from: own ? 'agent' : 'customer', text };
}

/** Opens the talk on a promise, with what is said of it already. */
export function openPromise(words: string): Open {
  const said = words.trim();
  return said === '' ? { kind: 'open', what: 'promise' } : { kind: 'open', what: 'promise', words: said };
}

export const isYes = (line: string) => /^y(es)?$/i.test(line);
export const isNo = (line: string) => /^no?$/i.test(line);

/** Half an answer: it begins as a yes or a no does, and is neither plainly. */
export const isYesOrNoInWords = (line: string) =>
  /^(?:yes|yeah|yep|yup|ok|okay|sure|right|correct|no|nope|nah|not|maybe|perhaps)(?![\p{L}\p{N}'’-])/iu.test(line);
