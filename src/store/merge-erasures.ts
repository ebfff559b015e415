import { newerErasureCounts } from './merge-pool.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

/**
 * Takes away the words that were forgotten in one of several files, once their entries are together: what comes does not
 * bring them back, and what is here goes as well. `after`: behind this number are those that came. The streams that lose
 * words are put among the touched. Gives how many entries that were here lost their words.
 */
export function forgetAgain(store: Store, after: number): number {
  statement(store, forgetCarriedOn).run();
  statement(store, `insert or ignore into temp.touched select distinct stream from entries where ${isForgotten}`).run();
  const here = statement(store, `select nr from entries where nr <= ? and ${isForgotten}`)
    .pluck()
    .all(after) as number[];
  for (const nr of here) statement(store, 'delete from search where rowid = ?').run(nr);
  const drafts = `delete from drafts where call_id in (select distinct stream from entries where ${isForgotten})`;
  statement(store, drafts).run();
  statement(store, `update entries set words = null, salt = null where ${isForgotten}`).run();
  return here.length;
}

/** Whether `forgetAgain` would find something: a file by itself may have gone on with what it forgot, by a clock put back. */
export function hasMoreToForget(store: Store): boolean {
  const sql = `
    select exists (
        select 1 from (${carriedOn}) as more where not exists (
          select 1 from erasures as kept
          where kept.stream = more.stream and kept.up_to = more.further
            and (kept.at, kept."by", kept.reason) >= (more.at, more."by", more.reason)))
      or exists (select 1 from entries where ${isForgotten})`;
  return statement(store, sql).pluck().get() === 1;
}

/** A file that went on with a call apart may have got further in it than the one that forgot it knew of. */
const carriedOn = `
  select stream, further, at, "by", reason from (
    select erasures.*, (
      select max(entries.seq) from entries
      where entries.stream = erasures.stream and entries.saved_at <= erasures.at) as further
    from erasures) as known
  where further > up_to`;

const forgetCarriedOn = `
  insert into erasures (stream, up_to, at, "by", reason) ${carriedOn}
  ${newerErasureCounts}`;

const isForgotten = `
  stream in (select stream from erasures) and words is not null and exists (
    select 1 from erasures where erasures.stream = entries.stream and erasures.up_to >= entries.seq)`;
