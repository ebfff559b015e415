import { sql } from 'kysely';
import type { FollowUp, FollowUpKind } from '../followup/follow-up.ts';
import { type Found, foundIn } from './found.ts';
import { followUpColumns, followUpFromRow } from './project-follow-up.ts';
import { aliases, isCustomer, queries, reading } from './queries.ts';
import type { Store } from './store.ts';

export type FollowUpFilter = {
  /** Only open ones that were due before this instant. */
  overdueAt?: string;
  openOnly?: boolean;
  owner?: string;
  /** A part of the name or number. */
  customer?: string;
  kind?: FollowUpKind;
  spoken?: boolean;
  callId?: string;
  limit?: number;
  /** The last one of the page before. */
  after?: Pick<FollowUp, 'dueAt' | 'id'>;
};

/** Follow-ups, the one that is due first at the top. */
export async function listFollowUps(store: Store, filter: FollowUpFilter = {}): Promise<FollowUp[]> {
  const rows = await reading(store, () => followUpsQuery(store, filter).execute());
  return rows.map(followUpFromRow);
}

/** By full id, short code or the customer's name; what is open goes before what is settled. */
export async function findFollowUp(store: Store, given: string): Promise<Found<FollowUp>> {
  const name = given.trim();
  if (name === '') return { kind: 'none' };
  const code = name.toLowerCase();
  const byCode = everyFollowUp(store).where((eb) => eb.or([eb('id', '=', code), eb('code', '=', code)]));
  const byName = everyFollowUp(store).where(isCustomer(name)).orderBy('due_at').orderBy('id').limit(20);
  for (const query of [open(byCode), byCode, open(byName), byName]) {
    const followUps = (await reading(store, () => query.execute())).map(followUpFromRow);
    if (followUps.length > 0) return foundIn(followUps);
  }
  return { kind: 'none' };
}

/** The query of a list, to be looked at in a test: it must walk an index. */
export function followUpsQuery(store: Store, filter: FollowUpFilter) {
  const { overdueAt, openOnly, owner, customer, kind, spoken, callId, limit, after } = filter;
  let query = everyFollowUp(store).orderBy('due_at').orderBy('id');
  if (openOnly === true || overdueAt !== undefined) query = open(query);
  if (overdueAt !== undefined) query = query.where('due_at', '<', overdueAt);
  if (owner !== undefined) query = query.where('owner', '=', owner);
  if (customer !== undefined) query = query.where(isCustomer(customer));
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (spoken !== undefined) query = query.where('spoken', '=', spoken ? 1 : 0);
  if (callId !== undefined) query = query.where('call_id', '=', callId);
  if (after !== undefined) query = query.where(sql<boolean>`(due_at, id) > (${after.dueAt}, ${after.id})`);
  if (limit !== undefined) query = query.limit(limit);
  return query;
}

function everyFollowUp(store: Store) {
  return queries(store).selectFrom('follow_ups').select(aliases(followUpColumns));
}

type Query = ReturnType<typeof everyFollowUp>;

/** The word stands in the query itself, so that the planner sees that the index of open ones will do. */
function open(query: Query): Query {
  return query.where('status', '=', sql.lit('open'));
}
