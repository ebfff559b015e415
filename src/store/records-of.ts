import { customerKey, folded } from './customer-key.ts';
import { type CustomerRecord, countsBy, eachRecordBy, followUpsOfCalls, recordsBy } from './customer-records.ts';
import { isSameContact } from './same-number.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

/** `others`: the first of those under the same name or number that are not surely about the same person. */
export type RecordsOf = {
  by: 'code' | 'customer';
  records: readonly CustomerRecord[];
  others: readonly CustomerRecord[];
  othersInAll: number;
};

/** Of a number that is everybody's there may be a hundred thousand. */
const mostOthers = 50;

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
    return { by: 'code', records, ...othersAlike(store, records) };
  }
  const named = byName(store, wanted);
  const found = named.length > 0 ? named : [...byNumber(store, wanted), ...byReference(store, wanted)];
  if (found.length === 0) return null;
  const isTheirs = surely(found, named.length > 0);
  const near = [...inTheirCases(store, found), ...maybeTheirs(store, found)].filter(isTheirs);
  const records = withTheirFollowUps(store, each([...found, ...near]));
  return { by: 'customer', records, ...othersAlike(store, records) };
}

/** Whole names that hold what was typed, for somebody who typed a part of one. */
export function namesLike(store: Store, given: string, most: number): string[] {
  const sql = `
    select distinct customer from (select customer, customer_key from calls union select customer, customer_key from follow_ups)
    where customer is not null and instr(customer_key, ?) > 0 order by customer limit ?`;
  return statement(store, sql).pluck().all(folded(given), most) as string[];
}

/** What is unfinished goes before what is closed: only those have a code of their own. A follow-up leads to its call. */
function byCode(store: Store, wanted: string): CustomerRecord[] {
  const all = each([...recordsBy(store, 'id', [wanted]), ...recordsBy(store, 'code', [wanted])]);
  const open = all.filter(({ status }) => status === 'open' || status === 'hung-up');
  const found = open.length > 0 ? open : all;
  const callOf = ({ callId }: CustomerRecord) => (callId === null ? undefined : recordsBy(store, 'id', [callId])[0]);
  return each(found.map((one) => callOf(one) ?? one));
}

function byName(store: Store, wanted: string): CustomerRecord[] {
  return recordsBy(store, 'customer_key', [folded(wanted)], 'customer is not null');
}

function byNumber(store: Store, wanted: string): CustomerRecord[] {
  const sql = 'select contact from calls union select contact from follow_ups';
  const contacts = statement(store, sql).pluck().all() as (string | null)[];
  const theirs = contacts.filter((contact) => contact !== null && isSameContact(contact, wanted)) as string[];
  return recordsBy(store, 'contact', theirs);
}

function byReference(store: Store, wanted: string): CustomerRecord[] {
  const ids = statement(store, 'select id from calls where lower(reference) = lower(?)').pluck().all(wanted);
  return recordsBy(store, 'id', ids as string[]);
}

function inTheirCases(store: Store, found: readonly CustomerRecord[]): CustomerRecord[] {
  return recordsBy(
    store,
    'case_id',
    found.map(({ caseId }) => caseId),
  );
}

/** Under the same name, or without one and with the same number as it is written there. */
function maybeTheirs(store: Store, found: readonly CustomerRecord[]): CustomerRecord[] {
  return [
    ...recordsBy(store, 'customer_key', namesOf(found)),
    ...recordsBy(store, 'contact', contactsOf(found), 'customer is null'),
  ];
}

/** Those under the same name, and those with the same number, that are not among the records. */
function othersAlike(store: Store, records: readonly CustomerRecord[]): Pick<RecordsOf, 'others' | 'othersInAll'> {
  const [names, contacts] = [namesOf(records), contactsOf(records)];
  const [isName, isContact] = [new Set<string | null>(names), new Set<string | null>(contacts)];
  const sum = (counts: ReturnType<typeof countsBy>) => counts.reduce((all, { count }) => all + count, 0);
  const ofOtherNames = countsBy(store, 'contact', contacts).filter(({ key }) => !isName.has(key));
  const isAlike = ({ customer, contact }: CustomerRecord) =>
    isContact.has(contact) || isName.has(customerKey(customer, contact));
  const othersInAll = sum(countsBy(store, 'customer_key', names)) + sum(ofOtherNames) - records.filter(isAlike).length;
  const known = new Set(records.map(({ id }) => id));
  const others: CustomerRecord[] = [];
  for (const [column, values] of [
    ['customer_key', names],
    ['contact', contacts],
  ] as const)
    for (const one of eachRecordBy(store, column, values)) {
      if (others.length >= Math.min(mostOthers, othersInAll)) break;
      if (known.has(one.id)) continue;
      known.add(one.id);
      others.push(one);
    }
  return { others, othersInAll };
}

const namesOf = (records: readonly CustomerRecord[]) => [
  ...new Set(records.flatMap(({ customer }) => (customer === null ? [] : [folded(customer)]))),
];
const contactsOf = (records: readonly CustomerRecord[]) => [
  ...new Set(records.flatMap(({ contact }) => contact ?? [])),
];

/** Nothing that is known of it is another name, or another number of somebody who was not asked for by name. */
function surely(found: readonly CustomerRecord[], isNamed: boolean): (one: CustomerRecord) => boolean {
  const names = new Set(found.map(({ customer }) => folded(customer ?? '')));
  const cases = new Set(found.map(({ caseId }) => caseId));
  const contacts = contactsOf(found);
  const isKnown = new Map(contacts.map((contact) => [contact, true]));
  const hasNumber = (contact: string) => {
    const is = isKnown.get(contact) ?? contacts.some((other) => isSameContact(other, contact));
    isKnown.set(contact, is);
    return is;
  };
  return ({ customer, contact, caseId }) => {
    const sameName = customer === null || names.has(folded(customer));
    if (contact === null && (customer === null || !isNamed)) return cases.has(caseId) && sameName;
    return sameName && ((isNamed && customer !== null) || contact === null || hasNumber(contact));
  };
}

function withTheirFollowUps(store: Store, found: readonly CustomerRecord[]): CustomerRecord[] {
  const calls = found.flatMap(({ kind, id }) => (kind === 'call' ? [id] : []));
  return each([...found, ...followUpsOfCalls(store, calls)]);
}

const each = (all: readonly CustomerRecord[]) => [...new Map(all.map((one) => [one.id, one])).values()];
