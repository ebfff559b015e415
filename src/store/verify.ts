import { hashOfLink, hashOfWords } from './chain.ts';
import type { EntryRow } from './entry-row.ts';
import { rowsOf } from './entry-table.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

/** Where a transcript is not as it was saved. `seq` is the first entry that shows it. */
export type BrokenLink = { seq: number; problem: 'changed' | 'words-changed' | 'missing' | 'out-of-order' | 'cut-off' };

/** The broken links of a stream; none when it is as it was saved. Words that were erased on record break nothing. */
export function verifyStream(store: Store, stream: string): BrokenLink[] {
  const rows = rowsOf(store, stream);
  const erasedUpTo = statement(store, 'select max(up_to) from erasures where stream = ?').pluck().get(stream);
  const before = new Map<number, string[]>();
  for (const { seq, hash } of rows) before.set(seq + 1, [...(before.get(seq + 1) ?? []), hash]);
  const broken = rows.flatMap((row, at) => [
    ...gap(row, rows[at - 1]),
    ...brokenLinks(row, before.get(row.seq) ?? [], Number(erasedUpTo ?? 0)),
  ]);
  return [...broken, ...cutOff(store, stream, rows.at(-1))];
}

/** The first break of a stream, by the name that people know the stream by. */
export type NamedBreak = BrokenLink & { stream: string; name: string };

/** Looks at every stream of the file, or at those that are named. */
export function verifyAll(
  store: Store,
  named: readonly string[] | null = null,
): { streams: number; broken: readonly NamedBreak[] } {
  const all = named ?? (statement(store, 'select distinct stream from entries').pluck().all() as string[]);
  const broken = all.flatMap((stream) => {
    const [link] = verifyStream(store, stream);
    return link === undefined ? [] : [{ ...link, stream, name: nameOf(store, stream) }];
  });
  return { streams: all.length, broken };
}

/** A call with the follow-ups that were promised in it. */
export function streamsOfCall(store: Store, callId: string): string[] {
  const sql = 'select id from follow_ups where call_id = ? order by id';
  return [callId, ...(statement(store, sql).pluck().all(callId) as string[])];
}

/** "call k7fq", as people know a stream; its own name where it is neither a call nor a follow-up. */
export function nameOf(store: Store, stream: string): string {
  const sql = `
    select 'call ' || code from calls where id = @stream
    union all select 'follow-up ' || code from follow_ups where id = @stream`;
  return (statement(store, sql).pluck().get({ stream }) as string | undefined) ?? stream;
}

function gap({ seq }: EntryRow, before: EntryRow | undefined): BrokenLink[] {
  const expected = (before?.seq ?? 0) + 1;
  return seq > expected ? [{ seq: expected, problem: 'missing' }] : [];
}

/** `before`: the hashes of the entries at the place before; several where two files went on apart from there. */
function brokenLinks(row: EntryRow, before: readonly string[], erasedUpTo: number): BrokenLink[] {
  const { seq } = row;
  const broken: BrokenLink[] = [];
  const follows = row.prev === null ? seq === 1 : before.includes(row.prev);
  if (!follows && (seq === 1 || before.length > 0)) broken.push({ seq, problem: 'out-of-order' });
  if (hashOfLink(row) !== row.hash) broken.push({ seq, problem: 'changed' });
  const isErased = row.words === null && row.salt === null && seq <= erasedUpTo;
  if (!isErased && wordsHashOf(row) !== row.wordsHash) broken.push({ seq, problem: 'words-changed' });
  return broken;
}

const wordsHashOf = ({ words, salt }: EntryRow) => (words === null ? null : hashOfWords(salt ?? '', words));

/** The rows of calls and follow-ups remember how far their stream went: a tail that was cut or exchanged shows. */
function cutOff(store: Store, stream: string, last: EntryRow | undefined): BrokenLink[] {
  const heads = `
    select next_seq as "nextSeq", head from calls where id = @stream
    union all select next_seq, head from follow_ups where id = @stream`;
  const kept = statement(store, heads).get({ stream }) as { nextSeq: number; head: string } | undefined;
  const seq = last?.seq ?? 0;
  if (kept === undefined || kept.head === last?.hash) return [];
  return kept.nextSeq > seq + 1 ? [{ seq: seq + 1, problem: 'cut-off' }] : [{ seq, problem: 'changed' }];
}
