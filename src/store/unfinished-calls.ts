import { customerKey, folded } from './customer-key.ts';
import { digitsOf, isSameNumber, looksLikeNumber } from './same-number.ts';
import { matching } from './search-calls.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

/** A call that can be carried on or written up, as a choice of several shows it. */
export type UnfinishedCall = {
  id: string;
  code: string;
  agent: string;
  customer: string | null;
  contact: string | null;
  reference: string | null;
  startedAt: string;
  hungUpAt: string | null;
};

/**
 * Whose call is meant, of those that are not written up, the newest first: by its code or full id, else by the
 * customer's name, number or reference, else by words that were typed in it, wherever each of them was.
 */
export function unfinishedCallsNamed(store: Store, given: string): UnfinishedCall[] {
  const calls = statement(store, unfinishedSql).all() as UnfinishedCall[];
  const wanted = given.trim().toLowerCase();
  const exact = calls.filter(({ id, code }) => id === wanted || code === wanted);
  if (wanted === '' || exact.length > 0) return exact;
  const about = calls.filter((call) => isAbout(call, wanted));
  return about.length > 0 ? about : withWords(store, calls, given);
}

const unfinishedSql = `
  select id, code, agent, customer, contact, reference, started_at as "startedAt", hung_up_at as "hungUpAt"
  from calls where status in ('open', 'hung-up') order by started_at desc, id desc`;

function isAbout({ customer, contact, reference }: UnfinishedCall, wanted: string): boolean {
  const holds = (text: string | null) => text !== null && folded(text).includes(folded(wanted));
  return customerKey(customer, null)?.includes(folded(wanted)) || holds(reference) || isNumber(contact, wanted);
}

/** One number in another spelling, or a part of it that has four digits or more. */
function isNumber(contact: string | null, typed: string): boolean {
  if (contact === null || contact.includes('@')) return contact !== null && folded(contact).includes(folded(typed));
  if (!looksLikeNumber(typed)) return false;
  const wanted = digitsOf(typed);
  return (wanted.length >= 4 && digitsOf(contact).includes(wanted)) || isSameNumber(contact, typed);
}

/** The newest entries with a word that are looked at: a word that stands everywhere tells no call from another. */
const mostEntries = 20_000;

function withWords(store: Store, calls: readonly UnfinishedCall[], given: string): UnfinishedCall[] {
  const words = matching(given);
  if (words.length === 0) return [];
  const found = words.map(
    (word) => new Set(statement(store, withWordSql).pluck().all(word, mostEntries) as (string | null)[]),
  );
  return calls.filter(({ id }) => found.every((ids) => ids.has(id)));
}

const withWordSql = `
  select distinct coalesce(follow_ups.call_id, entries.stream)
  from (select rowid as nr from search where search match ? order by rowid desc limit ?) as newest
  join entries on entries.nr = newest.nr
  left join follow_ups on follow_ups.id = entries.stream`;
