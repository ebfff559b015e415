import type { FollowUp } from '../followup/follow-up.ts';
import { listFollowUps } from './list-follow-ups.ts';
import { owedTo } from './owed.ts';
import { type EarlierCall, rangBefore } from './rang-before.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

const most = 20;

/** The other calls of a customer and of the case, the oldest first, what was promised in the case, and what else is owed to them. */
export function storyOf(
  store: Store,
  call: { caseId: string; callId: string; customer: string | null; contact: string | null },
): { callIds: string[]; followUps: FollowUp[] } {
  const { caseId, callId } = call;
  const sql = `
    select id, case_id as "caseId", agent, started_at as "startedAt", cause from calls
    where case_id = ? and id <> ? order by started_at desc limit ${most}`;
  const found = [...(statement(store, sql).all(caseId, callId) as EarlierCall[]), ...rangBefore(store, call)];
  const each = [...new Map(found.map((earlier) => [earlier.id, earlier])).values()];
  const callIds = each
    .sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1))
    .slice(-most)
    .map(({ id }) => id);
  const inCase = listFollowUps(store, { caseId, limit: most }).filter((followUp) => followUp.callId !== callId);
  const others = owedTo(store, call).filter(({ id }) => !inCase.some((followUp) => followUp.id === id));
  return { callIds, followUps: [...others, ...inCase] };
}
