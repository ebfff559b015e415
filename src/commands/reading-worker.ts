import { parentPort } from 'node:worker_threads';
import { ownUserIs } from '../store/open-to-all.ts';
import { type Order, readings } from './readings.ts';

// Runs beside the program, one text after the other: one that takes too long, or too much memory, ends this and
// nothing else.

const port = parentPort;
ownUserIs(process.geteuid?.() ?? null);
port?.on('message', ({ kind, given }: Order) => {
  // Each kind takes what belongs to it: the compiler knows that of one, not of any.
  const read = readings[kind] as (given: Order['given']) => Promise<unknown>;
  read(given).then(
    (done) => port.postMessage({ done }),
    (error: unknown) => {
      throw error;
    },
  );
});
port?.postMessage('ready');
