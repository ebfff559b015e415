import { sql } from 'kysely';
import type { CallStatus } from '../engine/call-state.ts';
import { type Found, foundIn } from './found.ts';
import type { CallHeader } from './project-call.ts';
import { isCustomer, isWholeCustomer, queries, reading } from './queries.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

/** A call as lists show it; `followUps` counts them. */
export type ListedCall = Pick<
  CallHeader,
  | 'id'
  | 'code'
  | 'caseId'
  | 'agent'
  | 'customer'
  | 'contact'
  | 'reference'
  | 'startedAt'
  | 'hungUpAt'
  | 'writtenUpAt'
  | 'status'
  | 'disposition'
> & {
  playbook: { id: string; title: string; digest: string };
  followUps: number;
  /** When its words were forgotten on request, last; null while they are there. */
  forgottenAt: string | null;
};

export type CallFilter = {
  status?: readonly CallStatus[];
  agent?: string;
  /** A part of the name or number. */
  customer?: string;
  /** Only those that began at this instant or later. */
  since?: string;
  /** The last one of the page before. */
  after?: Pick<ListedCall, 'startedAt' | 'id'>;
  limit?: number;
};

/** Calls, the newest first. */
export async function listCalls(store: Store, filter: CallFilter = {}): Promise<ListedCall[]> {
  const query = callsQuery(store, filter);
  const rows = await reading(store, () => query.execute());
  return rows.map(callOf);
}

/** The same, one after the other, for what would be too much at once. */
export function* eachCall(store: Store, filter: CallFilter = {}): Generator<ListedCall> {
  const query = callsQuery(store, filter).compile();
  for (const row of statement(store, query.sql).each(...query.parameters)) yield callOf(row as Row);
}

function callsQuery(store: Store, filter: CallFilter) {
  const { status, agent, customer, since, after, limit } = filter;
  let query = newestCalls(store);
  if (status !== undefined) query = query.where('calls.status', 'in', status);
  if (agent !== undefined) query = query.where('calls.agent', '=', agent);
  if (customer !== undefined) query = query.where(isCustomer(customer));
  if (since !== undefined) query = query.where('calls.started_at', '>=', since);
  if (after !== undefined)
    query = query.where(sql<boolean>`(calls.started_at, calls.id) < (${after.startedAt}, ${after.id})`);
  return limit === undefined ? query : query.limit(limit);
}

/** By full id or short code, where an unfinished call goes before one that is closed; else by the customer's name, a whole one first. */
export async function findCall(store: Store, given: string): Promise<Found<ListedCall>> {
  const name = given.trim();
  if (name === '') return { kind: 'none' };
  const code = name.toLowerCase();
  const query = newestCalls(store)
    .where((eb) => eb.or([eb('calls.id', '=', code), eb('calls.code', '=', code)]))
    .limit(20);
  const all = (await reading(store, () => query.execute())).map(callOf);
  if (all.length === 0) {
    const whole = await reading(store, () => newestCalls(store).where(isWholeCustomer(name)).limit(20).execute());
    return foundIn(whole.length > 0 ? whole.map(callOf) : await listCalls(store, { customer: name, limit: 20 }));
  }
  const unfinished = all.filter((call) => call.status === 'open' || call.status === 'hung-up');
  return foundIn(unfinished.length > 0 ? unfinished : all);
}

/** The calls with these ids, in the order of the ids. */
export async function callsById(store: Store, ids: readonly string[]): Promise<ListedCall[]> {
  if (ids.length === 0) return [];
  const rows = await reading(store, () => newestCalls(store).where('calls.id', 'in', ids).execute());
  const calls = new Map(rows.map((row) => [row.id, callOf(row)]));
  return ids.flatMap((id) => calls.get(id) ?? []);
}

/** The same, one after the other, for what would be too much at once. */
export function* eachCallOf(store: Store, ids: readonly string[]): Generator<ListedCall> {
  const query = newestCalls(store).where('calls.id', '=', '').compile();
  for (const id of ids) {
    const row = statement(store, query.sql).get(id);
    if (row !== undefined) yield callOf(row as Row);
  }
}

function newestCalls(store: Store) {
  return queries(store)
    .selectFrom('calls')
    .leftJoin('playbooks', 'playbooks.digest', 'calls.playbook')
    .select([
      'calls.id',
      'calls.code',
      'calls.case_id as caseId',
      'playbooks.id as playbookId',
      'playbooks.title as playbookTitle',
      'calls.playbook as digest',
      'calls.agent',
      'calls.customer',
      'calls.contact',
      'calls.reference',
      'calls.started_at as startedAt',
      'calls.hung_up_at as hungUpAt',
      'calls.written_up_at as writtenUpAt',
      'calls.status',
      'calls.disposition',
      sql<number>`(select count(*) from follow_ups where follow_ups.call_id = calls.id)`.as('followUps'),
      sql<string | null>`(select max(at) from erasures where stream = calls.id)`.as('forgottenAt'),
    ])
    .orderBy('calls.started_at', 'desc')
    .orderBy('calls.id', 'desc');
}

type Row = Awaited<ReturnType<ReturnType<typeof newestCalls>['execute']>>[number];

function callOf({ id, code, caseId, playbookId, playbookTitle, digest, ...others }: Row): ListedCall {
  return { id, code, caseId, playbook: { id: playbookId ?? '', title: playbookTitle ?? '', digest }, ...others };
}
