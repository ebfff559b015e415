import type { CallEntry, CaseEntry, Entry, FollowUpEntry, TeamEntry } from '../engine/entry.ts';
import { json, text } from './bind.ts';
import { hashOfLink, hashOfWords, type Link } from './chain.ts';

/** An entry as it is kept. `nr` is its place in this file; `words` and `salt` are null when there are none any more. */
export type EntryRow = Link & { nr: number; words: string | null; salt: string | null; hash: string };

type Keeping = { nr: number; origin: string; savedAt: string; salt: string; prev: string | null };

/** The row that keeps an entry: written out, hashed, and chained to `prev`. */
export function rowOf(entry: Entry, { nr, origin, savedAt, salt, prev }: Keeping): EntryRow {
  const words = entry.words === null ? null : json(entry.words);
  const link: Link = {
    prev,
    stream: text(entry.stream),
    seq: entry.seq,
    origin,
    kind: entry.kind,
    at: text(entry.at),
    savedAt: text(savedAt),
    by: text(entry.by),
    what: json(entry.what),
    wordsHash: words === null ? null : hashOfWords(salt, words),
  };
  return { ...link, nr, words, salt: words === null ? null : salt, hash: hashOfLink(link) };
}

/** Whether a kept row is this very entry, saved before. Its words can no longer be compared once they are erased. */
export function holds(row: EntryRow, entry: Entry): boolean {
  const { nr, origin, savedAt, prev } = row;
  const again = rowOf(entry, { nr, origin, savedAt, prev, salt: row.salt ?? '' });
  const isErased = row.salt === null && row.wordsHash !== null && entry.words !== null;
  return row.hash === (isErased ? hashOfLink({ ...again, wordsHash: row.wordsHash }) : again.hash);
}

/** The entry that a row keeps; `words` is null when they were erased. */
export function entryOf(row: EntryRow): Entry {
  const { stream, seq, kind, at, by, what, words } = row;
  const parsed = { what: JSON.parse(what), words: words === null ? null : JSON.parse(words) };
  return { kind, ...parsed, stream, seq, at, by } as Entry;
}

/** The entries that do not belong to a call. */
const elsewhere: { [K in FollowUpEntry['kind']]: 'follow-up' } & { [K in CaseEntry['kind']]: 'case' } & {
  [K in TeamEntry['kind']]: 'team';
} = {
  opened: 'follow-up',
  attempted: 'follow-up',
  rescheduled: 'follow-up',
  claimed: 'follow-up',
  assigned: 'follow-up',
  updated: 'follow-up',
  kept: 'follow-up',
  released: 'follow-up',
  withdrawn: 'follow-up',
  reopened: 'follow-up',
  'in-effect': 'case',
  settings: 'team',
  away: 'team',
};

const roomOf = ({ kind }: Entry) => (kind in elsewhere ? elsewhere[kind as keyof typeof elsewhere] : 'call');

/** Whether an entry belongs to the stream of a call, and not of a follow-up, a case or the team. */
export const isOfCall = (entry: Entry): entry is CallEntry => roomOf(entry) === 'call';
export const isOfFollowUp = (entry: Entry): entry is FollowUpEntry => roomOf(entry) === 'follow-up';
export const isOfTeam = (entry: Entry): entry is TeamEntry => roomOf(entry) === 'team';
