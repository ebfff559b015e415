import type { Entry } from '../engine/entry.ts';

/** All that was typed in an entry, as one text to search. Null when there is none. */
export function searchWords(entry: Entry): string | null {
  const words = strings(entry.words).join('\n').normalize('NFC');
  return words === '' ? null : words;
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}
