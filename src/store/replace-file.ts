import { existsSync, fchmodSync, fchownSync, fstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { type Beside, fileBeside } from './file-beside.ts';

/** Puts a new file in the place of whatever has that name. At each moment the old one is there or the new one, whole. */
export function replaceFile(path: string, text: string, beside: Beside): void {
  put(path, text, 'anything', beside);
}

/** Writes a whole file where none was. Throws a `StoreError` where there is one by now. */
export function newFile(path: string, text: string, beside: Beside): void {
  put(path, text, 'nothing', beside);
}

/**
 * Gives a file another text, as safely as `replaceFile`. It stays the same to others: a link to it stays a link, it keeps
 * its owner and group as far as the system allows that, and who may read it unless a `mode` says otherwise; nobody else
 * gets to read it.
 */
export function changeFile(path: string, text: string, { pid, mode }: { pid: number; mode?: number }): void {
  const real = existsSync(path) ? realpathSync(path) : path;
  const before = statSync(real, { throwIfNoEntry: mode === undefined });
  // Open to nobody else before it is the right owner's.
  put(real, text, 'anything', { pid, mode: 0o600 }, (file) => {
    if (before !== undefined) keepOwner(file, before);
    fchmodSync(file, mode ?? (before === undefined ? 0o600 : modeFor(fstatSync(file).gid, before)));
  });
}

function put(
  path: string,
  text: string,
  over: 'anything' | 'nothing',
  beside: Beside,
  prepare: (descriptor: number) => void = () => {},
): void {
  const file = fileBeside(path, beside);
  try {
    prepare(file.descriptor);
    file.write(text);
    file.place(over);
  } catch (error) {
    file.drop();
    throw error;
  }
}

/** Where the group could not be kept, the one that it is now gets no more than everybody has. */
function modeFor(group: number, { mode, gid }: Stats): number {
  return group === gid ? mode & 0o777 : (mode & 0o707) | ((mode & 0o007) << 3);
}

/** Only an administrator gives a file to another; to a group of theirs anybody does. */
function keepOwner(file: number, { uid, gid }: Stats): void {
  const { uid: own } = fstatSync(file);
  for (const owner of new Set([uid, own])) {
    try {
      fchownSync(file, owner, gid);
      return;
    } catch {
      // It stays whose it is.
    }
  }
}
