import { createHash } from 'node:crypto';
import { sha256 as ofBytes } from '@noble/hashes/sha2.js';

// Node's own part for digests is loaded when it is first used (scripts/build.js), and that takes two milliseconds: longer
// than the package takes for the few lines that a call has in it before its first screen. For more it is far quicker.

/** Letters, all that were asked for together. */
const few = 4_000;
let soFar = 0;

/** The SHA-256 of a text in UTF-8, in hex. */
export function sha256(text: string): string {
  soFar += text.length;
  return soFar > few ? sha256OfMany(text) : Buffer.from(ofBytes(Buffer.from(text))).toString('hex');
}

/** The same for what is always large, such as a file. */
export function sha256OfMany(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
