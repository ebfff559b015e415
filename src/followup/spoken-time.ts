import { readTokens } from './spoken/reading.ts';
import { splitTokens } from './spoken/split.ts';
import { tokenise } from './spoken/token.ts';
import type { Team } from './team.ts';

export type TimeContext = {
  /** UTC ISO */
  now: string;
  /** the customer's calendar and clock */
  zone: string;
  team: Team;
};

export type Reading =
  | {
      kind: 'time';
      /** the latest moment at which the promise is still kept, UTC ISO */
      dueAt: string;
      /** where the window begins, if there is one */
      notBefore: string | null;
      zone: string;
      /** how it was read, in plain words */
      reading: string;
      sure: 'clear' | 'convention' | 'ambiguous';
      shape: 'deadline' | 'point' | 'window' | 'not-before' | 'event' | 'recurring' | 'multiple';
      /** what to show and to ask about: other readings, closed hours, clock changes */
      doubts: readonly string[];
    }
  /** No honest time can be had: one short question. */
  | { kind: 'ask'; question: string };

// A promise is a sentence: what is longer is no time, and reading it would cost time on the phone.
const longest = 300;

/** Reads the whole phrase or asks; never a part of it. */
export function readSpokenTime(phrase: string, context: TimeContext): Reading {
  if (phrase.length > longest) return { kind: 'ask', question: 'When exactly? That is too long for a time.' };
  return readTokens(tokenise(phrase), phrase, context).reading;
}

/** Finds the time at the start or the end of a longer line, as in "call 16:30 refund status"; null when there is none. */
export function splitTimeFromWords(
  line: string,
  context: TimeContext,
): { time: string; reading: Reading; rest: string } | null {
  return splitTokens(line, context);
}
