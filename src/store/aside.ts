import {
  closeSync,
  constants,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Entry } from '../engine/entry.ts';
import { makeFolder } from './make-folder.ts';
import { reserveOf } from './reserve-of.ts';
import { syncFolder } from './sync.ts';

// When the database cannot take an answer, it is kept aside: in a file of its window, beside the database or, where that
// cannot be, in another folder of the agent's. The next program that opens the database for writing takes it in.

/** What was saved at one moment, as it is to get into the database. */
export type Batch = { savedAt: string; entries: readonly Entry[] };

export type AsideFile = { path: string; pid: number; database: string; batches: readonly Batch[] };

/** Enough for some two hundred answers. */
const reserveSize = 64 * 1024;

/** Sets room aside for the day when the disk is full: what is written into it then takes no more of it. */
export function reserveRoom(database: string): void {
  const path = reserveOf(database);
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return;
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      writeSync(file, Buffer.alloc(reserveSize));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    // Another window made it first, or there is no room even now.
  }
}

type Opened = { path: string; handle: number; length: number };

/** Keeps batches of one window. Each is on the disk when `keep` says true; false when there is no place for it at all. */
export class Aside {
  private file: Opened | null = null;
  private readonly made: string[] = [];
  private readonly database: string;
  private readonly name: string;
  private readonly otherFolder: string;

  constructor(database: string, { pid, window }: { pid: number; window: string }, otherFolder: string) {
    this.database = database;
    this.name = `${basename(database)}-aside-${pid}-${window}`;
    this.otherFolder = otherFolder;
  }

  get path(): string | null {
    return this.file?.path ?? null;
  }

  keep(batch: Batch): boolean {
    const line = lineOf(batch);
    if (this.file !== null && write(this.file, line)) return true;
    const head = headOf(this.database);
    // What is in an earlier one stays there: all of them are taken in.
    for (const make of [claimed, fresh, freshElsewhere]) {
      const opened = make(this.database, `${this.name}-${this.made.length}`, this.otherFolder);
      if (opened === null) continue;
      this.made.push(opened.path);
      if (write(opened, head + line)) {
        this.file = opened;
        syncFolder(dirname(opened.path));
        return true;
      }
      closeSync(opened.handle);
    }
    return false;
  }

  /** All of it is in the database. */
  done(): void {
    if (this.file === null) return;
    closeSync(this.file.handle);
    for (const path of this.made) rmSync(path, { force: true });
    this.file = null;
  }
}

const headOf = (database: string) => `${JSON.stringify({ aside: 1, database })}\n`;
const lineOf = (batch: Batch) => `${JSON.stringify(batch)}\n`;

/** A whole file as it is written. */
export function asideText({ database, batches }: Pick<AsideFile, 'database' | 'batches'>): string {
  return [headOf(database), ...batches.map(lineOf)].join('');
}

/** The room that was set aside: only one window gets it. */
function claimed(database: string, name: string): Opened | null {
  const path = join(dirname(database), name);
  return tried(() => {
    // Where a team shares the file, it may be another's, who alone can write into it.
    const file = openSync(reserveOf(database), constants.O_RDWR | constants.O_NOFOLLOW);
    try {
      renameSync(reserveOf(database), path);
      return file;
    } catch (error) {
      closeSync(file);
      throw error;
    }
  }, path);
}

function fresh(database: string, name: string): Opened | null {
  const path = join(dirname(database), name);
  return tried(() => openSync(path, 'wx', 0o600), path);
}

function freshElsewhere(_: string, name: string, folder: string): Opened | null {
  const path = join(folder, name);
  return tried(() => {
    makeFolder(folder);
    return openSync(path, 'wx', 0o600);
  }, path);
}

function tried(open: () => number, path: string): Opened | null {
  try {
    return { path, handle: open(), length: 0 };
  } catch {
    return null;
  }
}

function write(file: { handle: number; length: number }, text: string): boolean {
  try {
    const bytes = Buffer.from(text);
    let done = 0;
    while (done < bytes.length) done += writeSync(file.handle, bytes, done, bytes.length - done, file.length + done);
    fsyncSync(file.handle);
    file.length += bytes.length;
    return true;
  } catch {
    return false;
  }
}

/** What waits to get into a database, in the order in which it was kept, wherever that was. */
export function keptAside(database: string, otherFolder: string): readonly AsideFile[] {
  const files = [dirname(database), otherFolder].flatMap((folder) => {
    const names = listed(folder).filter((name) => name.startsWith(`${basename(database)}-aside-`));
    return names.flatMap((name) => {
      const read = readAside(join(folder, name));
      // Two databases may have one name in different folders.
      return read === null || read.database !== database ? [] : [read];
    });
  });
  const beganAt = ({ batches }: AsideFile) => batches[0]?.savedAt ?? '';
  return files.sort((a, b) => compare(beganAt(a), beganAt(b)) || countOf(a) - countOf(b) || compare(a.path, b.path));
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** Which of its window's files it is. */
const countOf = ({ path }: AsideFile) => Number(/-(\d+)$/.exec(path)?.[1] ?? 0);

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readAside(path: string): AsideFile | null {
  const pid = Number(/-aside-(\d+)-/.exec(basename(path))?.[1] ?? 0);
  const [head, ...rest] = parsed(textOf(path));
  if (typeof head !== 'object' || head === null || !('database' in head)) return null;
  return { path, pid, database: String(head.database), batches: rest as Batch[] };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Taken in by another program in this moment, or not ours to read.
    return '';
  }
}

/** The last line may have been cut off: it was never said to be kept. */
function parsed(text: string): readonly unknown[] {
  const found: unknown[] = [];
  for (const line of text.split('\n').slice(0, -1)) {
    try {
      found.push(JSON.parse(line));
    } catch {
      return found;
    }
  }
  return found;
}
