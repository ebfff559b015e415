import { readFileSync, statSync } from 'node:fs';

/** A program that holds a lock on a database. */
export type Holder = { pid: number; name: string };

/** Where SQLite puts the lock of whoever writes, in the file beside the log. */
const writeLock = 120;

/**
 * Which other program writes to a database, or keeps it from being written to; null where that cannot be known, as
 * anywhere but on Linux.
 */
export function lockHolder(database: string, ownPid: number): Holder | null {
  try {
    const inodeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.ino ?? null;
    const [file, index] = [inodeOf(database), inodeOf(`${database}-shm`)];
    const held = readFileSync('/proc/locks', 'utf8').split('\n').flatMap(lockIn);
    const stands = held.find(
      ({ pid, inode, first, last }) =>
        pid !== ownPid && (inode === file || (inode === index && first <= writeLock && last >= writeLock)),
    );
    if (stands === undefined) return null;
    return { pid: stands.pid, name: readFileSync(`/proc/${stands.pid}/comm`, 'utf8').trim() };
  } catch {
    return null;
  }
}

/** "1: POSIX  ADVISORY  WRITE 812 fe:00:131 120 120". Who only reads holds nobody up; a shared lock is of a reader. */
function lockIn(line: string): { pid: number; inode: number; first: number; last: number }[] {
  const found = /: (?:POSIX|OFDLCK) +ADVISORY +WRITE +(\d+) [0-9a-f]+:[0-9a-f]+:(\d+) (\d+) (\d+|EOF)$/.exec(line);
  if (found === null) return [];
  const [pid, inode, first] = found.slice(1, 4).map(Number);
  const last = found[4] === 'EOF' ? Number.MAX_SAFE_INTEGER : Number(found[4]);
  return [{ pid: pid ?? 0, inode: inode ?? 0, first: first ?? 0, last }];
}
