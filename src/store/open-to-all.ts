import { lstatSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { StoreError } from './store-error.ts';

const byAnybody = 0o002;
/** In such a folder only whoever made a file may take it away or rename it: `/tmp` is one. */
const sticky = 0o1000;

/** Whether everybody on this computer may change a file, or what is in a folder. A group may: it is asked for on purpose. */
export function isOpenToAll(path: string): boolean {
  const about = statSync(path, { throwIfNoEntry: false });
  return about !== undefined && ownUser() !== null && (about.mode & byAnybody) !== 0;
}

/** Whether a file was put there by somebody else; whoever rules the computer is nobody else. */
export function isOfAnother(path: string): boolean {
  const about = statSync(path, { throwIfNoEntry: false });
  const me = ownUser();
  return about !== undefined && me !== null && about.uid !== me && about.uid !== 0 && me !== 0;
}

/** Refuses a database where anybody could put another one, or a log that is not its own. `real`: it need not be there. */
export function refuseOpenPlace(real: string): void {
  if (isOpenToAll(real))
    throw new StoreError(
      'unwritable',
      `Everybody on this computer may change ${real}.`,
      `What is in it proves nothing, so it is not opened. Make it yours: chmod o-rwx "${real}"`,
    );
  const folder = dirname(real);
  if (!isOpenToAll(folder)) return;
  const isSticky = (statSync(folder).mode & sticky) !== 0;
  if (isSticky && besides(real).every(isOwn)) return;
  throw new StoreError(
    'unwritable',
    `Everybody on this computer may put files into ${folder}.`,
    `Keep your data in a folder of your own (RECOVER_DATABASE names the file), or: chmod o-w "${folder}"`,
  );
}

const besides = (real: string) => [real, `${real}-wal`, `${real}-shm`, `${real}-journal`];

function isOwn(path: string): boolean {
  const about = lstatSync(path, { throwIfNoEntry: false });
  return about === undefined || about.uid === ownUser();
}

/** Null where the system knows no users of this kind, such as Windows, or does not know this one. */
function ownUser(): number | null {
  try {
    const { uid } = userInfo();
    return uid < 0 ? null : uid;
  } catch {
    return null;
  }
}
