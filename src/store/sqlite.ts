import { readFileSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { openSqlite } from './sqlite-module.ts';
import { StoreError } from './store-error.ts';

/** Older ones have a fault that can damage a file which several programs write (fixed in 3.51.3). */
const oldestSqlite = [3, 51, 3];

// Short, because waiting for a lock holds up keys and signals too. Whoever writes tries again, awaiting in between.
export const busyTimeout = 250;

type Connecting = { readonly?: boolean; timeout?: number };

/** Uses a new connection to a file that is there. It is closed again if that fails. */
export function connected<T>(path: string, how: Connecting, use: (db: Database.Database) => T): T {
  // The module would trim it, and open another file.
  if (path !== path.trim())
    throw new StoreError('unwritable', `The name "${path}" ends in a space.`, 'Choose another path.');
  const { readonly = false, timeout = busyTimeout } = how;
  return closedIfFailed(make(path, { readonly, timeout, fileMustExist: true }), use);
}

/** The same for a copy in memory of a file that SQLite itself cannot open. Nobody may have written to its log. */
export function connectedToCopy<T>(path: string, use: (db: Database.Database) => T): T {
  const bytes = readFileSync(path);
  // A copy in memory has no log: the header must not say that it has one.
  bytes.fill(1, 18, 20);
  return closedIfFailed(make(bytes, { readonly: true }), use);
}

/** A database in memory, which is gone with its connection. */
export function connectToMemory(): Database.Database {
  return make(':memory:', {});
}

function closedIfFailed<T>(db: Database.Database, use: (db: Database.Database) => T): T {
  try {
    return use(db);
  } catch (error) {
    db.close();
    throw error;
  }
}

function make(name: string | Buffer, options: Database.Options): Database.Database {
  try {
    // A module that does not work becomes a sentence.
    return openSqlite(name, options);
  } catch (error) {
    if (isAboutMemory(error))
      throw new StoreError(
        'unloadable',
        'There is not enough memory for the database module.',
        'Close some programs, or raise the limit (ulimit -v).',
      );
    throw isAboutTheModule(error) ? unloadable() : error;
  }
}

const isAboutMemory = (error: unknown) =>
  error instanceof Error && /failed to map segment|cannot allocate memory|out of memory/i.test(error.message);

function isAboutTheModule(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  const isNotFound = code === 'MODULE_NOT_FOUND' || error.message.startsWith('Could not locate the bindings file');
  return isNotFound || code === 'ERR_DLOPEN_FAILED' || code === 'ERR_UNKNOWN_MODULE_FORMAT';
}

function unloadable(): StoreError {
  return new StoreError(
    'unloadable',
    'The database module is missing or was built for another Node.',
    'Run "npm rebuild better-sqlite3" in the folder of recover.',
  );
}

// In one go: each by itself takes a statement of its own, and every start waits for it.
const settings = `
  pragma foreign_keys = ON;
  pragma trusted_schema = OFF;
  pragma cell_size_check = ON;
  pragma secure_delete = ON;
  pragma temp_store = MEMORY;
  pragma mmap_size = 0;
  pragma journal_size_limit = 8388608;`;

/** Sets what holds for one connection. WAL alone would not sync each answer: `synchronous` is set and read back. */
export function settle(db: Database.Database, synchronous: 'FULL' | 'NORMAL'): void {
  refuseOldSqlite(db);
  db.exec(`pragma synchronous = ${synchronous}; ${settings}`);
  expect(db, 'synchronous', synchronous === 'FULL' ? 2 : 1);
  expect(db, 'foreign_keys', 1);
}

function expect(db: Database.Database, pragma: string, value: number): void {
  const found = db.pragma(pragma, { simple: true });
  if (found !== value) throw new Error(`SQLite keeps ${pragma} at ${found}, not ${value}.`);
}

function refuseOldSqlite(db: Database.Database): void {
  const version = db.prepare('select sqlite_version()').pluck().get() as string;
  if (isOlder(version.split('.').map(Number), oldestSqlite))
    throw new StoreError(
      'unloadable',
      `The database module has SQLite ${version}, which can damage files.`,
      'Run "npm update better-sqlite3" in the folder of recover.',
    );
}

function isOlder(version: readonly number[], than: readonly number[]): boolean {
  const differs = than.findIndex((part, at) => part !== version[at]);
  return differs !== -1 && (version[differs] ?? 0) < (than[differs] ?? 0);
}
