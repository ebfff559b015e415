import { distance } from 'fastest-levenshtein';

/** The name that was probably meant, or null when none is near: "tilte" is "title", "atMost" "at-most", "remi" "reminders". */
export function nearest(typed: string, names: Iterable<string>): string | null {
  const wish = bare(typed);
  const known = [...names].map((name) => ({ name, letters: bare(name) }));
  // Two letters that changed places are the slip of a quick hand; a beginning is all that somebody remembered.
  const swapped = known.find(({ letters }) => isSwapped(wish, letters));
  const begun = wish.length < 3 ? [] : known.filter(({ letters }) => letters.startsWith(wish));
  const sure = swapped ?? (begun.length === 1 ? begun[0] : undefined);
  if (sure !== undefined) return sure.name;
  let best: string | null = null;
  let least = Math.max(1, Math.floor(wish.length * 0.4)) + 1;
  for (const { name, letters } of known) {
    const far = distance(wish.slice(0, longest), letters);
    if (far < least) [best, least] = [name, far];
  }
  return best;
}

/** What stands behind "There is no …": " Did you mean start?", or nothing when no name is near. */
export function meantBy(typed: string, names: Iterable<string>): string {
  const near = nearest(typed, names);
  return near === null ? '' : ` Did you mean ${near}?`;
}

/** Whether two names differ so little that one is surely the other: by a letter, two that changed places, dashes, capitals. */
export function isSlip(typed: string, meant: string): boolean {
  const [one, other] = [bare(typed), bare(meant)];
  return one.length > 2 && (distance(one, other) <= 1 || sorted(one) === sorted(other));
}

/** Letters. No name is longer, and the work grows with each. */
const longest = 80;

const isSwapped = (one: string, other: string) =>
  one !== other && one.length === other.length && sorted(one) === sorted(other);

const sorted = (word: string) => [...word].sort().join('');

const bare = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
