import { customerKey } from './customer-key.ts';
import { contactEnd, isSameContact } from './same-number.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

/** An earlier call of a customer, in whatever case. */
export type EarlierCall = { id: string; caseId: string; agent: string; startedAt: string; cause: string | null };

/** Where the customer of a number was, when it was last known; null for a number that never rang. */
export function zoneOfNumber(store: Store, contact: string): string | null {
  return ofNumber(store, contact)[0]?.zone ?? null;
}

const most = 20;

type Named = { contact: string; zone: string };

const columns = 'id, case_id as "caseId", agent, started_at as "startedAt", cause';

/** However the number was typed; to be looked at in a test: it must walk an index. */
export const ofNumberSql = `
  select ${columns}, contact, zone from calls
  where ${contactEnd('contact')} = ${contactEnd('?')} order by started_at desc limit ${2 * most}`;

/**
 * The earlier calls of a customer, by name or by number, the newest first. Two people can have one name: it is for a
 * person to look at.
 */
export function rangBefore(
  store: Store,
  { callId, customer, contact }: { callId: string; customer: string | null; contact: string | null },
): EarlierCall[] {
  const key = customerKey(customer, contact);
  const named = `select ${columns} from calls where customer_key = ? and id <> ? order by started_at desc limit ${most}`;
  const byName = key === null ? [] : (statement(store, named).all(key, callId) as EarlierCall[]);
  const found = [...byName, ...ofNumber(store, contact).filter(({ id }) => id !== callId)];
  const each = [...new Map(found.map((call) => [call.id, call])).values()];
  return each.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1)).slice(0, most);
}

function ofNumber(store: Store, contact: string | null): (EarlierCall & Named)[] {
  if (contact === null || contact === '') return [];
  const found = statement(store, ofNumberSql).all(contact) as (EarlierCall & Named)[];
  return found.filter((call) => isSameContact(call.contact, contact));
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
