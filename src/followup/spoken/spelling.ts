import { distance } from 'fastest-levenshtein';
import type { Token } from './token.ts';
import { longWords, lookUp, ordinalWords, units } from './vocabulary.ts';

/** "tomorow", "wensday": long words with a slip in them, as they were meant. */
export function mendSpelling(tokens: readonly Token[]): { tokens: readonly Token[]; mended: readonly string[] } {
  const mended: string[] = [];
  const mendedTokens = tokens.map((token) => {
    const meant = token.kind === 'word' ? meantWord(token.text) : null;
    if (meant === null) return token;
    mended.push(`"${token.text}" is read as ${meant}.`);
    return { ...token, text: meant };
  });
  return { tokens: mendedTokens, mended };
}

// Two letters that changed places: "firday", "horus".
function swappedWord(word: string): string | null {
  const near = [...longWords, 'hours', 'weeks', 'months'].filter(
    (known) =>
      known.length === word.length &&
      [...word].some(
        (_, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2) === known,
      ),
  );
  return near.length === 1 ? (near[0] ?? null) : null;
}

function meantWord(word: string): string | null {
  if (
    word.length < 5 ||
    word.length > 12 ||
    longWords.includes(word) ||
    lookUp(units, word) ||
    lookUp(ordinalWords, word)
  )
    return null;
  const swapped = swappedWord(word);
  if (swapped !== null) return swapped;
  if (word.length < 6) return null;
  // "Mondays" is every Monday, and no slip.
  const slips = longWords.flatMap((known) => {
    const count = distance(known, word);
    const isNear = known.charAt(0) === word.charAt(0) && count <= (known.length > 7 ? 2 : 1);
    return isNear && `${known}s` !== word ? { known, count } : [];
  });
  const least = Math.min(...slips.map(({ count }) => count));
  const near = slips.filter(({ count }) => count === least);
  return near.length === 1 ? (near[0]?.known ?? null) : null;
}
