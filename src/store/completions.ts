import { statSync } from 'node:fs';
import { folded } from './customer-key.ts';
import { existingFile } from './database-file.ts';
import { fileState, hasLog } from './file-header.ts';
import { connected, connectedToCopy, settle } from './sqlite.ts';
import { statement } from './statement.ts';
import type { Machine, Source, Store } from './store.ts';

// For a shell that completes a word. It asks at each Tab, so nothing is made or brought up to date, and hardly anything
// waited for.

/** What can be named, and whom it is about. */
export type Named = { code: string; customer: string | null };

const shortTimeout = 25;

/** Up to this size, a file that nobody has open is read whole: SQLite would put two files beside it, and leave them. */
const largestCopy = 16 * 1024 * 1024;

const needless = (): never => {
  throw new Error('A store that is only looked at needs no clock and no ids.');
};
const noSource: Source = { now: needless, id: needless, salt: needless };

/** The database, if there is one of ours. Whatever keeps it from being read just now is thrown. */
export function openToLook(path: string, machine: Machine): Store | null {
  const real = existingFile(path);
  if (real === null || fileState(real).kind !== 'ours') return null;
  const look = (db: Store['db']): Store => {
    settle(db, 'FULL');
    return { db, path: real, inode: null, origin: null, source: noSource, machine, close: () => db.close() };
  };
  const isOpen = hasLog(real) || sizeOf(`${real}-shm`) !== null;
  if (!isOpen && (sizeOf(real) ?? 0) <= largestCopy) return connectedToCopy(real, look);
  return connected(real, { readonly: true, timeout: shortTimeout }, look);
}

function sizeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.size ?? null;
}

/** Codes of calls that begin so: those to carry on or write up, or all others; the newest first. */
export function callsToName(store: Store, which: 'unfinished' | 'finished', beginning: string): Named[] {
  const not = which === 'finished' ? 'not ' : '';
  return named(store, 'calls', `status ${not}in ('open', 'hung-up')`, 'started_at desc, id desc', beginning);
}

/** Codes of follow-ups that begin so: the open ones as they are due, or those that are settled, the newest first. */
export function followUpsToName(store: Store, which: 'open' | 'settled', beginning: string): Named[] {
  if (which === 'open') return named(store, 'follow_ups', `status = 'open'`, 'due_at, id', beginning);
  return named(store, 'follow_ups', `status <> 'open'`, 'id desc', beginning);
}

/** Whole names of customers that begin so, in the order of the alphabet. */
export function customersToName(store: Store, beginning: string): string[] {
  const sql = `
    select customer from calls where customer_key >= @from and customer_key < @end and customer is not null
    union select customer from follow_ups where customer_key >= @from and customer_key < @end and customer is not null
    order by customer limit 100`;
  const from = folded(beginning);
  return statement(store, sql)
    .pluck()
    .all({ from, end: `${from}\u{10ffff}` }) as string[];
}

function named(store: Store, table: string, condition: string, order: string, beginning: string): Named[] {
  // Without a beginning the index of the order serves, with one that of the codes.
  const range = beginning === '' ? '' : ' and code >= @beginning and code < @end';
  const sql = `
    select code, coalesce(customer, contact) as customer from ${table}
    where ${condition}${range} order by ${order} limit 100`;
  // No code holds anything that comes after "~".
  const given = beginning === '' ? {} : { beginning, end: `${beginning}~` };
  return statement(store, sql).all(given) as Named[];
}
