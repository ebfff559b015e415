import { whenFree } from './patiently.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

/**
 * What is read in many steps, as it stood when the first of them was taken: others write on meanwhile. It ends when the
 * last one is read, or nobody reads on.
 */
export function* atOneMoment<T>(store: Store, read: () => Iterable<T>): Generator<T> {
  begin(store);
  try {
    yield* read();
  } finally {
    end(store);
  }
}

/** The same for what waits in between, such as for whoever takes what is read. */
export async function duringOneMoment<T>(store: Store, read: () => Promise<T>): Promise<T> {
  begin(store);
  try {
    return await read();
  } finally {
    end(store);
  }
}

/** The moment is that of the first look at the file, which may be held by a window that opens or closes. */
function begin(store: Store): void {
  statement(store, 'begin').run();
  try {
    whenFree(store, () => statement(store, 'select 1 from sqlite_schema limit 1').get());
  } catch (error) {
    end(store);
    throw error;
  }
}

function end(store: Store): void {
  if (store.db.inTransaction) statement(store, 'commit').run();
}
