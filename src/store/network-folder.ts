import { statfsSync } from 'node:fs';
import { StoreError } from './store-error.ts';

// Locks on these lie, and a database without true locks loses answers that were reported as saved.
const networkTypes: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0xff534d42, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0x65735546, 'FUSE'],
  [0x01021997, '9P'],
  [0x5346414f, 'AFS'],
]);

/** Throws a `StoreError` for a file on a network or cloud drive, where locks cannot be trusted. */
export function refuseNetworkFolder(path: string): void {
  // A 32-bit system gives the type with its sign.
  const name = networkTypes.get(statfsSync(path).type >>> 0);
  if (name === undefined) return;
  throw new StoreError(
    'unwritable',
    `${path} is in a network or cloud folder (${name}), where answers can get lost.`,
    'Choose a path on a disk of this computer.',
  );
}
