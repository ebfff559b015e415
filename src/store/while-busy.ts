import { isBusy } from './store-error.ts';

/**
 * Tries again while another program holds the file, for about eight seconds. It awaits between the tries, so that keys
 * and signals get through; `pause` may add chance to the milliseconds, so that waiting programs do not march in step.
 */
export async function whileBusy<T>(
  write: () => T,
  pause: (ms: number) => Promise<void>,
  tries: number | undefined = 20,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return write();
    } catch (error) {
      if (tried >= tries || !isBusy(error)) throw error;
      await pause(Math.min(10 * tried, 150));
    }
  }
}
