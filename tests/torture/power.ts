import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { Entry } from '../../src/engine/entry.ts';
import { upTo } from './calls.ts';
import { checkFile } from './check.ts';
import type { Count } from './count.ts';
import { type DiskEvent, readDiskLog } from './disk-log.ts';
import { powerCut } from './power-cut.ts';

export type Recording = { folder: string; events: readonly DiskEvent[]; before: Parameters<typeof powerCut>[0] };

/** What is in a folder before a program is recorded there. */
export function filesIn(folder: string): NonNullable<Recording['before']> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => {
      const path = join(folder, name);
      return { path, inode: BigInt(statSync(path).ino), bytes: readFileSync(path) };
    });
}

export const recordingOf = (folder: string, log: string, before: Recording['before'] = []): Recording => ({
  folder,
  events: readDiskLog(log),
  before,
});

type Cutting = {
  count: Count;
  chance: () => number;
  images: number;
  scratch: string;
  lying?: boolean;
  /** Looks at the files that the power cut left in a folder. */
  check: (folder: string, marks: ReadonlyMap<string, string>, about: string, image: number) => void;
};

/** Cuts the power at so many moments of what was recorded, and looks at what is left each time. */
export function cutPower({ folder, events, before }: Recording, cutting: Cutting): void {
  const { count, chance, images, scratch, lying = false } = cutting;
  const moments = Array.from({ length: images }, () => Math.floor(chance() * (events.length + 1))).sort(
    (a, b) => a - b,
  );
  const disk = powerCut(before);
  const marks = new Map<string, string>();
  const markFiles = new Map<bigint, string>();
  let at = 0;
  for (const [image, moment] of moments.entries()) {
    for (; at < moment; at += 1) {
      const event = events[at];
      if (event === undefined) break;
      if (event.kind === 'opened' && basename(event.path).startsWith('marks-'))
        markFiles.set(event.inode, basename(event.path));
      const mark = event.kind === 'wrote' ? markFiles.get(event.inode) : undefined;
      if (mark !== undefined && event.kind === 'wrote') marks.set(mark, `${marks.get(mark) ?? ''}${event.bytes}`);
      disk.next(event);
    }
    const left = join(scratch, String(image));
    mkdirSync(left);
    for (const [path, bytes] of disk.picture(chance, lying)) {
      if (!path.startsWith(`${folder}/`) || basename(path).startsWith('marks-')) continue;
      const there = join(left, relative(folder, path));
      mkdirSync(dirname(there), { recursive: true });
      writeFileSync(there, bytes, { mode: 0o600 });
    }
    // The index beside the log is whatever it was: nobody syncs it.
    if (chance() < 0.2) writeFileSync(join(left, 'recover.db-shm'), Buffer.alloc(32_768, Math.floor(chance() * 256)));
    count.tried();
    cutting.check(left, marks, `power cut at ${moment} of ${events.length}`, image);
    rmSync(left, { recursive: true });
  }
}

/** Checks the database of terminals that each noted what they had saved. */
export function checkMarked(count: Count): Cutting['check'] {
  return (left, marks, about, image) =>
    checkFile(join(left, 'recover.db'), savedBy(marks), count, about, { anew: image % 3 === 0 });
}

/** What the terminals had reported as saved. A mark that is not whole is not a report. */
function savedBy(marks: ReadonlyMap<string, string>): Entry[] {
  return [...marks].flatMap(([file, text]) => {
    const saves = text.split('\n').length - 1;
    return upTo(file.replace('marks-', ''), saves);
  });
}
