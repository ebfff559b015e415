import { statement } from './statement.ts';
import type { Store } from './store.ts';

/** What ended before an instant and still has words, the oldest first; `kept` counts the calls that are needed yet. */
export type OldRecords = {
  calls: readonly { id: string; code: string; startedAt: string; followUps: readonly string[] }[];
  followUps: readonly string[];
  kept: number;
};

/** Calls and follow-ups that ended before an instant (UTC ISO) and are needed no longer. */
export function oldRecords(store: Store, before: string): OldRecords {
  const all = statement(store, callsSql).all({ before }) as {
    id: string;
    code: string;
    startedAt: string;
    needed: 0 | 1;
  }[];
  const calls = all
    .filter(({ needed }) => needed === 0)
    .map(({ id, code, startedAt }) => {
      const followUps = statement(store, 'select id from follow_ups where call_id = ?').pluck().all(id) as string[];
      return { id, code, startedAt, followUps };
    });
  const followUps = statement(store, aloneSql).pluck().all({ before }) as string[];
  return { calls, followUps, kept: all.length - calls.length };
}

const isErased = (table: string) =>
  `exists (select 1 from erasures where stream = ${table}.id and up_to >= ${table}.next_seq - 1)`;

/** Something in the same case is still promised, or was settled only later. */
const isNeeded = (table: string) => `exists (
  select 1 from follow_ups as other where other.case_id = ${table}.case_id
    and (other.status = 'open' or other.settled_at >= @before))`;

const callsSql = `
  select id, code, started_at as "startedAt", ${isNeeded('calls')} as needed from calls
  where coalesce(written_up_at, hung_up_at, started_at) < @before and not ${isErased('calls')}
  order by started_at, id`;

const aloneSql = `
  select id from follow_ups
  where call_id is null and status <> 'open' and settled_at < @before
    and not ${isErased('follow_ups')} and not ${isNeeded('follow_ups')}
  order by settled_at, id`;
