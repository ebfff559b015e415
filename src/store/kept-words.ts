import type { Entry } from '../engine/entry.ts';
import { readSecretPatterns, type SecretPattern } from '../text/secret-patterns.ts';
import { type Removed, withoutSecrets } from '../text/secrets.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

/** Entries as they may be kept, and what had to be taken out of them. */
export type Fit<E extends Entry> = { entries: readonly E[]; removed: readonly Removed[] };

/** What the team has named, besides card numbers. A setting that can no longer be read names nothing. */
export function secretPatterns(store: Pick<Store, 'db' | 'path'>): readonly SecretPattern[] {
  const sql = "select value from team_settings where key = 'secrets'";
  return patternsIn((statement(store, sql).pluck().get() as string | undefined) ?? '');
}

/** Read once: each answer asks for them. */
let lastRead: { text: string; patterns: readonly SecretPattern[] } = { text: '', patterns: [] };

function patternsIn(text: string): readonly SecretPattern[] {
  if (text === lastRead.text) return lastRead.patterns;
  const read = readSecretPatterns(text);
  lastRead = { text, patterns: read.ok ? read.patterns : [] };
  return lastRead.patterns;
}

/**
 * The one way that words take into the file. What a team has named is looked for in what was typed; card numbers also in
 * names, numbers and whatever else an entry says.
 */
export function fitToKeep<E extends Entry>(entries: readonly E[], patterns: readonly SecretPattern[]): Fit<E> {
  const removed: Removed[] = [];
  const cleaner = (given: readonly SecretPattern[]) => (text: string) => {
    const clean = withoutSecrets(text, given);
    removed.push(...clean.removed);
    return clean.text;
  };
  const all = cleaner(patterns);
  const cards = cleaner([]);
  const fit = entries.map((entry) => ({
    ...entry,
    by: cards(entry.by),
    what: cleaned(entry.what, cards),
    words: cleaned(entry.words, all),
  }));
  return removed.length === 0 ? { entries, removed } : { entries: fit as readonly E[], removed };
}

function cleaned(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === 'string') return clean(value);
  if (typeof value === 'number') {
    const digits = String(value);
    const kept = clean(digits);
    return kept === digits ? value : kept;
  }
  if (Array.isArray(value)) return value.map((part) => cleaned(part, clean));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cleaned(part, clean)]));
}
