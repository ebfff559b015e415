import { createHash } from 'node:crypto';

// Each entry's hash holds the hash of the one before it, so that a changed, missing or moved entry shows. Words enter
// only as a salted hash of their own: they can be erased, and the chain still holds.

export type Link = {
  prev: string | null;
  stream: string;
  seq: number;
  origin: string;
  kind: string;
  at: string;
  savedAt: string;
  by: string;
  what: string;
  wordsHash: string | null;
};

/**
 * The words' part of a link. The salt goes with the words when they are erased, so that they cannot be guessed from
 * it.
 */
export function hashOfWords(salt: string, words: string): string {
  return sha256([salt, words]);
}

/** The hash of an entry: everything about it, and the entry before it in its stream. */
export function hashOfLink(link: Link): string {
  const { prev, stream, seq, origin, kind, at, savedAt, by, what, wordsHash } = link;
  return sha256([prev, stream, seq, origin, kind, at, savedAt, by, what, wordsHash]);
}

/** JSON keeps the parts apart, whatever they hold. */
function sha256(parts: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
