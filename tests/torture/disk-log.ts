import { readFileSync } from 'node:fs';

/** What happened to files, one thing after the other, whichever program did it. */
export type DiskEvent =
  | { kind: 'opened'; inode: bigint; path: string; isFolder: boolean }
  | { kind: 'wrote'; inode: bigint; at: number; bytes: Buffer }
  | { kind: 'cut'; inode: bigint; size: number }
  | { kind: 'syncing' | 'synced'; inode: bigint; pid: number }
  | { kind: 'not synced'; inode: bigint }
  | { kind: 'removed'; path: string }
  | { kind: 'renamed' | 'linked'; path: string; to: string };

const headerSize = 32;

export function readDiskLog(path: string): DiskEvent[] {
  const log = readFileSync(path);
  const events: DiskEvent[] = [];
  for (let at = 0; at + headerSize <= log.length; ) {
    const [length, more] = [log.readUInt32LE(at + 24), log.readUInt32LE(at + 28)];
    const data = log.subarray(at + headerSize, at + headerSize + length);
    const rest = log.subarray(at + headerSize + length, at + headerSize + length + more);
    const [inode, place] = [log.readBigUInt64LE(at + 8), Number(log.readBigInt64LE(at + 16))];
    events.push(eventOf(log.readUInt32LE(at), { inode, place, pid: log.readUInt32LE(at + 4), data, rest }));
    at += headerSize + length + more;
  }
  return events;
}

type Parts = { inode: bigint; place: number; pid: number; data: Buffer; rest: Buffer };

function eventOf(kind: number, { inode, place, pid, data, rest }: Parts): DiskEvent {
  switch (kind) {
    case 1:
      return { kind: 'opened', inode, path: data.toString(), isFolder: place === 1 };
    case 2:
      return { kind: 'wrote', inode, at: place, bytes: data };
    case 3:
      return { kind: 'cut', inode, size: place };
    case 4:
      return { kind: 'syncing', inode, pid };
    case 5:
      return { kind: 'synced', inode, pid };
    case 6:
      return { kind: 'removed', path: data.toString() };
    case 7:
      return { kind: 'renamed', path: data.toString(), to: rest.toString() };
    case 8:
      return { kind: 'not synced', inode };
    case 9:
      return { kind: 'linked', path: data.toString(), to: rest.toString() };
    default:
      throw new Error(`The log of the disk is damaged: ${kind}.`);
  }
}
