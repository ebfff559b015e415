import type { FollowUp } from '../followup/follow-up.ts';
import { followUpColumns } from './project-follow-up.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

export type FollowUpsQuery = { sql: string; parameters: readonly (string | number)[] };

// Rows with names take the database module twice as long as bare values, and lists are asked for all day.

const { customerKey: _key, nextSeq: _nextSeq, head: _head, ...columns } = followUpColumns;
const fields = Object.keys(columns);

/** What a query of follow-ups begins with that is read here. */
export const selectFollowUps = `select ${Object.values(columns).join(', ')} from follow_ups`;

/** All that a query gives. */
export function followUpsOf(store: Store, { sql, parameters }: FollowUpsQuery): FollowUp[] {
  return statement(store, sql)
    .raw()
    .all(...parameters)
    .map(followUpFrom);
}

/** The same, one after the other, for what would be too much at once. */
export function* eachFollowUpOf(store: Store, { sql, parameters }: FollowUpsQuery): Generator<FollowUp> {
  for (const values of statement(store, sql)
    .raw()
    .each(...parameters))
    yield followUpFrom(values);
}

function followUpFrom(values: unknown): FollowUp {
  const followUp: Record<string, unknown> = {};
  const row = values as readonly unknown[];
  for (let at = 0; at < fields.length; at += 1) followUp[fields[at] as string] = row[at];
  followUp.spoken = followUp.spoken === 1;
  return followUp as FollowUp;
}
