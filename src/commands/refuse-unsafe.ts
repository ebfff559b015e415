import { UserError } from '../call/user-error.ts';
import { firstUnsafe, oneLine } from '../text/safe.ts';

/**
 * Refuses words for a file that hold what a terminal obeys or what turns the order of reading: a mark in its place would be
 * said to customers, and whoever pasted it did not see it. `what`: such as "The title".
 */
export function refuseUnsafe(words: string, what: string): void {
  const flat = words.replace(/[\r\n\u0085\u2028\u2029]/g, ' ');
  const unsafe = firstUnsafe(flat);
  if (unsafe === null) return;
  const before = oneLine(flat.slice(0, unsafe.index)).slice(-30);
  throw new UserError(
    `${what} hold${what.endsWith('s') ? '' : 's'} a hidden character (${unsafe.name})${before === '' ? ' at the beginning' : ` after "${before}"`}.`,
    'Nothing was written. Type it anew, or paste it as plain text.',
    'usage',
  );
}
