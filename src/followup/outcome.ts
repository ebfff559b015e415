import { oneLine } from '../text/safe.ts';

/** What was read of something typed, or one sentence about what is wrong with it and how it may be written. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: string };

/** That it was understood. */
export function read<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** That it was not: one sentence on what is wrong and how it is written. */
export function refused(problem: string): { ok: false; problem: string } {
  return { ok: false, problem: oneLine(problem) };
}

/** What was typed, as a sentence can hold it: cut after so many letters. */
export function quoted(text: string, most = 60): string {
  const letters = [...oneLine(text)];
  return `"${letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : letters.join('')}"`;
}
