import { isBusy } from './store-error.ts';

/** Milliseconds. Nobody is on the line, and there is no other place for what is to be saved. */
const mostPatience = 15_000;

/** How somebody waits. `pause` may add chance, so that programs do not march in step; `waited`: milliseconds until now. */
export type Waiting = { pause: (ms: number) => Promise<void>; waited: () => number };

/**
 * Tries again while another program holds the file, for so many milliseconds; with 0 it tries once. It awaits between the
 * tries, so that keys and signals get through.
 */
export async function whileBusy<T>(
  write: () => T,
  { pause, waited }: Waiting,
  patience: number = mostPatience,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return write();
    } catch (error) {
      if (!isBusy(error) || waited() >= patience) throw error;
      await pause(Math.min(10 * tried, 150));
    }
  }
}
