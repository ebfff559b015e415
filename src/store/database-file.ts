import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fchmodSync,
  lstatSync,
  openSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { refuseNetworkFolder } from './network-folder.ts';
import { refuseOpenPlace } from './refuse-open-place.ts';
import { foreign, StoreError, unwritable } from './store-error.ts';
import { syncFolder } from './sync.ts';

/** Refuses what is the address of something and no path: a file of that name would be made, and nobody would find it. */
export function refuseAddress(path: string): void {
  if (!path.includes('://')) return;
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(path)?.[1]?.toLowerCase();
  if (scheme === undefined) return;
  // Whatever follows may hold a password.
  const what = /^postgres/.test(scheme) ? 'PostgreSQL is not there yet' : `"${scheme}://" is no path`;
  throw new StoreError('unwritable', `${what}.`, 'Give the path of a file on this computer.');
}

/** A file that somebody made ahead, and empty, is new all the same: names and numbers are nobody else's to read. */
export function keepToOwner(path: string): void {
  try {
    chmodSync(path, 0o600);
  } catch {
    // It belongs to somebody else, who lets us write to it.
  }
}

/** The true path of a database file that is there, or null. Refuses what is no plain file on a disk of this computer. */
export function existingFile(path: string): string | null {
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return null;
  const target = entry.isSymbolicLink() ? statSync(path, { throwIfNoEntry: false }) : entry;
  if (target === undefined)
    throw new StoreError('unwritable', `${path} is a link to a file that is not there.`, 'Choose another path.');
  if (target.isDirectory())
    throw new StoreError(
      'foreign',
      `${path} is a folder.`,
      `Give the path of a file, such as ${join(path, 'recover.db')}.`,
    );
  if (!target.isFile()) throw foreign(path);
  // By another name the file would have another log, and two logs destroy a database.
  if (target.nlink > 1)
    throw new StoreError('unwritable', `${path} is one file under several names.`, 'Remove its other hard links.');
  const real = realpathSync(path);
  refuseNetworkFolder(real);
  refuseOpenPlace(real);
  return real;
}

/**
 * The true path of a file to write to, made for its owner alone if there is none yet. `existing`: what `existingFile` has
 * found.
 */
export function fileToWrite(path: string, existing = existingFile(path)): string {
  const real = existing ?? made(path);
  accessSync(real, constants.R_OK);
  try {
    accessSync(real, constants.W_OK);
    accessSync(dirname(real), constants.W_OK | constants.X_OK);
  } catch {
    throw unwritable(real);
  }
  return real;
}

function made(path: string): string {
  const folder = dirname(path);
  refuseNetworkFolder(nearestFolder(folder));
  const firstMade = makeFolder(folder);
  if (firstMade !== null) chmodSync(folder, 0o700);
  refuseOpenPlace(join(realpathSync(folder), basename(path)));
  try {
    // Made before SQLite opens it: the files that SQLite puts beside it take over its mode.
    const file = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, 0o600);
    fchmodSync(file, 0o600);
    closeSync(file);
  } catch (error) {
    const wasFaster = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!wasFaster) throw error;
  }
  syncFolder(folder);
  if (firstMade !== null) syncFolder(dirname(firstMade));
  return realpathSync(path);
}

function nearestFolder(folder: string): string {
  const above = dirname(folder);
  const isThere = statSync(folder, { throwIfNoEntry: false }) !== undefined;
  return isThere || above === folder ? folder : nearestFolder(above);
}
