import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';

/** 'RCVR' in the header of each file of ours, from the moment that it is not empty. */
export const applicationId = 0x52435652;

// A file is judged by its first bytes, before SQLite opens it: opening alone can change a file that is not ours.

/** What the first bytes of a file say. Damage further on is for SQLite to find. */
export type FileState =
  | { kind: 'empty' }
  /** Another program is making it right now, or was stopped while it did: SQLite sorts that out. */
  | { kind: 'unborn' }
  | { kind: 'ours'; version: number }
  | { kind: 'damaged' }
  | { kind: 'foreign' };

/** Looks twice before it says that something is wrong, because another program may be writing between the looks. */
export function fileState(path: string): FileState {
  const first = look(path);
  return first.kind === 'damaged' || first.kind === 'foreign' ? look(path) : first;
}

/** Whether the write-ahead log beside the file holds anything. */
export function hasLog(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** Whether SQLite reads the file with a write-ahead log, be there anything in it or not. */
export function isWithLog(path: string): boolean {
  const { bytes } = firstBytes(path, 20);
  return bytes.length === 20 && bytes[19] === 2;
}

function look(path: string): FileState {
  const logBefore = hasLog(path);
  const { bytes, size } = firstBytes(path, 100);
  // A log is only ever written beside a file that has pages: without them, the file was emptied.
  if (size === 0) return logBefore ? { kind: 'damaged' } : { kind: 'empty' };
  const isSqlite = bytes.length === 100 && bytes.toString('latin1', 0, 16) === 'SQLite format 3\0';
  if (!isSqlite || bytes.readUInt32BE(68) !== applicationId)
    return isUnborn(path) ? { kind: 'unborn' } : { kind: looksOurs(bytes) ? 'damaged' : 'foreign' };
  return { kind: 'ours', version: bytes.readUInt32BE(60) };
}

/** A header of ours that was cut off in the middle. */
function looksOurs(bytes: Buffer): boolean {
  return bytes.length < 100 && bytes.length >= 72 && bytes.readUInt32BE(68) === applicationId;
}

const journalMagic = 'd9d505f920a163d7';

/** The journal of a first transaction, not ended: the file was empty before it, and is empty again once SQLite undid it. */
function isUnborn(path: string): boolean {
  try {
    const { bytes } = firstBytes(`${path}-journal`, 28);
    return bytes.length === 28 && bytes.toString('hex', 0, 8) === journalMagic && bytes.readUInt32BE(16) === 0;
  } catch {
    return false;
  }
}

function firstBytes(path: string, count: number): { bytes: Buffer; size: number } {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(count);
    const read = readSync(file, bytes, 0, count, 0);
    return { bytes: bytes.subarray(0, read), size: fstatSync(file).size };
  } finally {
    closeSync(file);
  }
}
