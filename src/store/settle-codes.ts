import { longCode } from './codes.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

export type NewCode = { id: string; code: string; was: string };

/**
 * Two files that were written apart may have given one code to two things at the same time. The one that was begun later
 * gets a longer code. It follows from the entries alone, and stays when one of the two is over. Gives all that have one.
 */
export function settleCodes(store: Store): readonly NewCode[] {
  const origins = statement(store, 'select count(distinct origin) from entries where seq = 1').pluck().get() as number;
  if (origins < 2) return [];
  statement(store, 'drop table if exists temp.begun').run();
  statement(store, begun).run();
  statement(store, 'create index temp.begun_by_code on begun (code)').run();
  const later = statement(store, clashes).all() as { id: string; code: string }[];
  const settled = later.map(({ id, code }) => ({ id, code: longCode(id), was: code }));
  for (const table of ['calls', 'follow_ups']) {
    statement(store, asBegun(table)).run();
    for (const { id, code } of settled) statement(store, `update ${table} set code = ? where id = ?`).run(code, id);
  }
  statement(store, 'drop table temp.begun').run();
  return settled;
}

const begun = `
  create temp table begun as
  select stream as id, origin, at, json_extract(what, '$.code') as code from entries
  where seq = 1 and kind in ('began', 'opened')`;

const asBegun = (table: string) => `
  update ${table} set code = begun.code from temp.begun as begun
  where begun.id = ${table}.id and begun.code <> ${table}.code`;

const end = (of: string) => `
  coalesce((
    select min(ended.at) from entries as ended
    where ended.stream = ${of}.id
      and ended.kind in ('written-up', 'abandoned', 'kept', 'released', 'withdrawn')), '9999')`;

const clashes = `
  select distinct later.id, later.code from temp.begun as later join temp.begun as first using (code)
  where first.id < later.id and first.origin <> later.origin and later.at < ${end('first')} and first.at < ${end('later')}
  order by later.id`;
