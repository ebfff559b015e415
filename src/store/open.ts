import { statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { faultIn, keepCopy } from './backup.ts';
import { existingFile, fileToWrite, keepToOwner, refuseAddress } from './database-file.ts';
import { refuseEmptied } from './emptied.ts';
import { fileState, hasLog } from './file-header.ts';
import { isLeftAlone } from './left-alone.ts';
import { migrate, ourVersion, versionOf } from './migrate.ts';
import { inodeOf, originOf } from './origin.ts';
import { patiently } from './patiently.ts';
import { busyTimeout, connected, connectedToCopy, connectToMemory, settle } from './sqlite.ts';
import type { Machine, Source, Store } from './store.ts';
import { asStoreError, foreign, inUse, newer, StoreError, unwritable } from './store-error.ts';

export type Opening = {
  source: Source;
  machine: Machine;
  mode: 'write' | 'read';
  /** Told before a file of an earlier version is brought up to date, which takes a large one a while. */
  onUpdate?: ((bytes: number) => void) | undefined;
};

/**
 * Opens the database file; to write, it is made if there is none. A file that is not ours, newer or damaged is refused
 * and left as it is. Throws a `StoreError`, of kind `missing` when there is nothing to read yet.
 */
export function openStore(path: string, opening: Opening): Store {
  refuseAddress(path);
  // Nothing is on the screen yet: when several programs start at once, they make the file one after the other.
  const pause = (tried: number) => 20 + ((opening.machine.pid * 7 + tried * 13) % 40);
  return patiently(
    () => {
      try {
        return opening.mode === 'write' ? openToWrite(path, opening) : openToRead(path, opening);
      } catch (error) {
        throw asStoreError(error, path);
      }
    },
    { tries: 150, pause },
  );
}

/** A store that is gone when it is closed. */
export function openMemoryStore(source: Source): Store {
  const machine = { host: 'memory', pid: 0 };
  const db = connectToMemory();
  settle(db, 'FULL');
  migrate(db, 'The database in memory');
  const origin = originOf(db, 'memory', machine, source);
  return storeOf(db, { path: null, inode: null, origin, source, machine });
}

type About = Omit<Store, 'db' | 'distrust' | 'trusted' | 'close'>;

/** `again` makes another connection to the same file. */
function storeOf(db: Database.Database, about: About, again: (() => Database.Database) | null = null): Store {
  let current = db;
  let isDoubted = false;
  return {
    ...about,
    get db() {
      return current;
    },
    distrust: () => {
      isDoubted = again !== null;
    },
    trusted: () => {
      if (!isDoubted || again === null) return;
      const former = current;
      current = again();
      isDoubted = false;
      former.close();
    },
    close: () => current.close(),
  };
}

// SQLite waits longer and longer between its looks, and some steps of opening it never waits for: we look again ourselves.
const shortTimeout = 25;

function openToWrite(path: string, opening: Opening): Store {
  const { source, machine } = opening;
  const existing = existingFile(path);
  const real = fileToWrite(path, existing);
  if (refuseUnfit(real) === 'empty') {
    if (existing !== null) refuseEmptied(real);
    keepToOwner(real);
  }
  return connected(real, { timeout: shortTimeout }, (db) => {
    bringUpToDate(db, real, opening);
    const inode = inodeOf(real);
    const origin = originOf(db, inode, machine, source);
    db.pragma(`busy_timeout = ${busyTimeout}`);
    return storeOf(db, { path: real, inode, origin, source, machine }, () => anew(real));
  });
}

function bringUpToDate(db: Database.Database, real: string, { source, machine, onUpdate }: Opening): void {
  settle(db, 'FULL');
  copyBeforeUpdate(db, real, { now: source.now, id: () => String(machine.pid) }, onUpdate);
  // Before the log is switched on, so that the file itself says whose it is as soon as it holds anything.
  migrate(db, real);
  if (db.pragma('journal_mode', { simple: true }) !== 'wal') db.pragma('journal_mode = WAL');
}

/**
 * A connection after the disk refused something. What was to be written then may be gone, though it can still be read:
 * drafts, for which nobody waited, too. A log with such a hole ends there after a power cut, whatever is synced behind it.
 * So all of it is brought into the file, and the log begun anew.
 */
function anew(real: string): Database.Database {
  return connected(real, {}, (db) => {
    settle(db, 'FULL');
    const [brought] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    if (brought?.busy === 1) throw inUse(real);
    return db;
  });
}

/** What is about to be brought to a newer shape is kept as it was. Whoever only reads has a clock, and no ids. */
function copyBeforeUpdate(
  db: Database.Database,
  real: string,
  source: Pick<Source, 'now' | 'id'>,
  onUpdate: Opening['onUpdate'],
): void {
  const version = versionOf(db);
  if (version === 0 || version >= ourVersion) return;
  onUpdate?.(statSync(real).size);
  keepCopy(db, real, source, 'update');
}

function openToRead(path: string, opening: Opening): Store {
  const real = existingFile(path);
  if (real === null || refuseUnfit(real) === 'empty') {
    if (real !== null) refuseEmptied(real);
    throw new StoreError('missing', `There is nothing in ${path} yet.`, 'The first call makes the file.');
  }
  const { source, machine } = opening;
  const read = (db: Database.Database): Store => {
    settle(db, 'FULL');
    db.pragma('query_only = ON');
    const version = versionOf(db);
    if (version > ourVersion) throw newer(real, version, ourVersion);
    if (version < ourVersion) throw new OlderFile();
    db.pragma(`busy_timeout = ${busyTimeout}`);
    return storeOf(db, { path: real, inode: inodeOf(real), origin: null, source, machine });
  };
  try {
    return connected(real, { timeout: shortTimeout }, read);
  } catch (error) {
    if (error instanceof OlderFile) {
      // Whoever only reads has no ids to give: the file learns whose it is from the first that writes.
      connected(real, { timeout: shortTimeout }, (db) => {
        bringUpToDate(db, real, opening);
        db.close();
      });
      return openToRead(path, opening);
    }
    const isForRoom = isAboutRoom(error);
    if (!isForRoom && !isAboutTheFolder(error)) throw error;
    // SQLite reads a file only where it may write beside it. A copy does, while nothing is in the log.
    if (!hasLog(real)) return refusingOlder(real, () => connectedToCopy(real, read));
    if (!isForRoom) throw unwritable(real);
    // Whoever has the file alone reads the log without a file beside it for which there is no room.
    return connected(real, {}, (db) => {
      db.pragma('locking_mode = EXCLUSIVE');
      return read(db);
    });
  }
}

class OlderFile extends Error {}

/** A file of an earlier version is brought up to date by somebody who may write to it. */
function refusingOlder<T>(real: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    if (!(error instanceof OlderFile)) throw error;
    throw new StoreError(
      'unwritable',
      `${real} was made by an earlier recover, and may only be read here.`,
      'Open it once with a recover that may write to it: that brings it up to date.',
    );
  }
}

