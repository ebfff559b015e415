import type { FollowUp } from '../followup/follow-up.ts';
import { type FollowUpFilter, followUpsQuery } from './list-follow-ups.ts';
import { type FollowUpRow, followUpFromRow } from './project-follow-up.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

export type CalendarFilter = Pick<FollowUpFilter, 'kind' | 'customer'> & { owner?: string };

export type CalendarFollowUps = {
  followUps: readonly FollowUp[];
  /** How often it has changed since it was made. */
  sequenceOf: (followUp: FollowUp) => number;
};

/**
 * What a calendar is to know: all that is open, what ended since an instant and, when only one owner is asked for, what
 * was taken from them since then. Without the last two a calendar would keep them as it saw them first.
 */
export function calendarFollowUps(store: Store, filter: CalendarFilter, since: string): CalendarFollowUps {
  const { owner, ...rest } = filter;
  const { sql, parameters } = followUpsQuery(rest);
  const ofOwner = owner === undefined ? '' : `and ("owner" = ? or ${taken})`;
  const whole = `
    select * from (${sql}) as found
    where (status = 'open' or "settledAt" >= ?) ${ofOwner}
    order by "dueAt", id`;
  const given = owner === undefined ? [since] : [since, owner, since, owner];
  const rows = statement(store, whole).all(...parameters, ...given) as (FollowUpRow & { nextSeq: number })[];
  // The first line of a follow-up is no change of it, and the next one is not there yet.
  const changes = new Map(rows.map(({ id, nextSeq }) => [id, Math.max(0, nextSeq - 2)]));
  return { followUps: rows.map(followUpFromRow), sequenceOf: ({ id }) => changes.get(id) ?? 0 };
}

const taken = `exists (
  select 1 from entries
  where stream = found.id and kind in ('assigned', 'claimed') and at >= ? and json_extract(what, '$.from') = ?)`;
