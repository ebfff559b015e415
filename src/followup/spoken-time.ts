import type { Reading, TimeContext } from './spoken/outcome.ts';
import { readTokens } from './spoken/reading.ts';
import { splitTokens } from './spoken/split.ts';
import { tokenise } from './spoken/token.ts';

export type { Reading, TimeContext };

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
