import { sql } from 'kysely';
import { text } from './bind.ts';
import { callsById, type ListedCall } from './list-calls.ts';
import { queries, reading } from './queries.ts';
import type { Store } from './store.ts';

const mostWords = 16;
const longestWord = 64;

/** Calls in which one entry, or one entry of their follow-ups, has all the words; the newest entries first. */
export async function searchCalls(store: Store, words: string, { limit = 50 } = {}): Promise<ListedCall[]> {
  const match = matching(words).join(' ');
  if (match === '') return [];
  // Several entries of one call may match: a few more are read than calls are wanted.
  const { rows } = await reading(store, () => newestMatches(store, match, limit * 8));
  const ids = new Set(rows.map((row) => row.callId));
  return callsById(store, [...ids].slice(0, limit));
}

function newestMatches(store: Store, match: string, limit: number) {
  return sql<{ callId: string }>`
    select coalesce(follow_ups.call_id, entries.stream) as "callId"
    from search
    join entries on entries.nr = search.rowid
    left join follow_ups on follow_ups.id = entries.stream
    where search match ${match}
    order by search.rowid desc
    limit ${limit}`.execute(queries(store));
}

/**
 * Typed words as the index is asked for them: each in quotes, so that nothing in them is an operator. A word of three
 * letters or more also finds those that begin with it.
 */
export function matching(typed: string): string[] {
  return text(typed)
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords)
    .map((word) => asPhrase(Array.from(word).slice(0, longestWord).join('')));
}

function asPhrase(word: string): string {
  return `"${word.replaceAll('"', '""')}"${/^[\p{L}\p{N}]{3,}$/u.test(word) ? ' *' : ''}`;
}
