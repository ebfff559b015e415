import type { FollowUp } from '../followup/follow-up.ts';
import { listFollowUps } from './list-follow-ups.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

const most = 20;

/** The calls of a case before this one, the oldest first, and what was promised in them. */
export function storyOf(
  store: Store,
  { caseId, callId }: { caseId: string; callId: string },
): { callIds: string[]; followUps: FollowUp[] } {
  const sql = `
    select id from (select id, started_at from calls where case_id = ? and id <> ? order by started_at desc limit ${most})
    order by started_at, id`;
  const callIds = statement(store, sql).pluck().all(caseId, callId) as string[];
  const followUps = listFollowUps(store, { caseId, limit: most });
  return { callIds, followUps: followUps.filter((followUp) => followUp.callId !== callId) };
}
