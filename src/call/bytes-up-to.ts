import { readSync } from 'node:fs';

const pieceSize = 64 * 1024;

/**
 * All that an open file gives; null when that is more than `most` bytes. What a file is said to hold is not asked: it may
 * have grown since, and one of the system's own is said to hold nothing.
 */
export function bytesUpTo(file: number, most: number): Buffer | null {
  let bytes = Buffer.allocUnsafeSlow(pieceSize);
  for (let size = 0; ; ) {
    if (size === bytes.length) bytes = Buffer.concat([bytes], size * 2);
    const read = readSync(file, bytes, size, bytes.length - size, null);
    if (read === 0) return bytes.subarray(0, size);
    size += read;
    if (size > most) return null;
  }
}
