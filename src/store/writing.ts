import { ourVersion, versionOf } from './migrate.ts';
import { refuseReplaced } from './origin.ts';
import { whenFree } from './patiently.ts';
import type { Store } from './store.ts';
import { asStoreError, newer } from './store-error.ts';

/**
 * One transaction that may write: all of it is on the disk when this returns, or none of it. It takes the lock at
 * once, because a lock asked for later is refused without waiting. Throws a `StoreError` when the file cannot take it.
 */
export function writing<T>(store: Store, write: () => T): T {
  const { db, path, inode } = store;
  try {
    if (path !== null && inode !== null) refuseReplaced(path, inode);
    return db
      .transaction(() => {
        const version = versionOf(db);
        if (version > ourVersion) throw newer(path ?? 'The database in memory', version, ourVersion);
        return write();
      })
      .immediate();
  } catch (error) {
    throw asStoreError(error, path);
  }
}

/** The same for what is saved before the first screen or after the last one: it waits for some seconds by itself. */
export function writingWhenFree<T>(store: Store, write: () => T): T {
  return whenFree(store, () => writing(store, write));
}
