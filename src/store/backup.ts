import { closeSync, linkSync, lstatSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { type Copy, type CopyReason, copiesIn, copyName, outdated } from './copy-names.ts';
import { type Counts, countsOf } from './counts.ts';
import { makeFolder } from './make-folder.ts';
import { connected } from './sqlite.ts';
import type { Source } from './store.ts';
import { asStoreError, StoreError } from './store-error.ts';
import { syncFile, syncFolder } from './sync.ts';

/** The folder of the copies of a database, beside it. */
export const copiesFolder = (database: string) => join(dirname(database), 'backups');

/** All copies of a database that lie where they are made by themselves, the newest first. */
export function copiesOf(database: string): readonly (Copy & { path: string })[] {
  const folder = copiesFolder(database);
  try {
    return copiesIn(readdirSync(folder)).map((copy) => ({ ...copy, path: join(folder, copy.name) }));
  } catch {
    return [];
  }
}

/** Makes a copy in the usual folder and takes away those that it makes needless. Gives its path. */
export function keepCopy(
  db: Database.Database,
  database: string,
  source: Pick<Source, 'now' | 'id'>,
  reason: CopyReason,
): { path: string; counts: Counts; removed: readonly string[] } {
  const folder = copiesFolder(database);
  try {
    makeFolder(folder);
  } catch (error) {
    throw asStoreError(error, folder);
  }
  const path = freeName(folder, source.now(), reason);
  const counts = copyTo(db, path, source.id());
  const removed = outdated(copiesOf(database)).map(({ name }) => join(folder, name));
  for (const old of removed) rmSync(old, { force: true });
  return { path, counts, removed };
}

function freeName(folder: string, madeAt: string, reason: CopyReason): string {
  for (let count = 1; ; count += 1) {
    const path = join(folder, copyName(madeAt, reason, count));
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return path;
  }
}

/**
 * Writes a whole copy of a database that others may go on writing to: what was saved when it began is in it. It is looked
 * through before it gets its name, belongs to its owner alone, and takes no other file's place. `id` keeps two apart that
 * are made at the same moment.
 */
export function copyTo(db: Database.Database, path: string, id: string): Counts {
  const part = `${path}.${id}.part`;
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) throw inTheWay(path);
  try {
    // Made first: SQLite itself would let others read it. It writes only to a file that is new or empty.
    closeSync(openSync(part, 'wx', 0o600));
    const atLeast = countsOf(db);
    db.prepare('vacuum into ?').run(part);
    const counts = refuseIncomplete(part, atLeast);
    syncFile(part);
    nameIt(part, path);
    syncFolder(dirname(path));
    return counts;
  } catch (error) {
    removeQuietly(part);
    removeQuietly(`${part}-journal`);
    throw asStoreError(error, path);
  }
}

/** The first fault that SQLite finds in a file; null when it is whole. */
export function faultIn(db: Database.Database): string | null {
  const found = db.pragma('integrity_check(1)', { simple: true });
  return found === 'ok' ? null : String(found);
}

function refuseIncomplete(part: string, atLeast: Counts): Counts {
  return connected(part, { readonly: true }, (db) => {
    const counts = countsOf(db);
    const fault = faultIn(db);
    db.close();
    if (fault === null && counts.lastNr >= atLeast.lastNr && counts.entries >= atLeast.entries) return counts;
    throw new StoreError(
      'damaged',
      `The copy is not as it should be (${fault ?? 'entries are missing'}).`,
      'It was thrown away. Older copies are as they were: recover doctor',
    );
  });
}

/** Gives a whole file its name, unless something has it already. */
export function nameIt(part: string, path: string): void {
  try {
    linkSync(part, path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EEXIST') throw inTheWay(path);
    // A disk without such links, as in a camera or a stick. Somebody would have to be very quick here.
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) throw inTheWay(path);
    renameSync(part, path);
    return;
  }
  rmSync(part);
}

function inTheWay(path: string): StoreError {
  return new StoreError('unwritable', `There is a file ${path} already.`, 'It was left as it is. Choose another name.');
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // What cannot be removed is found by recover doctor.
  }
}
