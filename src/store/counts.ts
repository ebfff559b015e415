import type Database from 'better-sqlite3';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

/** How much a file holds, for somebody who has to choose between two. `lastSavedAt` is null while nothing was saved. */
export type Counts = {
  calls: number;
  openFollowUps: number;
  followUps: number;
  entries: number;
  /** Of the last entry, in the order in which this file took them. */
  lastNr: number;
  lastSavedAt: string | null;
};

/** Counts what a connected file holds. */
export function countsOf(db: Database.Database): Counts {
  return db.prepare(counts).get() as Counts;
}

/** When something was saved last, in the order in which this file took it; null while nothing was. */
export function lastSavedAt(store: Store): string | null {
  return (statement(store, lastSaved).pluck().get() as string | undefined) ?? null;
}

const lastSaved = 'select saved_at from entries order by nr desc limit 1';

const counts = `
  select (select count(*) from calls) as calls,
    (select count(*) from follow_ups where status = 'open') as "openFollowUps",
    (select count(*) from follow_ups) as "followUps",
    (select count(*) from entries) as entries,
    (select coalesce(max(nr), 0) from entries) as "lastNr",
    (${lastSaved}) as "lastSavedAt"`;
