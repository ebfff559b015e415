import { customerKey } from './customer-key.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

/** An earlier call of a customer, in whatever case. */
export type EarlierCall = { id: string; caseId: string; agent: string; startedAt: string; cause: string | null };

/** Where the customer of a number was, when it was last known; null for a number that never rang. */
export function zoneOfNumber(store: Store, contact: string): string | null {
  const sql = 'select zone from calls where contact = ? order by started_at desc limit 1';
  return (statement(store, sql).pluck().get(contact) as string | undefined) ?? null;
}

const most = 20;

/**
 * The earlier calls of a customer, by name or by number, the newest first. Two people can have one name: it is for a
 * person to look at.
 */
export function rangBefore(
  store: Store,
  { callId, customer, contact }: { callId: string; customer: string | null; contact: string | null },
): EarlierCall[] {
  const ways = [
    { where: 'customer_key = ?', value: customerKey(customer, contact) },
    { where: 'contact = ?', value: contact },
  ];
  const found = ways.flatMap(({ where, value }) => {
    if (value === null || value === '') return [];
    const sql = `
      select id, case_id as "caseId", agent, started_at as "startedAt", cause from calls
      where ${where} and id <> ? order by started_at desc limit ${most}`;
    return statement(store, sql).all(value, callId) as EarlierCall[];
  });
  const each = [...new Map(found.map((call) => [call.id, call])).values()];
  return each.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1)).slice(0, most);
}

/** The calls of a case that are not hung up. */
export function openCallsOf(store: Store, caseId: string): string[] {
  const sql = `select id from calls where case_id = ? and status = 'open' order by started_at`;
  return statement(store, sql).pluck().all(caseId) as string[];
}

/** The calls of a case, the oldest first; of many the last ones. */
export function callsOfCase(store: Store, caseId: string, limit: number): string[] {
  const sql = 'select id from calls where case_id = ? order by started_at desc, id desc limit ?';
  return (statement(store, sql).pluck().all(caseId, limit) as string[]).reverse();
}
