import { statSync } from 'node:fs';
import { copiesOf } from './backup.ts';
import { reserveOf } from './reserve-of.ts';
import { StoreError } from './store-error.ts';

/** Milliseconds. Whoever makes the file anew right now has written to it by then. */
const beingMade = 500;

/** SQLite takes an empty file for a new one. Where calls were kept before, it is a loss, and not a first day. */
export function refuseEmptied(real: string): void {
  if (!wasUsed(real)) return;
  const isEmpty = () => statSync(real, { throwIfNoEntry: false })?.size === 0;
  for (let waited = 0; waited < beingMade && isEmpty(); waited += 50)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  if (!isEmpty()) return;
  throw new StoreError(
    'damaged',
    `${real} is empty, and was not before.`,
    'Go back to a good copy, or remove the empty file to begin with a new one.',
  );
}

/** What is left beside a database that a call was led with. */
function wasUsed(real: string): boolean {
  return statSync(reserveOf(real), { throwIfNoEntry: false }) !== undefined || copiesOf(real).length > 0;
}
