import { chmodSync, closeSync, lstatSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { type Copy, type CopyReason, copiesIn, copyName, outdated } from './copy-names.ts';
import { type Counts, countsOf } from './counts.ts';
import { inTheWay, nameIt, removeQuietly } from './file-beside.ts';
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

/**
 * Makes a copy in the usual folder and takes away those that it makes needless, as long as `isTrusted` says so of it.
 * Gives its path.
 */
export function keepCopy(
  db: Database.Database,
  database: string,
  source: Pick<Source, 'now' | 'id'>,
  reason: CopyReason,
  isTrusted: (path: string) => boolean = () => true,
): { path: string; counts: Counts; removed: readonly string[] } {
  const folder = copiesFolder(database);
  const isShared = isOfGroup(database);
  inFolder(folder, () => {
    if (makeFolder(folder) !== null && isShared) chmodSync(folder, 0o770);
  });
  const { path, counts } = copyInto(folder, db, source, reason);
  if (isShared) chmodSync(path, 0o640);
  const needless = isTrusted(path) ? outdated(copiesOf(database)) : [];
  const removed = needless.map(({ name }) => join(folder, name));
  for (const old of removed) rmSync(old, { force: true });
  return { path, counts, removed };
}

/** Whether its owner has let the group write to a database: then its copies are the group's as well. */
export function isOfGroup(database: string): boolean {
  const mode = statSync(database, { throwIfNoEntry: false })?.mode ?? 0;
  return (mode & 0o060) === 0o060;
}

function inFolder<T>(folder: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    throw asStoreError(error, folder);
  }
}

/** Of several programs that copy within a second, such as after an update, one has the name that each found free. */
function copyInto(
  folder: string,
  db: Database.Database,
  source: Pick<Source, 'now' | 'id'>,
  reason: CopyReason,
): { path: string; counts: Counts } {
  for (let others = 0; ; others += 1) {
    const path = inFolder(folder, () => freeName(folder, source.now(), reason));
    try {
      return { path, counts: copyTo(db, path, source.id()) };
    } catch (error) {
      if (others === mostOthers || lstatSync(path, { throwIfNoEntry: false }) === undefined) throw error;
    }
  }
}

/** More programs than may share a file. */
const mostOthers = 50;

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
    refuseDamaged(db);
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

/** The copy would be whole, and what it holds would not: what is broken in a table is left out of it in silence. */
function refuseDamaged(db: Database.Database): void {
  const found = db.pragma('quick_check(1)', { simple: true });
  if (found === 'ok') return;
  throw new StoreError(
    'damaged',
    `The database is damaged: ${String(found)}.`,
    'No copy was made of it. Older copies are as they were: recover doctor',
  );
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
