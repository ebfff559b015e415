import { folded } from './customer-key.ts';
import { isSameContact } from './same-number.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

/** A call or a follow-up, and whom it is about. `callId` is null for a call, and for a follow-up without one. */
export type CustomerRecord = {
  kind: 'call' | 'follow-up';
  id: string;
  code: string;
  callId: string | null;
  caseId: string;
  customer: string | null;
  contact: string | null;
  at: string;
  status: string;
};

/** `others`: under the same name or number, and not surely about the same person. */
export type RecordsOf = {
  by: 'code' | 'customer';
  records: readonly CustomerRecord[];
  others: readonly CustomerRecord[];
};

/**
 * All that is kept about a customer, by their whole name, number or reference; a code or an id means one call or
 * follow-up. What is in the same case, or has the same number and no name, is theirs too. Null when there is nothing.
 */
export function recordsOf(store: Store, given: string): RecordsOf | null {
  const wanted = given.trim();
  if (wanted === '') return null;
  const coded = byCode(store, wanted.toLowerCase());
  if (coded.length > 0) {
    const records = withTheirFollowUps(store, coded);
    return { by: 'code', records, others: without(alike(store, records), records) };
  }
  const named = byName(store, wanted);
  const found = named.length > 0 ? named : [...byNumber(store, wanted), ...byReference(store, wanted)];
  if (found.length === 0) return null;
  const near = [...inTheirCases(store, found), ...alike(store, found)].filter((one) => isSurely(one, found, named));
  const records = withTheirFollowUps(store, each([...found, ...near]));
  return { by: 'customer', records, others: without(alike(store, records), records) };
}

/** Whole names that hold what was typed, for somebody who typed a part of one. */
export function namesLike(store: Store, given: string, most: number): string[] {
  const sql = `
    select distinct customer from (select customer, customer_key from calls union select customer, customer_key from follow_ups)
    where customer is not null and instr(customer_key, ?) > 0 order by customer limit ?`;
  return statement(store, sql).pluck().all(folded(given), most) as string[];
}

const union = (where: string) => `
  select 'call' as kind, id, code, null as "callId", case_id as "caseId", customer, contact, started_at as at, status
  from calls where ${where}
  union all
  select 'follow-up', id, code, call_id, case_id, customer, contact, due_at, status
  from follow_ups where ${where}`;

function asked(store: Store, where: string, value: string): CustomerRecord[] {
  return statement(store, union(where)).all({ value }) as CustomerRecord[];
}

/** What is unfinished goes before what is closed: only those have a code of their own. A follow-up leads to its call. */
function byCode(store: Store, wanted: string): CustomerRecord[] {
  const [first, ...more] = asked(store, 'id = @value or code = @value', wanted);
  if (first === undefined) return [];
  const open = [first, ...more].filter(({ status }) => status === 'open' || status === 'hung-up');
  const found = open.length > 0 ? open : [first, ...more];
  const callsOf = ({ callId }: CustomerRecord) => (callId === null ? [] : asked(store, 'id = @value', callId));
  return each(found.map((one) => callsOf(one)[0] ?? one));
}

function byName(store: Store, wanted: string): CustomerRecord[] {
  return asked(store, 'customer_key = @value', folded(wanted)).filter(({ customer }) => customer !== null);
}

function byNumber(store: Store, wanted: string): CustomerRecord[] {
  const sql = 'select contact from calls union select contact from follow_ups';
  const contacts = statement(store, sql).pluck().all() as (string | null)[];
  return contacts.flatMap((contact) =>
    contact !== null && isSameContact(contact, wanted) ? asked(store, 'contact = @value', contact) : [],
  );
}

function byReference(store: Store, wanted: string): CustomerRecord[] {
  const ids = statement(store, 'select id from calls where lower(reference) = lower(?)').pluck().all(wanted);
  return (ids as string[]).flatMap((id) => asked(store, 'id = @value', id));
}

function inTheirCases(store: Store, found: readonly CustomerRecord[]): CustomerRecord[] {
  return [...new Set(found.map(({ caseId }) => caseId))].flatMap((id) => asked(store, 'case_id = @value', id));
}

/** Under the same name, or with the same number as it is written there. */
function alike(store: Store, found: readonly CustomerRecord[]): CustomerRecord[] {
  const names = [...new Set(found.flatMap(({ customer }) => (customer === null ? [] : [folded(customer)])))];
  const contacts = [...new Set(found.flatMap(({ contact }) => contact ?? []))];
  return each([
    ...names.flatMap((name) => asked(store, 'customer_key = @value', name)),
    ...contacts.flatMap((contact) => asked(store, 'contact = @value', contact)),
  ]);
}

/** Nothing that is known of it is another name, or another number of somebody who was not asked for by name. */
function isSurely(one: CustomerRecord, found: readonly CustomerRecord[], named: readonly CustomerRecord[]): boolean {
  const { customer, contact } = one;
  const sameName = customer === null || found.some((other) => folded(other.customer ?? '') === folded(customer));
  const sameNumber =
    contact === null || found.some((other) => other.contact !== null && isSameContact(other.contact, contact));
  const isInCase = found.some(({ caseId }) => caseId === one.caseId);
  if (contact === null && (customer === null || named.length === 0)) return isInCase && sameName;
  return sameName && (sameNumber || (named.length > 0 && customer !== null));
}

function withTheirFollowUps(store: Store, found: readonly CustomerRecord[]): CustomerRecord[] {
  const calls = found.filter(({ kind }) => kind === 'call');
  return each([...found, ...calls.flatMap(({ id }) => asked(store, ofCall, id).filter((one) => one.callId === id))]);
}

// Only follow-ups belong to a call: the call itself is found by the first part, and left out again.
const ofCall = 'id = @value or id in (select id from follow_ups where call_id = @value)';

const each = (all: readonly CustomerRecord[]) => [...new Map(all.map((one) => [one.id, one])).values()];

function without(all: readonly CustomerRecord[], those: readonly CustomerRecord[]): CustomerRecord[] {
  const ids = new Set(those.map(({ id }) => id));
  return all.filter(({ id }) => !ids.has(id));
}
