import { closeSync, openSync, readSync } from 'node:fs';
import { cardNumbersIn } from '../../text/card-number.ts';
import { oneLine } from '../../text/safe.ts';
import type { App } from '../app.ts';
import { type Finding, fail, fine } from './finding.ts';
import { filesOfOurs } from './places.ts';

const piece = 1024 * 1024;
/** No card number is longer, with all that may stand between its digits. */
const overlap = 128;

/** Card numbers in the bytes of every file that we make: also in what is deleted, and in the log beside the database. */
export function secretChecks(app: App): Finding[] {
  const files = filesOfOurs(app);
  const found = files.flatMap((path): Finding[] => {
    const ends = [...new Set(cardsIn(path))];
    if (ends.length === 0) return [];
    const count = ends.length === 1 ? 'what looks like a card number' : `what looks like ${ends.length} card numbers`;
    return [
      fail('secrets', `${oneLine(path)} holds ${count}, ending ${ends.slice(0, 5).join(', ')}.`, whatToDo(app, path)),
    ];
  });
  return found.length > 0 ? found : [fine('secrets', `no card number in ${files.length} files`)];
}

function whatToDo(app: App, path: string): string {
  if (path.startsWith(app.paths.config)) return 'Take it out of that file.';
  if (path.startsWith(app.paths.database))
    return 'It was saved before card numbers were taken out, or is in a playbook.';
  return 'It is a copy. Once the database has none any more, make a new copy and remove this one.';
}

function cardsIn(path: string): string[] {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(piece + overlap);
    const ends: string[] = [];
    let kept = 0;
    for (;;) {
      const read = readSync(file, bytes, kept, piece, null);
      if (read === 0) return ends;
      const text = bytes.toString('latin1', 0, kept + read);
      for (const { from, to, last } of cardNumbersIn(text)) if (isWord(text, from, to)) ends.push(last);
      kept = Math.min(overlap, kept + read);
      bytes.copyWithin(0, text.length - kept, text.length);
    }
  } finally {
    closeSync(file);
  }
}

/** Ids and digests stand there one after the other, and hold digits by chance: those of a card stand by themselves. */
function isWord(text: string, from: number, to: number): boolean {
  return !/[\da-z-]/i.test(text.charAt(from - 1)) && !/[\da-z-]/i.test(text.charAt(to));
}
