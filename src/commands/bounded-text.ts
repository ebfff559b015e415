import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { bytesUpTo } from '../call/bytes-up-to.ts';
import { UserError } from '../call/user-error.ts';

/** No answers file, settings or calendar that somebody wrote is larger, in bytes. */
const largestText = 1024 * 1024;

type Wanted = {
  /** As a sentence can name it: "answers file". */
  what: string;
  /** A pipe is waited for, as `<(…)` of a shell makes one. Devices are never read. */
  pipes?: boolean;
};

/**
 * The text of a file that was named. What has no end is read no further than a file may be long, and what is no file is
 * refused before it is read: it could hold the program up for ever.
 */
export function boundedText(path: string, named: string, { what, pipes = false }: Wanted): string {
  const file = openSync(path, constants.O_RDONLY | (pipes ? 0 : (constants.O_NONBLOCK ?? 0)));
  try {
    const about = fstatSync(file);
    if (!about.isFile() && !(pipes && (about.isFIFO() || about.isSocket())))
      throw new UserError(`"${named}" is not a file.`, null, 'not-found');
    return readBounded(file, named, what);
  } finally {
    closeSync(file);
  }
}

/** All that an open file gives, up to the largest that a text may be. */
export function readBounded(file: number, named: string, what: string): string {
  const bytes = bytesUpTo(file, largestText);
  if (bytes === null) throw new UserError(`"${named}" is larger than 1 MB, which no ${what} needs.`);
  return bytes.toString('utf8');
}
