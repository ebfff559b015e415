import { ourVersion, versionOf } from './migrate.ts';
import { refuseReplaced } from './origin.ts';
import { whenFree } from './patiently.ts';
import type { Store } from './store.ts';
import { asStoreError, isBusy, newer, StoreError } from './store-error.ts';

/**
 * One transaction that may write: all of it is on the disk when this returns, or none of it. It takes the lock at
 * once, because a lock asked for later is refused without waiting. Throws a `StoreError` when the file cannot take it.
 */
export function writing<T>(store: Store, write: () => T): T {
  const { path, inode } = store;
  try {
    if (path !== null && inode !== null) refuseReplaced(path, inode);
    store.trusted?.();
    return store.db
      .transaction(() => {
        const version = versionOf(store.db);
        if (version > ourVersion) throw newer(path ?? 'The database in memory', version, ourVersion);
        return write();
      })
      .immediate();
  } catch (error) {
    const problem = asStoreError(error, path);
    // The search index, for one, remembers what was never saved: the next save through it would make it wrong for good.
    if (!isBusy(problem) && problem instanceof StoreError) store.distrust?.();
    throw problem;
  }
}

/** The same for what is saved before the first screen or after the last one: it waits for some seconds by itself. */
export function writingWhenFree<T>(store: Store, write: () => T): T {
  return whenFree(store, () => writing(store, write));
}
