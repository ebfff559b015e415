import type { FollowUp } from '../followup/follow-up.ts';
import { type Lease, leaseHolder } from './leases.ts';
import type { CallHeader } from './project-call.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

// Plain statements: these are asked when a call starts, where the query builder would cost time.

export type WaitingCall = Pick<
  CallHeader,
  'id' | 'code' | 'status' | 'customer' | 'contact' | 'startedAt' | 'hungUpAt'
>;
export type WaitingPromise = Pick<
  FollowUp,
  'id' | 'code' | 'owner' | 'dueAt' | 'zone' | 'promise' | 'customer' | 'contact' | 'nextTryAt'
> & {
  /** Who gave it to its owner, when that was not from the beginning and not by taking it. */
  givenBy: string | null;
};

/** `unseen`: how many unfinished calls there are besides, older than all of these. */
export type Waiting = { cutOff: WaitingCall[]; toWriteUp: WaitingCall[]; promises: WaitingPromise[]; unseen: number };

/** Of others: what is anybody's, and what falls due while somebody is away for whom this agent stands in. */
export type WaitingForOthers = { anybodys: WaitingPromise[]; covered: WaitingPromise[] };

/**
 * What waits for an agent: calls that are open and have no living window, calls hung up and not written up (the newest
 * first), and what was promised to customers (what is due first at the top). `formerName`: calls led under it are the
 * agent's too.
 */
export function waiting(
  store: Store,
  agent: string,
  isAlive: (lease: Lease) => boolean,
  formerName: string | null = null,
): Waiting {
  const agents = [agent, formerName ?? agent];
  const unfinished = statement(store, callsSql).all(...agents, mostCalls) as WaitingCall[];
  const all =
    unfinished.length < mostCalls
      ? mostCalls
      : (statement(store, countSql)
          .pluck()
          .get(...agents) as number);
  const left = unfinished.filter((call) => leaseHolder(store, call.id, isAlive) === null);
  return {
    cutOff: left.filter((call) => call.status === 'open'),
    toWriteUp: left.filter((call) => call.status === 'hung-up'),
    promises: statement(store, promisesSql).all(agent, mostPromises) as WaitingPromise[],
    unseen: all - mostCalls,
  };
}

/**
 * What others have promised and this agent may take over. `before`: whatever nobody has seen to since then is anybody's;
 * null when time alone makes nothing anybody's.
 */
export function waitingForOthers(
  store: Store,
  agent: string,
  { now, before }: { now: string; before: string | null },
): WaitingForOthers {
  const given = { agent, now, before: before ?? '' };
  return {
    anybodys: statement(store, anybodysSql).all(given) as WaitingPromise[],
    covered: statement(store, coveredSql).all({ agent, now }) as WaitingPromise[],
  };
}

/** Whether an agent has brought a call to its end before this one. */
export function hasEndedAnother(store: Store, agent: string, callId: string): boolean {
  const sql = "select 1 from calls where agent = ? and status <> 'open' and id <> ? limit 1";
  return statement(store, sql).get(agent, callId) !== undefined;
}

/** The id of the playbook that an agent used last. */
export function lastPlaybook(store: Store, agent: string): string | null {
  const sql = `
    select playbooks.id from calls join playbooks on playbooks.digest = calls.playbook
    where calls.agent = ? order by calls.started_at desc, calls.id desc limit 1`;
  return (statement(store, sql).pluck().get(agent) as string | undefined) ?? null;
}

const mostPromises = 50;
const mostCalls = 50;

// Unfinished calls are few, the calls of an agent are many: the joined text keeps the index of agents out of it.
export const callsSql = `
  select id, code, status, customer, contact, started_at as "startedAt", hung_up_at as "hungUpAt"
  from calls where (agent || '') in (?, ?) and status in ('open', 'hung-up')
  order by started_at desc, id desc limit ?`;

const countSql = "select count(*) from calls where (agent || '') in (?, ?) and status in ('open', 'hung-up')";

const promise = `
  select id, code, owner, due_at as "dueAt", zone, promise, customer, contact, next_try_at as "nextTryAt",
    (select case kind when 'assigned' then "by" end from entries
      where entries.stream = follow_ups.id and kind in ('opened', 'assigned', 'claimed')
      order by seq desc limit 1) as "givenBy"
  from follow_ups`;

const promisesSql = `${promise} where owner = ? and status = 'open' and spoken = 1
  order by due_at, id limit ?`;

/** One more than a page shows, so that it can say that there are more. */
const mostOfOthers = 10;

const anybodysSql = `${promise}
  where status = 'open' and spoken = 1 and owner <> @agent and due_at < @now
    and owner not in (select agent from absences where until > @now and cover = @agent)
    and ((due_at < @before and coalesce(owned_since, '') < @before and coalesce(next_try_at, '') < @before)
      or owner in (select agent from absences where until > @now
        and (cover is null or cover in (select agent from absences where until > @now))))
  order by due_at, id limit ${mostOfOthers}`;

const coveredSql = `${promise} join absences on absences.agent = follow_ups.owner
  where status = 'open' and spoken = 1 and absences.cover = @agent and absences.until > @now
    and due_at < absences.until
  order by due_at, id limit ${mostOfOthers}`;
