import { lstatSync, type Stats, statSync } from 'node:fs';

const byAnybody = 0o002;

/** By their number; null where the system knows no users of this kind, such as Windows. Until it is told, all are strangers. */
let me: number | null | undefined;

/** Who runs the program. */
export function ownUserIs(user: number | null): void {
  me = user;
}

/** About a file; undefined when there can be none: a part of its path is a file, or its name is longer than any. */
export function statOf(path: string, stat: typeof statSync = statSync): Stats | undefined {
  try {
    return stat(path, { throwIfNoEntry: false });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOTDIR' || code === 'ENAMETOOLONG') return undefined;
    throw error;
  }
}

/** Whether everybody on this computer may change a file, or what is in a folder. A group may: it is asked for on purpose. */
export function isOpenToAll(path: string): boolean {
  const about = statOf(path);
  return about !== undefined && (about.mode & byAnybody) !== 0 && me !== null;
}

/** Whether a file was put there by somebody else; whoever rules the computer is nobody else. */
export function isOfAnother(path: string): boolean {
  const about = statOf(path);
  return about !== undefined && me !== null && about.uid !== me && about.uid !== 0 && me !== 0;
}

/** Whether a file is our own, or is not there at all. A link counts as itself. */
export function isOwn(path: string): boolean {
  const about = lstatSync(path, { throwIfNoEntry: false });
  return about === undefined || about.uid === me;
}
