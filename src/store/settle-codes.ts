import { longCode } from './codes.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

export type NewCode = { id: string; code: string; was: string };

/** `long`: all that are to have a longer code than they began with. `unsettled`: what has another code than it is to have. */
export type Codes = { long: readonly NewCode[]; unsettled: readonly NewCode[] };

/**
 * Two files that were written apart may have given one code to two things at the same time. The one that was begun later
 * gets a longer code. It follows from the entries alone, and stays when one of the two is over.
 */
export function codesToHave(store: Store): Codes {
  const origins = statement(store, 'select count(distinct origin) from entries where seq = 1').pluck().get() as number;
  if (origins < 2) return { long: [], unsettled: [] };
  const later = statement(store, clashes).all() as { id: string; code: string }[];
  const long = later.map(({ id, code }) => ({ id, code: longCode(id), was: code }));
  const others = statement(store, notAsBegun).all() as { id: string; code: string }[];
  const wanted = new Map([...others, ...long].map(({ id, code }) => [id, code]));
  const unsettled = [...wanted].flatMap(([id, code]) => {
    const was = statement(store, codeNow).pluck().get({ id }) as string | undefined;
    return was === undefined || was === code ? [] : [{ id, code, was }];
  });
  return { long, unsettled };
}

/** Gives each what it is to have, and all those that have a longer code. */
export function settleCodes(store: Store): Codes['long'] {
  const { long, unsettled } = codesToHave(store);
  for (const { id, code } of unsettled) {
    statement(store, 'update calls set code = ? where id = ?').run(code, id);
    statement(store, 'update follow_ups set code = ? where id = ?').run(code, id);
  }
  return long;
}

const codeNow = 'select code from calls where id = @id union all select code from follow_ups where id = @id';

const begun = `
  with begun as materialized (
    select stream as id, origin, at, what ->> 'code' as code from entries
    where seq = 1 and kind in ('began', 'opened'))`;

const notAsBegun = `
  ${begun}
  select distinct begun.id, begun.code
  from begun join (select id, code from calls union all select id, code from follow_ups) as named on named.id = begun.id
  where named.code <> begun.code`;

const end = (of: string) => `
  coalesce((
    select min(ended.at) from entries as ended
    where ended.stream = ${of}.id
      and ended.kind in ('written-up', 'abandoned', 'kept', 'released', 'withdrawn')), '9999')`;

const clashes = `
  ${begun}
  select distinct later.id, later.code from begun as later join begun as first on first.code = later.code
  where first.id < later.id and first.origin <> later.origin and later.at < ${end('first')} and first.at < ${end('later')}
  order by later.id`;
