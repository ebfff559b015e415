/**
 * A number from 0 up to below 1 that belongs to a seed and to what it is for. Drawn by name and not one after another, so
 * that what one trainee does more than the other changes nothing that comes later.
 */
export function chanceOf(seed: number, what: string): number {
  let hash = 0x811c9dc5;
  for (const letter of `${seed}:${what}`) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** One of several, by chance; null of none. */
export function pick<T>(seed: number, what: string, of: readonly T[]): T | null {
  return of[Math.floor(chanceOf(seed, what) * of.length)] ?? null;
}
