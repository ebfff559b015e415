import { closeSync, lstatSync, openSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { copiesFolder, copyTo, faultIn, keepCopy } from './backup.ts';
import { broughtApart, dropApart } from './brought-apart.ts';
import { type Counts, countsOf } from './counts.ts';
import { eraseAgain } from './erase.ts';
import { fileState } from './file-header.ts';
import { type Lease, leasesHeld } from './leases.ts';
import { lookedAt } from './look.ts';
import { makeFolder } from './make-folder.ts';
import { migrate } from './migrate.ts';
import { inodeOf, newOrigin } from './origin.ts';
import { markErasing, unmarkErasing } from './settle-erasures.ts';
import { connected } from './sqlite.ts';
import type { Source, Store } from './store.ts';
import { StoreError } from './store-error.ts';
import { syncFolder } from './sync.ts';
import { writingWhenFree } from './writing.ts';

/** What stands where the copy is to go: a file of ours, nothing yet, or one that can no longer be read. */
export type Before = { kind: 'ours'; counts: Counts; onlyHere: number } | { kind: 'none' } | { kind: 'broken' };

/** A copy that was looked through, brought to our version, and lies beside the database, to be put in. */
export type Staged = { path: string; counts: Counts };

/** Looks a copy through without changing it. Throws a `StoreError` when it is not whole, not ours, or newer. */
export function stageCopy(copy: string, database: string, source: Pick<Source, 'id'>): Staged {
  const folder = copiesFolder(database);
  makeFolder(folder);
  const [path, apart] = [source.id(), source.id()].map((id) => join(folder, `${basename(database)}.${id}.part`)) as [
    string,
    string,
  ];
  try {
    const stage = (db: Database.Database, real: string) => {
      const fault = faultIn(db);
      if (fault !== null) throw new StoreError('damaged', `${real} is damaged: ${fault}.`, 'Choose an older copy.');
      copyTo(db, path, source.id());
    };
    lookedAt(copy, stage, (real) => broughtApart(real, apart));
    return connected(path, {}, (db) => {
      migrate(db, copy);
      const counts = countsOf(db);
      db.close();
      return { path, counts };
    });
  } catch (error) {
    dropStaged(path);
    throw error;
  } finally {
    dropApart(apart);
  }
}

/** Takes away what a restore had put beside the file, when it is not gone through with. */
export function dropStaged(path: string): void {
  for (const part of [path, `${path}-journal`]) rmSync(part, { force: true });
}

/** What is there now, and how many of its entries the copy does not have. */
export function whatIsThere(database: string, staged: Staged): Before {
  if (lstatSync(database, { throwIfNoEntry: false }) === undefined) return { kind: 'none' };
  if (fileState(database).kind === 'foreign')
    throw new StoreError(
      'foreign',
      `${database} is not a recover file.`,
      'If it once was, and is destroyed, move it away and try again. It was left as it is.',
    );
  if (fileState(database).kind === 'empty') return { kind: 'none' };
  try {
    return lookedAt(database, (db) => {
      if (faultIn(db) !== null) return { kind: 'broken' };
      db.prepare('attach ? as copy').run(staged.path);
      return { kind: 'ours', counts: countsOf(db), onlyHere: Number(db.prepare(onlyHere).pluck().get()) };
    });
  } catch (error) {
    if (error instanceof StoreError && error.kind === 'damaged') return { kind: 'broken' };
    throw error;
  }
}

const onlyHere = `
  select count(*) from entries as mine
  where not exists (
    select 1 from copy.entries as theirs
    where theirs.stream = mine.stream and theirs.seq = mine.seq and theirs.hash = mine.hash)`;

const copied = [
  'entries',
  'erasures',
  'playbooks',
  'origins',
  'calls',
  'follow_ups',
  'cases',
  'facts',
  'drafts',
  'team_settings',
  'absences',
] as const;

/**
 * Puts a copy in the place of all that a database holds, in one transaction, so that whoever has it open sees the one or
 * the other. What was there is copied first. What was erased since the copy was made stays erased: `erased` counts those
 * entries, and the files are to be settled then.
 */
export function putIn(
  store: Store,
  staged: Staged,
  isAlive: (lease: Lease) => boolean,
): { saved: string; erased: number } {
  const { db, path, source } = store;
  if (path === null) throw new Error('A database in memory has no copies.');
  refuseWhileOnCalls(store, isAlive);
  const { path: saved } = keepCopy(db, path, source, 'restore');
  db.prepare('attach ? as copy').run(staged.path);
  let erased = 0;
  markErasing(store);
  try {
    writingWhenFree(store, () => {
      refuseWhileOnCalls(store, isAlive);
      db.exec('create temp table erased as select * from erasures');
      for (const table of copied)
        db.exec(`delete from main.${table}; insert into main.${table} select * from copy.${table}`);
      db.exec('delete from search; insert into search (rowid, words) select rowid, words from copy.search');
      db.exec('delete from leases; insert or ignore into erasures select * from temp.erased; drop table temp.erased');
      erased = eraseAgain(store);
      newOrigin(db, inodeOf(path), store.machine, source);
    });
  } finally {
    // A mark that is still needed stays until the files are settled.
    if (erased === 0) unmarkErasing(store);
    db.exec('detach copy');
  }
  return { saved, erased };
}

function refuseWhileOnCalls(store: Store, isAlive: (lease: Lease) => boolean): void {
  const [lease] = leasesHeld(store).filter(isAlive);
  if (lease === undefined) return;
  throw new StoreError(
    'busy',
    `${lease.agent} is on a call with this file (process ${lease.pid}).`,
    'Close that window first. Nothing was changed.',
  );
}

/**
 * Puts a copy where there is no database, or none that can be read: that one is moved aside, with what lies beside it.
 * Gives the folder that it was moved to.
 */
export function putInPlace(path: string, staged: Staged, source: Source): { movedTo: string | null } {
  const isThere = lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  const database = isThere ? realpathSync(path) : path;
  const there = [database, `${database}-wal`, `${database}-shm`, `${database}-journal`].filter(
    (file) => lstatSync(file, { throwIfNoEntry: false }) !== undefined,
  );
  const movedTo = there.length === 0 ? null : join(copiesFolder(database), `damaged-${source.id()}`);
  if (movedTo !== null) makeFolder(movedTo);
  // The database first: without it, nobody opens what lies beside it.
  for (const file of there) renameSync(file, join(movedTo ?? '', basename(file)));
  // Should somebody have begun a new one in this moment, theirs stays.
  closeSync(openSync(database, 'wx', 0o600));
  renameSync(staged.path, database);
  syncFolder(dirname(database));
  return { movedTo };
}
