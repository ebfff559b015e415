import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

/**
 * Random bytes that nobody can guess, from the system's own source. Node's part for them is loaded when
 * it is first used, which takes two milliseconds: it is asked where the source is no file, as on Windows.
 */
export function chance(count: number): Buffer {
  if (left.length < count) left = fresh();
  const bytes = left.subarray(0, count);
  left = left.subarray(count);
  return bytes;
}

/** Bytes: enough for a start, so that it asks once. */
const atOnce = 256;
let left: Buffer = Buffer.alloc(0);

function fresh(): Buffer {
  try {
    const file = openSync('/dev/urandom', 'r');
    try {
      const bytes = Buffer.allocUnsafeSlow(atOnce);
      if (readSync(file, bytes) === atOnce) return bytes;
    } finally {
      closeSync(file);
    }
  } catch {
    // There is no such file here.
  }
  return randomBytes(atOnce);
}
