import { folded } from './customer-key.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

/** Everybody who has led a call, owns something open or is away, as they write their names. */
export function knownAgents(store: Store): string[] {
  const sql = `
    select distinct agent as name from calls
    union select distinct owner from follow_ups where status = 'open'
    union select agent from absences`;
  return statement(store, sql).pluck().all() as string[];
}

/** Somebody by name, without regard to capitals and accents; null when nobody of that name has used this file. */
export function agentNamed(store: Store, name: string): string | null {
  const agents = knownAgents(store);
  return agents.find((agent) => agent === name) ?? agents.find((agent) => folded(agent) === folded(name)) ?? null;
}
