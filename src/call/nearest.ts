import { closest, distance } from 'fastest-levenshtein';

/** " Did you mean start?", or nothing when no name is near enough to have been meant. */
export function didYouMean(word: string, names: readonly string[]): string {
  // Two letters that changed places are the slip of a quick hand; a beginning is all that somebody remembered.
  const swapped = names.find((name) => name.length === word.length && sorted(name) === sorted(word));
  const begun = word.length < 3 ? [] : names.filter((name) => name.startsWith(word.toLowerCase()));
  const sure = swapped ?? (begun.length === 1 ? begun[0] : undefined);
  if (sure !== undefined) return ` Did you mean ${sure}?`;
  const near = names.length === 0 ? '' : closest(word, [...names]);
  return near !== '' && distance(word, near) <= Math.max(2, word.length / 3) ? ` Did you mean ${near}?` : '';
}

const sorted = (word: string) => [...word].sort().join('');
