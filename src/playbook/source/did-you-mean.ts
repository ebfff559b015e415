import { nearest } from '../../text/nearest.ts';

/** The hint beside a name that is not known: "Did you mean …?" when one is near, else what there is. */
export function didYouMean(typed: string, words: readonly string[]): string | null {
  const meant = nearest(typed, words);
  if (meant !== null) return `Did you mean "${meant}"?`;
  const all = [...new Set(words)];
  if (all.length === 0) return null;
  const shown = all.slice(0, 24).join(', ');
  return all.length > 24 ? `There are ${shown} and more.` : `There ${all.length === 1 ? 'is' : 'are'} ${shown}.`;
}
