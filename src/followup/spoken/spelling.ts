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

function meantWord(word: string): string | null {
  if (
    word.length < 6 ||
    word.length > 12 ||
    longWords.includes(word) ||
    lookUp(units, word) ||
    lookUp(ordinalWords, word)
  )
    return null;
  // "Mondays" is every Monday, and no slip.
  const near = longWords.filter(
    (known) =>
      `${known}s` !== word && known.charAt(0) === word.charAt(0) && distance(known, word) <= (known.length > 7 ? 2 : 1),
  );
  return near.length === 1 ? (near[0] ?? null) : null;
}
