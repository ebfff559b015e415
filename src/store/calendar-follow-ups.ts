import type { FollowUp } from '../followup/follow-up.ts';
import { type FollowUpFilter, narrowed, type Part } from './list-follow-ups.ts';
import { atOneMoment } from './one-moment.ts';
import { type FollowUpRow, followUpColumns, followUpFromRow } from './project-follow-up.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';
import { tableOf } from './table.ts';

export type CalendarFilter = Pick<FollowUpFilter, 'kind' | 'customer'> & { owner?: string };

/** `sequence` tells how often it has changed since it was made. */
export type ForCalendar = { followUp: FollowUp; sequence: number };

/**
 * What a calendar is to know, the earliest first: all that is open, what ended since an instant and, when only one owner
 * is asked for, what was taken from them since then. Without the last two a calendar would keep them as it saw them first.
 * It is read along, so that it never lies in memory as a whole.
 */
export function calendarFollowUps(store: Store, filter: CalendarFilter, since: string): Generator<ForCalendar> {
  return atOneMoment(store, () => inOrder(openRows(store, filter, since), endedRows(store, filter, since)));
}

type Row = FollowUpRow & { nextSeq: number };

/** The query of the open ones, to be looked at in a test: it must walk an index in its order. */
export function openForCalendar(filter: CalendarFilter, since: string) {
  return query([[`status = 'open'`], ...narrowed(withoutOwner(filter)), ...ofOwner(filter, since)], '');
}

function openRows(store: Store, filter: CalendarFilter, since: string): Generator<Row> {
  const { sql, parameters } = openForCalendar(filter, since);
  return statement(store, sql).each(...parameters) as Generator<Row>;
}

/** In no index, and so looked for page by page: SQLite keeps only as many as are asked for while it sorts. */
const endedAtOnce = 20_000;

function* endedRows(store: Store, filter: CalendarFilter, since: string): Generator<Row> {
  for (let last: Row | null = null; ; ) {
    const after: readonly Part[] = last === null ? [] : [['(due_at, id) > (?, ?)', last.dueAt, last.id]];
    const parts: readonly Part[] = [
      [`status <> 'open' and settled_at >= ?`, since],
      ...narrowed(withoutOwner(filter)),
      ...ofOwner(filter, since),
      ...after,
    ];
    const { sql, parameters } = query(parts, ` limit ${endedAtOnce}`);
    let found = 0;
    last = null;
    for (const row of statement(store, sql).each(...parameters) as Iterable<Row>) {
      found += 1;
      last = row;
      yield row;
    }
    if (found < endedAtOnce) return;
  }
}

function withoutOwner({ owner: _owner, ...filter }: CalendarFilter): Omit<CalendarFilter, 'owner'> {
  return filter;
}

function ofOwner({ owner }: CalendarFilter, since: string): readonly Part[] {
  return owner === undefined ? [] : [[`(owner = ? or ${taken})`, owner, since, owner]];
}

const taken = `exists (
  select 1 from entries
  where stream = follow_ups.id and kind in ('assigned', 'claimed') and at >= ? and what ->> 'from' = ?)`;

function query(parts: readonly Part[], end: string): { sql: string; parameters: readonly (string | number)[] } {
  const { select } = tableOf<Row>('follow_ups', followUpColumns);
  return {
    sql: `${select} where ${parts.map(([condition]) => condition).join(' and ')} order by due_at, id${end}`,
    parameters: parts.flatMap(([, ...parameters]) => parameters),
  };
}

/** Two lists, each in the order of its times, as one. Where nobody reads on, both are closed: the file is held no longer. */
function* inOrder(left: Generator<Row>, right: Generator<Row>): Generator<ForCalendar> {
  try {
    let [one, other] = [left.next(), right.next()];
    while (one.done !== true || other.done !== true) {
      if (other.done === true || (one.done !== true && isBefore(one.value, other.value))) {
        if (one.done !== true) yield forCalendar(one.value);
        one = left.next();
      } else {
        yield forCalendar(other.value);
        other = right.next();
      }
    }
  } finally {
    left.return(undefined);
    right.return(undefined);
  }
}

const isBefore = (one: Row, other: Row) => one.dueAt < other.dueAt || (one.dueAt === other.dueAt && one.id < other.id);

/** The first line of a follow-up is no change of it, and the next one is not there yet. */
function forCalendar(row: Row): ForCalendar {
  return { followUp: followUpFromRow(row), sequence: Math.max(0, row.nextSeq - 2) };
}
