import { closeSync, lstatSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { hasLog, isWithLog } from './file-header.ts';

// To read a file with a write-ahead log, SQLite puts two others beside it, and whoever may only read leaves them there.

/** Whatever SQLite may put beside a file. */
const endings = ['', '-wal', '-shm', '-journal'];

/**
 * Brings a file that nobody has open to a place of our own, with its log, to be read there: nothing is left beside the
 * file itself. Gives the path to read, which is that of the file where it is in use, needs no such place, or finds none.
 */
export function broughtApart(file: string, apart: string): string {
  if (!isWithLog(file) || isInUse(file)) return file;
  const before = stateOf(file);
  try {
    copyPrivately(file, apart);
    if (hasLog(file)) copyPrivately(`${file}-wal`, `${apart}-wal`);
  } catch {
    dropApart(apart);
    return file;
  }
  if (!isInUse(file) && stateOf(file) === before) return apart;
  dropApart(apart);
  return file;
}

export function dropApart(apart: string): void {
  for (const ending of endings) rmSync(`${apart}${ending}`, { force: true });
}

/** Also when a program was killed over it: then its files stand there already. */
const isInUse = (file: string) =>
  ['-shm', '-journal'].some((ending) => lstatSync(`${file}${ending}`, { throwIfNoEntry: false }) !== undefined);

function stateOf(file: string): string {
  const about = [file, `${file}-wal`].map((path) => statSync(path, { throwIfNoEntry: false }));
  return about.map((one) => `${one?.ino} ${one?.size} ${one?.mtimeMs}`).join(' ');
}

/** For its owner alone from the first byte on, whoever may read the other one. */
function copyPrivately(from: string, to: string): void {
  const [source, target] = [openSync(from, 'r'), openSync(to, 'wx', 0o600)];
  try {
    const bytes = Buffer.alloc(1024 * 1024);
    for (let read = readSync(source, bytes); read > 0; read = readSync(source, bytes))
      for (let at = 0; at < read; ) at += writeSync(target, bytes, at, read - at);
  } finally {
    closeSync(source);
    closeSync(target);
  }
}
