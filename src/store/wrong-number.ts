import { statement } from './statement.ts';
import type { Store } from './store.ts';

/**
 * When somebody last tried a number and found that it is not the customer's, and who; null when nobody did, or when they
 * were reached there later or the number was given anew. Such a promise is open until the right number is found: only
 * those are looked at, however many there are of the others.
 */
export function wrongNumber(store: Store, contact: string): { contact: string; at: string; by: string } | null {
  const found = statement(store, sql).get(contact) as { at: string; by: string } | undefined;
  return found === undefined ? null : { contact, ...found };
}

const sql = `
  select follow_ups.last_attempt_at as "at", tried."by" from follow_ups
  join entries as tried on tried.stream = follow_ups.id and tried.kind = 'attempted' and tried.at = follow_ups.last_attempt_at
  where follow_ups.contact = ? and follow_ups.status = 'open' and follow_ups.last_result = 'wrong-number'
    and not exists (
      select 1 from entries as mended where mended.stream = follow_ups.id and mended.kind = 'updated'
        and mended.seq > tried.seq and json_extract(mended.words, '$.contact') is not null)
    and not exists (
      select 1 from follow_ups as later where later.contact = follow_ups.contact and later.status = 'open' and later.last_result = 'reached'
        and later.last_attempt_at > follow_ups.last_attempt_at)
  order by follow_ups.last_attempt_at desc limit 1`;
