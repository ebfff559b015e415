import { lstatSync, type Stats, statSync } from 'node:fs';
import { userInfo } from 'node:os';

const byAnybody = 0o002;

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
  return about !== undefined && (about.mode & byAnybody) !== 0 && ownUser() !== null;
}

/** Whether a file was put there by somebody else; whoever rules the computer is nobody else. */
export function isOfAnother(path: string): boolean {
  const about = statOf(path);
  const me = ownUser();
  return about !== undefined && me !== null && about.uid !== me && about.uid !== 0 && me !== 0;
}

/** Whether a file is our own, or is not there at all. A link counts as itself. */
export function isOwn(path: string): boolean {
  const about = lstatSync(path, { throwIfNoEntry: false });
  return about === undefined || about.uid === ownUser();
}

/**
 * Null where the system knows no users of this kind, such as Windows, or does not know this one. Asked for once: each
 * time the system reads its list of users, and a start looks at the file and its folder several times.
 */
function ownUser(): number | null {
  if (own === undefined) {
    try {
      const { uid } = userInfo();
      own = uid < 0 ? null : uid;
    } catch {
      own = null;
    }
  }
  return own;
}

let own: number | null | undefined;
