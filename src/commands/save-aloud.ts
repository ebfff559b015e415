import { setTimeout as sleep } from 'node:timers/promises';
import { whileBusy } from '../store/while-busy.ts';
import type { App } from './app.ts';
import { orBusy, stopwatch, waitAloud } from './wait-aloud.ts';

/** Saves for a command. While another program holds the file, whoever sits at a terminal is told so. */
export async function saveAloud<T>(app: App, write: () => T): Promise<T> {
  if (app.io.err.isTTY !== true) return whileBusy(write, { pause: (ms) => sleep(ms), waited: stopwatch() });
  const waiting = waitAloud(app);
  try {
    return await whileBusy(write, waiting);
  } catch (error) {
    throw orBusy(error, 'Nothing was changed.');
  } finally {
    waiting.end();
  }
}
