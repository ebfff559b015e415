import { bound } from './bind.ts';
import type { EntryRow } from './entry-row.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

const select = `
  select nr, stream, seq, origin, kind, at, saved_at as "savedAt", "by", what, words, salt,
    words_hash as "wordsHash", prev, hash
  from entries`;

const insert = `
  insert into entries (nr, stream, seq, origin, kind, at, saved_at, "by", what, words, salt, words_hash, prev, hash)
  values (@nr, @stream, @seq, @origin, @kind, @at, @savedAt, @by, @what, @words, @salt, @wordsHash, @prev, @hash)`;

/** Inserts a row. SQLite refuses one whose stream, seq and origin are taken. */
export function addRow(store: Store, row: EntryRow): void {
  statement(store, insert).run(bound(row));
}

/**
 * The rows of a stream in their order, up to and with `upTo`. Where two files went on with it apart, both are there: by
 * their place, then by the time.
 */
export function rowsOf(store: Store, stream: string, upTo = Number.MAX_SAFE_INTEGER): EntryRow[] {
  const sql = `${select} where stream = ? and seq <= ? order by seq, at, origin`;
  return statement(store, sql).all(stream, upTo) as EntryRow[];
}

/** What stands at one place of a stream: more than one row when two files went on apart. */
export function rowsAt(store: Store, stream: string, seq: number): EntryRow[] {
  return statement(store, `${select} where stream = ? and seq = ?`).all(stream, seq) as EntryRow[];
}

/** Rows in the order in which this file took them, a page at a time. */
export function rowsAfter(store: Store, nr: number, limit: number): EntryRow[] {
  return statement(store, `${select} where nr > ? order by nr limit ?`).all(nr, limit) as EntryRow[];
}

/** The names of streams, a page at a time. */
export function streamsAfter(store: Store, stream: string, limit: number): string[] {
  const sql = 'select distinct stream from entries where stream > ? order by stream limit ?';
  return statement(store, sql).pluck().all(stream, limit) as string[];
}

/** The end of a stream's chain; undefined when it is new. */
export function lastRow(store: Store, stream: string): { seq: number; hash: string } | undefined {
  const sql = 'select seq, hash from entries where stream = ? order by seq desc, at desc, origin desc limit 1';
  return statement(store, sql).get(stream) as { seq: number; hash: string } | undefined;
}

/** The latest time at which anything in a stream happened, by whatever clock; null before the first. */
export function latestAt(store: Store, stream: string): string | null {
  return statement(store, 'select max(at) from entries where stream = ?').pluck().get(stream) as string | null;
}

/** The next place in this file. Only good inside the transaction that uses it. */
export function freshNr(store: Store): number {
  return statement(store, 'select coalesce(max(nr), 0) + 1 from entries').pluck().get() as number;
}
