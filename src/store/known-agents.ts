import { folded } from './customer-key.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

/** Everybody who has led a call, owns something open or is away, as they write their names. */
export function knownAgents(store: Store): string[] {
  return statement(store, knownSql).pluck().all() as string[];
}

// From name to name along the indexes, however many calls each of them led.
const knownSql = `
  with recursive agents (name) as (
    select min(agent) from calls
    union all
    select (select min(agent) from calls where agent > agents.name) from agents where agents.name is not null
  ), owners (name) as (
    select min(owner) from follow_ups where status = 'open'
    union all
    select (select min(owner) from follow_ups where status = 'open' and owner > owners.name)
    from owners where owners.name is not null
  )
  select name from agents where name is not null
  union select name from owners where name is not null
  union select agent from absences`;

/** Somebody by name, without regard to capitals and accents; null when nobody of that name has used this file. */
export function agentNamed(store: Store, name: string): string | null {
  // As it was written before: what nearly every start asks, along one index.
  if (statement(store, 'select 1 from calls where agent = ? limit 1').get(name) !== undefined) return name;
  const agents = knownAgents(store);
  return agents.find((agent) => agent === name) ?? agents.find((agent) => folded(agent) === folded(name)) ?? null;
}

/** Whether somebody has led a call that began at this instant or later. */
export function hasLedSince(store: Store, agent: string, since: string): boolean {
  const sql = 'select 1 from calls where agent = ? and started_at >= ? limit 1';
  return statement(store, sql).get(agent, since) !== undefined;
}
