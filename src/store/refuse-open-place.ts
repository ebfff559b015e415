import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { isOpenToAll, isOwn } from './open-to-all.ts';
import { StoreError } from './store-error.ts';

/** In such a folder only whoever made a file may take it away or rename it: `/tmp` is one. */
const sticky = 0o1000;

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
