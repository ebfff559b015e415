import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/**
 * Random bytes that nobody can guess, from the system's own source. Node's part for them is loaded when it is first used,
 * which takes two milliseconds: it is asked where that source is not what it should be, as on Windows.
 */
export function chance(count: number): Buffer {
  if (left.length < count) left = bytesFrom('/dev/urandom', Math.max(atOnce, count));
  const bytes = left.subarray(0, count);
  left = left.subarray(count);
  return bytes;
}

/** Bytes: enough for a start, so that it asks once. */
const atOnce = 256;
let left: Buffer = Buffer.alloc(0);

/** From a source of the system's, or else from Node's. */
export function bytesFrom(source: string, count: number): Buffer {
  try {
    const file = openSync(source, 'r');
    try {
      const bytes = Buffer.allocUnsafeSlow(count);
      // A plain file of that name, as in a careless container, would give everybody the same.
      if (fstatSync(file).isCharacterDevice() && readSync(file, bytes) === count) return bytes;
    } finally {
      closeSync(file);
    }
  } catch {
    // There is none here.
  }
  return randomBytes(count);
}
