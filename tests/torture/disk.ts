import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';

// The disk between a program and its files, as disk.c makes it. Linux alone, and where there is a C compiler.

const cache = join(import.meta.dirname, '../../node_modules/.cache');

let built: string | null | undefined;

/** The library that stands between, or null where none can be made. */
export function diskLibrary(): string | null {
  if (built !== undefined) return built;
  const library = join(cache, `recover-disk-${process.pid}.so`);
  mkdirSync(cache, { recursive: true });
  try {
    const source = join(import.meta.dirname, 'disk.c');
    execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'], { stdio: 'pipe' });
    built = process.platform === 'linux' ? library : null;
  } catch {
    built = null;
  }
  return built;
}

const [writes, syncs, cuts, opens, reads, removes, folderSyncs] = [1, 2, 4, 8, 16, 32, 64];

/** The calls that can be made to fail. */
const kinds = {
  changes: writes | syncs | cuts | removes | folderSyncs,
  syncs,
  all: writes | syncs | cuts | opens | reads | removes | folderSyncs,
};

export type DiskError = 'ENOSPC' | 'EIO' | 'EROFS' | 'EDQUOT' | 'EACCES' | 'EFBIG';

export type Fault = {
  /** The n-th of the calls; 0: none fails. */
  at: number;
  error: DiskError;
  forGood: boolean;
  /** A write that fails has written half. */
  half: boolean;
  among?: keyof typeof kinds;
};

/** Tells a disk what to do, in a file that every program on it looks at. */
export type DiskControl = {
  path: string;
  fail: (fault: Fault) => void;
  count: () => number;
  heal: () => void;
  /** How long each sync takes, in milliseconds. */
  slow: (ms: number) => void;
  close: () => void;
};

const places = { kinds: 0, at: 4, forGood: 8, error: 12, half: 16, delay: 20, count: 24 };

export function diskControl(path: string): DiskControl {
  if (!existsSync(path)) writeFileSync(path, Buffer.alloc(28), { mode: 0o600 });
  const file = openSync(path, 'r+');
  const put = (place: keyof typeof places, value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32LE(value);
    writeSync(file, bytes, 0, 4, places[place]);
  };
  return {
    path,
    fail: ({ at, error, forGood, half, among = 'changes' }) => {
      put('kinds', 0);
      put('at', at);
      put('forGood', Number(forGood));
      put('error', constants.errno[error]);
      put('half', Number(half));
      put('count', 0);
      put('kinds', kinds[among]);
    },
    count: () => {
      const bytes = Buffer.alloc(4);
      readSync(file, bytes, 0, 4, places.count);
      return bytes.readInt32LE();
    },
    heal: () => put('kinds', 0),
    slow: (ms) => put('delay', ms * 1000),
    close: () => closeSync(file),
  };
}

/** The environment of a program whose files below a folder lie on such a disk. */
export function onDisk(folder: string, { log, control }: { log?: string; control?: string }): Record<string, string> {
  const library = diskLibrary();
  if (library === null) throw new Error('There is no disk library here.');
  return {
    LD_PRELOAD: library,
    DISK_FOLDER: folder,
    ...(log === undefined ? {} : { DISK_LOG: log }),
    ...(control === undefined ? {} : { DISK_CONTROL: control }),
  };
}
