import { dirname } from 'node:path';
import type { DiskEvent } from './disk-log.ts';

// What may be on a disk when the power goes. What was synced is there. Of what was not, each write may be there, or not,
// or some of its sectors, in any order; names that were made or removed since the folder was synced are there in their
// order, up to some point.

const sector = 512;

type Change = ({ at: number; bytes: Buffer } | { size: number }) & { given?: 'up' };
type File = { inode: bigint; safe: Buffer; pending: Change[] };
type Naming = { path: string; file: File | null };

/** A name for each file that was there, with what was in it. */
export type Picture = Map<string, Buffer>;

export type PowerCut = {
  next: (event: DiskEvent) => void;
  /** `lying`: also of what was synced, the last write is gone. For the control, which has to be noticed. */
  picture: (chance: () => number, lying?: boolean) => Picture;
};

export function powerCut(before: readonly { path: string; inode: bigint; bytes: Buffer }[] = []): PowerCut {
  const files = new Map<bigint, File>();
  const folders = new Map<bigint, string>();
  const names = new Map<string, File>();
  const safeNames = new Map<string, File>();
  let pendingNames: Naming[] = [];
  const marks = new Map<string, number>();
  let last: { file: File; undo: Buffer } | null = null;
  for (const { path, inode, bytes } of before) {
    const file = { inode, safe: bytes, pending: [] };
    files.set(inode, file);
    names.set(path, file);
    safeNames.set(path, file);
  }

  const name = (path: string, file: File | null) => {
    if (file === null) names.delete(path);
    else names.set(path, file);
    pendingNames.push({ path, file });
  };

  const opened = (path: string, inode: bigint) => {
    if (names.get(path)?.inode === inode) return;
    const known = [...names.values()].find((file) => file.inode === inode);
    // The number of a file that is gone may be given to another one.
    const file = known ?? { inode, safe: Buffer.alloc(0), pending: [] };
    files.set(inode, file);
    name(path, file);
  };

  const synced = (inode: bigint, pid: number) => {
    const mark = marks.get(`${pid} ${inode}`) ?? 0;
    const folder = folders.get(inode);
    if (folder !== undefined) {
      const [done, rest] = [pendingNames.slice(0, mark), pendingNames.slice(mark)];
      const here = done.filter(({ path }) => dirname(path) === folder);
      for (const { path, file } of here) put(safeNames, path, file);
      pendingNames = [...done.filter((naming) => !here.includes(naming)), ...rest];
      for (const key of marks.keys()) if (key.endsWith(` ${inode}`)) marks.set(key, 0);
      return;
    }
    const file = files.get(inode);
    if (file === undefined || mark === 0) return;
    last = { file, undo: after(file.safe, file.pending.slice(0, mark - 1)) };
    file.safe = after(
      file.safe,
      file.pending.slice(0, mark).filter(({ given }) => given !== 'up'),
    );
    file.pending = file.pending.slice(mark);
    for (const [key, other] of marks) if (key.endsWith(` ${inode}`)) marks.set(key, Math.max(0, other - mark));
  };

  return {
    next: (event) => {
      if (event.kind === 'opened') {
        if (event.isFolder) folders.set(event.inode, event.path.replace(/\/$/, ''));
        else opened(event.path, event.inode);
      }
      if (event.kind === 'wrote') files.get(event.inode)?.pending.push({ at: event.at, bytes: event.bytes });
      if (event.kind === 'cut') files.get(event.inode)?.pending.push({ size: event.size });
      if (event.kind === 'removed') name(event.path, null);
      if (event.kind === 'linked') {
        const file = names.get(event.path);
        if (file !== undefined) name(event.to, file);
      }
      if (event.kind === 'renamed') {
        const file = names.get(event.path);
        name(event.path, null);
        if (file !== undefined) name(event.to, file);
      }
      if (event.kind === 'not synced') for (const change of files.get(event.inode)?.pending ?? []) change.given = 'up';
      if (event.kind === 'syncing') {
        const count = folders.has(event.inode) ? pendingNames.length : (files.get(event.inode)?.pending.length ?? 0);
        marks.set(`${event.pid} ${event.inode}`, count);
      }
      if (event.kind === 'synced') synced(event.inode, event.pid);
    },
    picture: (chance, lying = false) => {
      const there = new Map(safeNames);
      const kept = pendingNames.slice(0, Math.floor(chance() * (pendingNames.length + 1)));
      for (const { path, file } of kept) put(there, path, file);
      // Now and then nothing at all of what was not synced, or all of it.
      const share = chance() < 0.2 ? 0 : chance() < 0.2 ? 1 : chance();
      const contents = ([path, file]: [string, File]): [string, Buffer] => {
        const safe = lying && last?.file === file ? last.undo : file.safe;
        return [path, perhapsAfter(safe, file.pending, share, chance)];
      };
      return new Map([...there].map(contents));
    },
  };
}

function put(names: Map<string, File>, path: string, file: File | null): void {
  if (file === null) names.delete(path);
  else names.set(path, file);
}

/** What is in a file, with room for all that may still be written to it: it grows without being copied. */
type Content = { room: Buffer; length: number };

function contentOf(bytes: Buffer, changes: readonly Change[]): Content {
  const ends = changes.map((change) => ('size' in change ? change.size : change.at + change.bytes.length));
  const room = Buffer.alloc(ends.reduce((most, end) => Math.max(most, end), bytes.length));
  bytes.copy(room);
  return { room, length: bytes.length };
}

const bytesOf = ({ room, length }: Content): Buffer => room.subarray(0, length);

/** The bytes after these changes; those given stay as they are. */
function after(bytes: Buffer, changes: readonly Change[]): Buffer {
  const content = contentOf(bytes, changes);
  for (const change of changes) apply(content, change);
  return bytesOf(content);
}

function apply(content: Content, change: Change): void {
  if ('size' in change) {
    if (change.size < content.length) content.room.fill(0, change.size, content.length);
    content.length = change.size;
    return;
  }
  change.bytes.copy(content.room, change.at);
  content.length = Math.max(content.length, change.at + change.bytes.length);
}

/** The same when each change may have come to the disk, or not, or in part. */
function perhapsAfter(bytes: Buffer, changes: readonly Change[], share: number, chance: () => number): Buffer {
  const content = contentOf(bytes, changes);
  for (const change of changes) {
    // What the system has given up may have come to the disk all the same.
    if (chance() < (change.given === 'up' ? 0.5 : share)) apply(content, change);
    else if (!('size' in change) && chance() < 0.5) applyInPart(content, change, chance);
  }
  return bytesOf(content);
}

function applyInPart(content: Content, { at, bytes }: { at: number; bytes: Buffer }, chance: () => number): void {
  for (let from = 0; from < bytes.length; from += sector)
    if (chance() < 0.5) apply(content, { at: at + from, bytes: bytes.subarray(from, from + sector) });
}
