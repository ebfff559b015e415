import { statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { existingFile } from './database-file.ts';
import { fileState, hasLog } from './file-header.ts';
import { ourVersion, versionOf } from './migrate.ts';
import { connected, connectedToCopy, settle } from './sqlite.ts';
import { asStoreError, foreign, newer, StoreError } from './store-error.ts';

/**
 * Uses a file of ours that is neither made, nor changed, nor brought up to date by it. Throws a `StoreError` when there
 * is none, or none of ours, or a newer one. `readAt`: where the file is read, if not where it lies.
 */
export function lookedAt<T>(
  path: string,
  use: (db: Database.Database, real: string) => T,
  readAt: (real: string) => string = (real) => real,
): T {
  try {
    const real = existingFile(path);
    if (real === null) throw new StoreError('missing', `There is no file ${path}.`, 'Is the path right?');
    refuseOthers(real);
    const look = (db: Database.Database) => {
      settle(db, 'FULL');
      const version = versionOf(db);
      if (version > ourVersion) throw newer(real, version, ourVersion);
      const found = use(db, real);
      db.close();
      return found;
    };
    try {
      return connected(readAt(real), { readonly: true }, look);
    } catch (error) {
      // SQLite reads a file only where it may put two others beside it.
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!/^SQLITE_(CANTOPEN|READONLY)/.test(code) || hasLog(real)) throw error;
      return connectedToCopy(real, look);
    }
  } catch (error) {
    throw asStoreError(error, path);
  }
}

function refuseOthers(real: string): void {
  refuseOddBeside(real);
  switch (fileState(real).kind) {
    case 'empty':
    case 'unborn':
      throw new StoreError('missing', `${real} is empty.`, 'There is nothing in it to be read.');
    case 'damaged':
      throw new StoreError('damaged', `${real} is damaged: it was emptied or cut off.`, 'It was left as it is.');
    case 'foreign':
      throw foreign(real);
    case 'ours':
  }
}

/** SQLite would open a pipe that has the name of its log, and wait there for ever, whatever key is pressed. */
function refuseOddBeside(real: string): void {
  const odd = ['-wal', '-shm', '-journal']
    .map((ending) => `${real}${ending}`)
    .find((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === false);
  if (odd === undefined) return;
  throw new StoreError('unwritable', `${odd} is not a file.`, 'Take it away, or choose another copy.');
}
