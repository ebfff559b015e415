import { statement } from './statement.ts';
import type { Store } from './store.ts';

/**
 * What is read in many steps, as it stood when the first of them was taken: others write on meanwhile. It ends when the
 * last one is read, or nobody reads on.
 */
export function* atOneMoment<T>(store: Store, read: () => Iterable<T>): Generator<T> {
  statement(store, 'begin').run();
  try {
    yield* read();
  } finally {
    if (store.db.inTransaction) statement(store, 'commit').run();
  }
}