function isAboutTheFolder(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY');
}

function isAboutRoom(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(FULL|IOERR_(SHM|WRITE|TRUNCATE|FSYNC))/.test(code);
}

/** Refuses a file without opening it in a way that could change it. */
function refuseUnfit(real: string): 'empty' | 'ours' {
  const state = fileState(real);
  switch (state.kind) {
    case 'empty':
    case 'unborn':
      return 'empty';
    case 'foreign':
      throw foreign(real);
    case 'damaged':
      throw damaged(real);
    case 'ours': {
      const version = Math.max(state.version, hasLog(real) ? versionInLog(real) : 0);
      if (version > ourVersion) throw newer(real, version, ourVersion);
      return 'ours';
    }
  }
}

/** Bytes. Nobody waits longer than a blink for it, and only where a program was killed: `doctor` looks through larger ones. */
const mostToLookThrough = 50 * 1024 * 1024;

/**
 * A newer program may have brought the file to its version in the log only. To read the log takes no writing, but some
 * room beside it: without that, whoever opens the file looks once more. A log that nobody has open was left by a program
 * that was killed, or put there by hand: SQLite would bring that of another file into this one.
 */
function versionInLog(real: string): number {
  try {
    const isLeft = statSync(real).size <= mostToLookThrough && isLeftAlone(real) === true;
    return connected(real, { readonly: true, timeout: shortTimeout }, (db) => {
      const version = versionOf(db);
      const fault = isLeft ? faultIn(db) : null;
      db.close();
      if (fault !== null) throw doesNotFit(real, fault);
      return version;
    });
  } catch (error) {
    if (isAboutRoom(error)) return 0;
    throw error;
  }
}

function doesNotFit(real: string, fault: string): StoreError {
  return new StoreError(
    'damaged',
    `${real} is damaged, or the log beside it is of another file: ${fault}.`,
    `Nothing was changed. If you copied it with cp, bring ${real}-wal along, too; else go back to a good copy.`,
  );
}

function damaged(real: string): StoreError {
  return new StoreError(
    'damaged',
    `${real} is damaged: it was emptied or cut off.`,
    'Nothing was changed. Keep it and the files beside it, and go back to a good copy.',
  );
}
