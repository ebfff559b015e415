import { text } from './bind.ts';
import { entryOf } from './entry-row.ts';
import { rowsOf } from './entry-table.ts';
import { foldStream } from './fold.ts';
import { projectWords } from './project.ts';
import { rebuildWithin } from './rebuild.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

/** That the words of a stream are to be gone, up to and with an entry. `reason` is ours: it names nobody. */
export type Erasure = { stream: string; upTo: number; at: string; by: string; reason: string };

/**
 * Takes the words of a call or a follow-up out of its entries and of all that follows from them, and puts that on record;
 * what is structure stays, and so does the chain. Within a transaction of the caller.
 */
export function eraseStream(store: Store, erasure: Erasure): void {
  eraseStreams(store, [erasure]);
}

/** The same for several: what they have in common is made anew once. */
export function eraseStreams(store: Store, erasures: readonly Erasure[]): void {
  for (const erasure of erasures) eraseWords(store, erasure);
  const cases = new Set(erasures.flatMap(({ stream }) => casesOf(store, stream)));
  for (const id of cases) rebuildCase(store, id);
}

/**
 * Erases once more all that is on record as erased: an older copy has brought it back. Gives how many entries that were.
 * Within a transaction of the caller.
 */
export function eraseAgain(store: Store): number {
  const sql = `
    update entries set words = null, salt = null
    where words is not null and exists (
      select 1 from erasures where erasures.stream = entries.stream and entries.seq <= erasures.up_to)`;
  const { changes } = statement(store, sql).run();
  if (changes > 0) rebuildWithin(store);
  statement(store, 'delete from drafts where call_id in (select stream from erasures)').run();
  return changes;
}

function eraseWords(store: Store, { stream, upTo, at, by, reason }: Erasure): void {
  const record = `
    insert into erasures (stream, up_to, at, "by", reason) values (?, ?, ?, ?, ?)
    on conflict (stream, up_to) do nothing`;
  statement(store, record).run(stream, upTo, at, text(by), text(reason));
  const erase = 'update entries set words = null, salt = null where stream = ? and seq <= ? and words is not null';
  statement(store, erase).run(stream, upTo);
  statement(store, 'delete from drafts where call_id = ?').run(stream);
}

function casesOf(store: Store, stream: string): string[] {
  const sql = 'select case_id from calls where id = @stream union select case_id from follow_ups where id = @stream';
  return statement(store, sql).pluck().all({ stream }) as string[];
}

/**
 * All that follows from the entries of a case, as a rebuild of everything would make it: a case shares nothing but the
 * codes, and to settle those anew would take a look at every call there is.
 */
function rebuildCase(store: Store, id: string): void {
  const coded = (table: string) =>
    statement(store, `select id, code from ${table} where case_id = ?`).all(id) as { id: string; code: string }[];
  const [calls, followUps] = [coded('calls'), coded('follow_ups')];
  const streams = [...[...calls, ...followUps].map((one) => one.id), id];
  const rows = streams.flatMap((stream) => rowsOf(store, stream)).sort((a, b) => a.nr - b.nr);
  for (const { nr } of rows) statement(store, 'delete from search where rowid = ?').run(nr);
  for (const call of calls) statement(store, 'delete from facts where call_id = ?').run(call.id);
  statement(store, 'delete from calls where case_id = ?').run(id);
  statement(store, 'delete from follow_ups where case_id = ?').run(id);
  statement(store, 'delete from cases where id = ?').run(id);
  for (const stream of streams) foldStream(store, stream);
  for (const one of calls) statement(store, 'update calls set code = ? where id = ?').run(one.code, one.id);
  for (const one of followUps) statement(store, 'update follow_ups set code = ? where id = ?').run(one.code, one.id);
  for (const row of rows) projectWords(store, entryOf(row), row.nr);
}

/** The latest erasure of a stream; null when its words are there. */
export function erasureOf(store: Store, stream: string): Omit<Erasure, 'stream'> | null {
  const sql =
    'select up_to as "upTo", at, "by", reason from erasures where stream = ? order by at desc, up_to desc limit 1';
  return (statement(store, sql).get(stream) as Omit<Erasure, 'stream'> | undefined) ?? null;
}
