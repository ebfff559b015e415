import { distance } from 'fastest-levenshtein';

/** The word that was probably meant, or null when none is near: "tilte" is "title", "atMost" is "at-most". */
export function closest(typed: string, words: Iterable<string>): string | null {
  const wish = bare(typed);
  let best: string | null = null;
  let least = Math.max(1, Math.floor(wish.length * 0.4)) + 1;
  for (const word of words) {
    const far = isSwapped(wish, bare(word)) ? 1 : distance(wish.slice(0, 80), bare(word));
    if (far < least) [best, least] = [word, far];
  }
  return best;
}

/** "Did you mean …?" when a word is near, else what there is. */
export function didYouMean(typed: string, words: readonly string[]): string | null {
  const meant = closest(typed, words);
  if (meant !== null) return `Did you mean "${meant}"?`;
  const all = [...new Set(words)];
  if (all.length === 0) return null;
  const shown = all.slice(0, 24).join(', ');
  return all.length > 24 ? `There are ${shown} and more.` : `There ${all.length === 1 ? 'is' : 'are'} ${shown}.`;
}

/** Letters that changed places are the slip of a quick hand. */
function isSwapped(one: string, other: string): boolean {
  return one !== other && one.length === other.length && sorted(one) === sorted(other);
}

const sorted = (word: string) => [...word].sort().join('');

function bare(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
