import { sha256 } from './sha256.ts';

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
  return digestOf([salt, words]);
}

/** The hash of an entry: everything about it, and the entry before it in its stream. */
export function hashOfLink(link: Link): string {
  const { prev, stream, seq, origin, kind, at, savedAt, by, what, wordsHash } = link;
  return digestOf([prev, stream, seq, origin, kind, at, savedAt, by, what, wordsHash]);
}

/** JSON keeps the parts apart, whatever they hold. */
const digestOf = (parts: readonly (string | number | null)[]) => sha256(JSON.stringify(parts));
