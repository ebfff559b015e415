import { closest, distance } from 'fastest-levenshtein';

/** " Did you mean start?", or nothing when no name is near enough to have been meant. */
export function didYouMean(word: string, names: readonly string[]): string {
  const near = names.length === 0 ? '' : closest(word, [...names]);
  return near !== '' && distance(word, near) <= Math.max(2, word.length / 3) ? ` Did you mean ${near}?` : '';
}
