import { refuseReplaced } from './origin.ts';
import { told } from './patiently.ts';
import type { Store } from './store.ts';

/**
 * A number that changes when another program has saved something; null for a copy, which never changes. It is asked
 * once: a busy file throws a `StoreError` at once, so that whoever watches goes on hearing keys.
 */
export function dataVersion(store: Store): number | null {
  if (store.db.memory) return null;
  if (store.path !== null && store.inode !== null) refuseReplaced(store.path, store.inode);
  return told(store, () => store.db.pragma('data_version', { simple: true }) as number);
}
