import { statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { whenFree } from './patiently.ts';
import type { Store } from './store.ts';

/** Bytes. A larger file takes its time to be written anew, and is put together on the disk. */
export const largeFile = 32 * 1024 * 1024;

/**
 * Writes a database anew, without the gaps in its pages: rows that moved between them have left copies behind that no
 * deletion finds. SQLite puts the new one together in memory, which for a large file would be as much as the file. That
 * one is put together in a file that has no name from the moment it is open, is its owner's alone, and holds only what
 * is kept: in the folder that SQLITE_TMPDIR names, which the top sets to that of the database.
 */
export function writeAnew(store: Store, path: string, large: number = largeFile): void {
  const { size } = statSync(path);
  const isOnDisk = size > large && hasRoomFor(path, size);
  if (isOnDisk) store.db.pragma('temp_store = FILE');
  try {
    whenFree(store, () => store.db.exec('vacuum'));
  } finally {
    if (isOnDisk) store.db.pragma('temp_store = MEMORY');
  }
}

/** Once for the file that is put together, once for the log that it goes through, and something for the others. */
function hasRoomFor(path: string, size: number): boolean {
  const { bavail, bsize } = statfsSync(dirname(path));
  return bavail * bsize > 2.2 * size;
}
