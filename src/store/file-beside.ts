import { closeSync, fsyncSync, linkSync, lstatSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from './store-error.ts';
import { syncFolder } from './sync.ts';

/**
 * How a file is written beside its place. `pid` keeps apart what several programs write at once. `mode`: who may read and
 * write it, less what the user's mask takes off. `part`: what its name begins with until then, if not with its own.
 */
export type Beside = { pid: number; mode: number; part?: string };

/**
 * A file that is not in its place yet. `place` puts it there once all of it is on the disk; over a file that has the
 * name already, or over nothing: then it throws a `StoreError` where there is one. `drop` leaves nothing of it.
 */
export type FileBeside = {
  descriptor: number;
  write: (text: string) => void;
  place: (over: 'anything' | 'nothing') => void;
  drop: () => void;
};

/** Begins a file that nobody sees under its name until it is whole. Never written through a link that lies in wait. */
export function fileBeside(path: string, { pid, mode, part = path }: Beside): FileBeside {
  const { descriptor, beside } = opened(`${part}.${pid}`, mode);
  let isOpen = true;
  const close = () => {
    if (isOpen) closeSync(descriptor);
    isOpen = false;
  };
  return {
    descriptor,
    write: (text) => writeFileSync(descriptor, text),
    place: (over) => {
      fsyncSync(descriptor);
      close();
      if (over === 'nothing') nameIt(beside, path);
      else renameSync(beside, path);
      syncFolder(dirname(path));
    },
    drop: () => {
      try {
        close();
      } finally {
        removeQuietly(beside);
      }
    },
  };
}

const mostLeft = 20;

/** What a program was killed over may have had the same number: it is left to `recover doctor`. */
function opened(stem: string, mode: number): { descriptor: number; beside: string } {
  for (let count = 0; ; count += 1) {
    const beside = count === 0 ? `${stem}.part` : `${stem}-${count}.part`;
    try {
      return { descriptor: openSync(beside, 'wx', mode), beside };
    } catch (error) {
      if (!isThere(error) || count === mostLeft) throw error;
    }
  }
}

/** Gives a whole file its name, unless something has it already: then it throws a `StoreError`. */
export function nameIt(part: string, path: string): void {
  try {
    linkSync(part, path);
  } catch (error) {
    if (isThere(error)) throw inTheWay(path);
    // A disk without such links, as in a camera or a stick. Somebody would have to be very quick here.
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) throw inTheWay(path);
    renameSync(part, path);
    return;
  }
  rmSync(part);
}

const isThere = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** That a file is kept from taking the place of another. */
export function inTheWay(path: string): StoreError {
  return new StoreError('unwritable', `There is a file ${path} already.`, 'It was left as it is. Choose another name.');
}

/** Takes a half written file away. */
export function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // What cannot be removed is found by recover doctor.
  }
}
