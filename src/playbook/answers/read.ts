import { oneLine } from '../../text/safe.ts';

/** What became of an answer: a value, or one sentence that says what is wanted. */
export type Read<T> = { ok: true; value: T } | { ok: false; problem: string };

/** That an answer was understood. */
export function taken<T>(value: T): Read<T> {
  return { ok: true, value };
}

/** That it was not: one sentence on what is wanted. */
export function refused(problem: string): { ok: false; problem: string } {
  return { ok: false, problem };
}

/** The words of a typed or given answer on one line: a number or a yes in a JSON file is text here too. Null for a list, a map, nothing. */
export function wordsOf(raw: unknown): string | null {
  if (typeof raw === 'boolean') return raw ? 'yes' : 'no';
  if (typeof raw === 'number') return Number.isFinite(raw) ? String(raw) : null;
  return typeof raw === 'string' ? oneLine(raw) : null;
}

/** Whether an answer from a file has fields. */
export function isMap(raw: unknown): raw is { readonly [name: string]: unknown } {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

const yeses = ['y', 'yes', 'true'];
const noes = ['n', 'no', 'false'];

/** A yes or a no however it was typed; null when it is neither. `also` are further words for yes. */
export function yesOrNo(raw: unknown, also: readonly string[] = []): boolean | null {
  const typed = wordsOf(raw)?.toLowerCase() ?? '';
  if (yeses.includes(typed) || also.includes(typed)) return true;
  return noes.includes(typed) ? false : null;
}

/** The first of the fields that the map has and should not have. */
export function strangeField(map: { readonly [name: string]: unknown }, known: readonly string[]): string | null {
  return Object.keys(map).find((name) => !known.includes(name)) ?? null;
}
