import type { FollowUp } from '../followup/follow-up.ts';
import { followUpColumns } from './project-follow-up.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

export type FollowUpsQuery = { sql: string; parameters: readonly (string | number)[] };

// Rows with names take the database module twice as long as bare values, and lists are asked for all day.

const { customerKey: _key, nextSeq: _nextSeq, head: _head, ...columns } = followUpColumns;

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

/** Of the values of a row, in the order of `columns`. Written out: to look each name up takes longer. */
function followUpFrom(values: unknown): FollowUp {
  const row = values as readonly unknown[];
  return {
    id: row[0],
    code: row[1],
    callId: row[2],
    caseId: row[3],
    kind: row[4],
    channel: row[5],
    spoken: row[6] === 1,
    owner: row[7],
    firstOwner: row[8],
    promise: row[9],
    notBefore: row[10],
    dueAt: row[11],
    firstDueAt: row[12],
    zone: row[13],
    repeats: row[14],
    playbook: row[15],
    customer: row[16],
    contact: row[17],
    attempts: row[18],
    firstTryAt: row[19],
    lastAttemptAt: row[20],
    lastResult: row[21],
    nextTryAt: row[22],
    ownedSince: row[23],
    status: row[24],
    settledAt: row[25],
    settledBy: row[26],
    lateSeconds: row[27],
  } satisfies Record<keyof FollowUp, unknown> as FollowUp;
}
