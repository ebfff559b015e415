import { lstatSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { removeQuietly } from '../store/file-beside.ts';

/** Takes away what programs that are gone left half written of this very file: nobody else looks in a folder of theirs. */
export function dropStaleParts(path: string, isAlive: (pid: number) => boolean): void {
  for (const part of partsOf(path)) if (!isAlive(part.pid)) removeQuietly(part.path);
}

function partsOf(path: string): { path: string; pid: number }[] {
  const start = `${basename(path)}.`;
  return listed(dirname(path)).flatMap((name) => {
    const pid = name.startsWith(start) ? /^(\d+)(?:-\d+)?\.part$/.exec(name.slice(start.length))?.[1] : undefined;
    const part = join(dirname(path), name);
    return pid === undefined || lstatSync(part, { throwIfNoEntry: false })?.isFile() !== true
      ? []
      : [{ path: part, pid: Number(pid) }];
  });
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
