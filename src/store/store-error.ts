import { closeSync, openSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';

export type StoreProblem =
  | 'busy'
  | 'damaged'
  | 'foreign'
  | 'newer'
  | 'unwritable'
  | 'missing'
  | 'full'
  /** The database module itself does not work here. */
  | 'unloadable';

/** What is wrong with the file, in one sentence, and what to do. Whoever throws it has changed nothing. */
export class StoreError extends Error {
  readonly kind: StoreProblem;
  readonly problem: string;
  readonly hint: string;

  constructor(kind: StoreProblem, problem: string, hint: string) {
    super(`${problem} ${hint}`);
    this.name = 'StoreError';
    this.kind = kind;
    this.problem = problem;
    this.hint = hint;
  }
}

/** The same about a file that is only read, such as one that is merged: no copy of ours would mend it. */
export class OtherFileError extends StoreError {}

/** Tells an error of SQLite or of the file system as a person would; any other error comes back as it is. */
export function asStoreError(error: unknown, path: string | null): unknown {
  if (error instanceof StoreError || !(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  const file = path ?? 'The database in memory';
  if (code.startsWith('SQLITE_CANTOPEN')) return whyNotOpened(file);
  return ofSqlite(code, file) ?? ofFileSystem(code, file) ?? error;
}

/** Whether another program holds the file just now, so that trying again may do. */
export function isBusy(error: unknown): boolean {
  return error instanceof StoreError && error.kind === 'busy';
}

function ofSqlite(code: string, file: string): StoreError | null {
  if (!code.startsWith('SQLITE_')) return null;
  const is = (...names: string[]) => names.some((name) => code === name || code.startsWith(`${name}_`));
  if (is('SQLITE_BUSY', 'SQLITE_LOCKED', 'SQLITE_PROTOCOL')) return inUse(file);
  if (is('SQLITE_FULL') || (is('SQLITE_IOERR') && !hasRoom(file)))
    return new StoreError(
      'full',
      `Not saved: there is no room left for ${file}.`,
      'Make room on that disk and try again.',
    );
  if (is('SQLITE_CORRUPT'))
    return new StoreError(
      'damaged',
      `${file} is damaged.`,
      'Nothing was changed. Keep it, and go back to a good copy.',
    );
  if (is('SQLITE_NOTADB')) return foreign(file);
  if (is('SQLITE_READONLY', 'SQLITE_PERM')) return unwritable(file);
  if (is('SQLITE_IOERR'))
    return new StoreError(
      'unwritable',
      `${file} cannot be read or written (${code}).`,
      'The disk refused it, or a limit on the size of files did (ulimit -f).',
    );
  return null;
}

// What SQLite writes at once beside a file, at the least.
const leastRoom = 64 * 1024;

function hasRoom(file: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(file));
    return bavail * bsize >= leastRoom;
  } catch {
    return true;
  }
}

function ofFileSystem(code: string, file: string): StoreError | null {
  switch (code) {
    case 'ENOENT':
      return new StoreError('missing', `There is no file ${file}.`, 'The first call makes one.');
    case 'ENOSPC':
    case 'EDQUOT':
    // Node has no name for the same on Linux.
    case 'Unknown system error -122':
      return new StoreError('full', `There is no room left for ${file}.`, 'Make room on that disk and try again.');
    case 'EACCES':
    case 'EPERM':
      return new StoreError('unwritable', `You may not open ${file}.`, 'Ask its owner, or choose another path.');
    case 'EROFS':
      return unwritable(file);
    case 'EMFILE':
    case 'ENFILE':
      return new StoreError(
        'unwritable',
        `${file} cannot be opened: too many files are open.`,
        'Close some programs, or raise the limit (ulimit -n).',
      );
    case 'EIO':
    case 'ENXIO':
      return new StoreError(
        'unwritable',
        `${file} cannot be read or written (${code}).`,
        'The disk refused it: look after that disk first, then try again.',
      );
    case 'EFBIG':
      return new StoreError('unwritable', `${file} may not grow.`, 'Raise the limit on the size of files (ulimit -f).');
    case 'ENOTDIR':
    case 'EISDIR':
    case 'ENAMETOOLONG':
    case 'ELOOP':
    case 'EEXIST':
      return new StoreError('unwritable', `${file} cannot be a file (${code}).`, 'Choose another path.');
    default:
      return null;
  }
}

/** That another program holds a file. */
export function inUse(file: string): StoreError {
  return new StoreError('busy', `Another program is using ${file}.`, 'Try again in a moment, or close that program.');
}

/** That a file is none of ours. */
export function foreign(file: string): StoreError {
  return new StoreError('foreign', `${file} is not a recover file.`, 'It was left as it is. Choose another path.');
}

/** That a file may be read and not written. */
export function unwritable(file: string): StoreError {
  return new StoreError(
    'unwritable',
    `You may read, but not record in ${file}.`,
    'Ask its owner to let you write to the file and its folder, or choose another path.',
  );
}

/** That a newer program made a file; both are versions of its tables. */
export function newer(file: string, version: number, ours: number): StoreError {
  return new StoreError(
    'newer',
    `${file} was made by a newer recover (its version is ${version}, ours is ${ours}).`,
    'Nothing was changed. Update recover, or start it again if it was updated just now.',
  );
}

/** SQLite says only that it cannot open a file; trying it ourselves tells why. */
function whyNotOpened(file: string): StoreError {
  try {
    closeSync(openSync(file, 'r'));
  } catch (error) {
    const told = error instanceof Error && 'code' in error ? ofFileSystem(String(error.code), file) : null;
    if (told !== null) return told;
  }
  return unwritable(file);
}
