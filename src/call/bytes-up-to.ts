import { readSync } from 'node:fs';

const pieceSize = 64 * 1024;

/**
 * All that an open file gives; null when that is more than `most` bytes. What a file is said to hold is not asked: it may
 * have grown since, and one of the system's own is said to hold nothing.
 */
export function bytesUpTo(file: number, most: number): Buffer | null {
  const pieces: Buffer[] = [];
  for (let size = 0; ; ) {
    const piece = Buffer.alloc(pieceSize);
    const read = readSync(file, piece, 0, piece.length, null);
    if (read === 0) return Buffer.concat(pieces);
    size += read;
    if (size > most) return null;
    pieces.push(piece.subarray(0, read));
  }
}
