import type { Inside, Said } from '../text/kinds.ts';
import { oneLine, plain } from '../text/safe.ts';

// `{{ fact }}` and `{{ fact | words to fall back on }}`, and nothing else: a substitution that lint can read.

export type Placeholder = {
  name: string;
  fallback: string | null;
  /** Where it begins, and where the text after it begins. */
  at: number;
  end: number;
};

/** What was heard or typed and may be said aloud, by fact name. Made only by `publicWords`. */
export type PublicWords = ReadonlyMap<string, string> & { readonly is: 'public facts only' };

const pattern = /\{\{\s*([a-z0-9][a-z0-9_-]*)\s*(?:\|([^{}|]*))?\}\}/g;

/** The `{{ name | fallback }}` of a line, in order. */
export function placeholders(text: string): Placeholder[] {
  return [...text.matchAll(pattern)].map((found) => {
    const fallback = found[2]?.trim() ?? '';
    const at = found.index;
    return { name: found[1] ?? '', fallback: fallback === '' ? null : fallback, at, end: at + found[0].length };
  });
}

/** Where braces stand that are no placeholder, as in `{{ customer.name }}` or `{{ customer`; null when all is well. */
export function strayBraces(text: string): number | null {
  const blanked = text.replace(pattern, (found) => ' '.repeat(found.length));
  const at = blanked.search(/\{\{|\}\}/);
  return at < 0 ? null : at;
}

/** A name that is internal anywhere in the entries is left out altogether. */
export function publicWords(entries: Iterable<{ name: string; words: string; internal: boolean }>): PublicWords {
  const words = new Map<string, string>();
  const secret = new Set<string>();
  for (const entry of entries) {
    if (entry.internal) secret.add(entry.name);
    else words.set(entry.name, entry.words);
  }
  for (const name of secret) words.delete(name);
  return words as ReadonlyMap<string, string> as PublicWords;
}

/** Whether each placeholder has a value or words to fall back on. A wording that is not fillable is still speakable, but poorer. */
export function isFillable(text: string, words: PublicWords): boolean {
  return placeholders(text).every(({ name, fallback }) => fallback !== null || wordsFor(name, words) !== '');
}

/** Fills in a wording. The only maker of `Said`: it sees public facts and nothing else. */
export function render(text: string, words: PublicWords): Said {
  let said = '';
  let from = 0;
  for (const placeholder of placeholders(text)) {
    said += text.slice(from, placeholder.at);
    from = placeholder.end;
    const after = text.slice(from);
    const value = wordsFor(placeholder.name, words);
    if (value === '' && placeholder.fallback === null) {
      const left = leaveOut(said, after);
      said = left.said;
      from += left.skip;
    } else if (value !== '' && endsClauseAfterColon(said, after)) {
      const put = onOwnLine(said, withoutLastMark(value, after), after);
      said = put.said;
      from += put.skip;
    } else {
      said += value === '' ? placeholder.fallback : withoutLastMark(value, after);
    }
  }
  return plain(said + text.slice(from)).trim() as Said;
}

/** Text for the agent's eyes, made safe to show. */
export function inside(text: string): Inside {
  return plain(text) as Inside;
}

function wordsFor(name: string, words: PublicWords): string {
  return oneLine(words.get(name) ?? '');
}

/** "nobody rang!" inside "…: {{ issue }}. Is that so?" would give "nobody rang!.". */
function withoutLastMark(value: string, after: string): string {
  return /^\s*[.,;:!?…]/.test(after) ? value.replace(/(?<=[^\s.,;:!?…])[\s.,;:!?…]+$/u, '') : value;
}

function endsClauseAfterColon(before: string, after: string): boolean {
  return /:\s*$/.test(before) && /^\s*(?:[.!?…]|$)/.test(after);
}

/** What a customer said fits no sentence of ours, so it stands alone: "…have it right:", its line, then the rest. */
function onOwnLine(before: string, value: string, after: string): { said: string; skip: number } {
  const mark = /^\s*[.!?…]*\s*/.exec(after)?.[0] ?? '';
  const question = mark.includes('?') && mark.length === after.length ? '?' : '';
  const next = mark.length < after.length ? '\n' : '';
  return { said: `${before.trimEnd()}\n  ${value}${question}${next}`, skip: mark.length };
}

/** Without a value and a fallback the placeholder goes, and the comma that set it off: "Thank you, {{ customer }}." */
function leaveOut(before: string, after: string): { said: string; skip: number } {
  if (/^\s*(?:[.,;:!?…]|$)/.test(after) && before !== '') return { said: before.replace(/[,;:]?\s*$/, ''), skip: 0 };
  const skip = /^\s*[,;:]?\s*/.exec(after)?.[0].length ?? 0;
  return { said: before, skip };
}
