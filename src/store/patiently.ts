import type { Store } from './store.ts';
import { asStoreError, isBusy } from './store-error.ts';

/**
 * Tries again while another program holds the file. It waits without letting keys through: for the moments before the
 * first screen and after the last one, and for reading, which is held up only while another window opens or closes.
 */
export function patiently<T>(use: () => T, { tries, pause }: { tries: number; pause: (tried: number) => number }): T {
  for (let tried = 1; ; tried += 1) {
    try {
      return use();
    } catch (error) {
      if (tried >= tries || !isBusy(error)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause(tried));
    }
  }
}

/** For about six seconds on a connection that itself waits a quarter of a second at each try. */
export function whenFree<T>(store: Pick<Store, 'path'>, use: () => T): T {
  return patiently(() => told(store, use), { tries: 20, pause: (tried) => Math.min(10 * tried, 80) });
}

/** What the file cannot give or take becomes a sentence. */
export function told<T>({ path }: Pick<Store, 'path'>, use: () => T): T {
  try {
    return use();
  } catch (error) {
    throw asStoreError(error, path);
  }
}
