import type { FollowUp, FollowUpKind } from '../followup/follow-up.ts';
import { folded, likeAnywhere } from './customer-key.ts';
import { type FollowUpsQuery, followUpsOf, selectFollowUps } from './read-follow-ups.ts';
import type { Store } from './store.ts';

// Put together by hand from fixed parts: shell prompts ask for this list all day, and the query builder alone takes a
// tenth of the time that such a run may take.

export type FollowUpFilter = {
  /** Only open ones that were due before this instant. */
  overdueAt?: string;
  openOnly?: boolean;
  /** Only open ones that are due until this instant, and at it. */
  dueUntil?: string;
  /** Only those that are due at this instant or later. */
  dueFrom?: string;
  /** One owner, or any of several. */
  owner?: string | readonly string[];
  /** A part of the name or number. */
  customer?: string;
  kind?: FollowUpKind;
  spoken?: boolean;
  callId?: string;
  caseId?: string;
  limit?: number;
  /** The last one of the page before. */
  after?: Pick<FollowUp, 'dueAt' | 'id'>;
};

/** Follow-ups, the one that is due first at the top. */
export function listFollowUps(store: Store, filter: FollowUpFilter = {}): FollowUp[] {
  return followUpsOf(store, followUpsQuery(filter));
}

/** A condition with the values that its question marks stand for. */
export type Part = readonly [condition: string, ...parameters: (string | number)[]];

/** The query of a list, to be looked at in a test: it must walk an index. */
export function followUpsQuery(filter: FollowUpFilter): FollowUpsQuery {
  const { limit, after } = filter;
  const parts = [...narrowed(filter)];
  if (after !== undefined) parts.push(['(due_at, id) > (?, ?)', after.dueAt, after.id]);
  return followUpsWhere(parts, limit);
}

/** The query of those that fulfil all parts, by due time. */
export function followUpsWhere(parts: readonly Part[], limit?: number): FollowUpsQuery {
  const where = parts.length === 0 ? '' : ` where ${parts.map(([condition]) => condition).join(' and ')}`;
  const end = limit === undefined ? '' : ' limit ?';
  return {
    sql: `${selectFollowUps}${where} order by due_at, id${end}`,
    parameters: [...parts.flatMap(([, ...parameters]) => parameters), ...(limit === undefined ? [] : [limit])],
  };
}

/** What a filter asks of each follow-up. */
export function narrowed(filter: FollowUpFilter): readonly Part[] {
  const { overdueAt, openOnly, dueUntil, dueFrom, owner, customer, kind, spoken, callId, caseId } = filter;
  const parts: Part[] = [];
  // The word stands in the query itself, so that the planner sees that the index of open ones will do.
  if (openOnly === true || overdueAt !== undefined || dueUntil !== undefined) parts.push([`status = 'open'`]);
  if (overdueAt !== undefined) parts.push(['due_at < ?', overdueAt]);
  if (dueFrom !== undefined) parts.push(['due_at >= ?', dueFrom]);
  if (dueUntil !== undefined) parts.push(['due_at <= ?', dueUntil]);
  if (typeof owner === 'string') parts.push(['owner = ?', owner]);
  else if (owner !== undefined) parts.push([`owner in (${owner.map(() => '?').join(', ')})`, ...owner]);
  if (customer !== undefined) {
    const like = likeAnywhere(folded(customer));
    parts.push([`(customer_key like ? escape '\\' or contact like ? escape '\\')`, like, like]);
  }
  if (kind !== undefined) parts.push(['kind = ?', kind]);
  if (spoken !== undefined) parts.push(['spoken = ?', spoken ? 1 : 0]);
  if (callId !== undefined) parts.push(['call_id = ?', callId]);
  if (caseId !== undefined) parts.push(['case_id = ?', caseId]);
  return parts;
}
