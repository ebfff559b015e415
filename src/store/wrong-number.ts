import { contactEnd, isSameContact } from './same-number.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

/** Of one number, however it was typed: as many as are looked at, the newest first. */
const most = 20;

/**
 * When somebody last tried a number and found that it is not the customer's, and who; null when nobody did, or when
 * somebody was reached there later, a promise that was kept by it among them, or the number was given anew. Such a promise
 * is open until the right number is found: only those are looked at, however many there are of the others.
 */
export function wrongNumber(store: Store, contact: string): { contact: string; at: string; by: string } | null {
  const isIt = (tried: { contact: string }) => isSameContact(tried.contact, contact);
  const wrong = (statement(store, wrongSql).all(contact) as { contact: string; at: string; by: string }[]).find(isIt);
  if (wrong === undefined) return null;
  const { at, by } = wrong;
  const reached = [reachedSql, keptSql].some((sql) =>
    (statement(store, sql).all(contact, at) as { contact: string }[]).some(isIt),
  );
  return reached ? null : { contact, at, by };
}

const wrongSql = `
  select follow_ups.contact, follow_ups.last_attempt_at as "at", tried."by" from follow_ups
  join entries as tried on tried.stream = follow_ups.id and tried.kind = 'attempted' and tried.at = follow_ups.last_attempt_at
  where ${contactEnd('follow_ups.contact')} = ${contactEnd('?')}
    and follow_ups.status = 'open' and follow_ups.last_result = 'wrong-number'
    and not exists (
      select 1 from entries as mended where mended.stream = follow_ups.id and mended.kind = 'updated'
        and mended.seq > tried.seq and mended.words ->> 'contact' is not null)
  order by follow_ups.last_attempt_at desc limit ${most}`;

const laterReached = (status: 'open' | 'kept') => `
  select contact from follow_ups
  where ${contactEnd('contact')} = ${contactEnd('?')} and status = '${status}' and last_result = 'reached' and last_attempt_at > ?
  order by last_attempt_at desc limit ${most}`;

const reachedSql = laterReached('open');
const keptSql = laterReached('kept');

/** For a look at how they are read. */
export const wrongNumberQueries: readonly string[] = [wrongSql, reachedSql, keptSql];
