import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { bytesUpTo } from './bytes-up-to.ts';
import { UserError } from './user-error.ts';

const largest = 256 * 1024;

/**
 * The text of a playbook file. Only a regular file of a sane size is read, and never through a device or a pipe,
 * which could hang the program or feed it for ever. Throws a `UserError` that names the file.
 */
export function readPlaybookFile(path: string, what: 'playbook' | 'customer' = 'playbook'): string {
  let descriptor: number;
  try {
    refuseOddLink(path, what);
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`The ${what} "${path}" cannot be read: ${reasonOf(error)}.`, null, 'not-found');
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) throw new UserError(`"${path}" is not a file.`, `A ${what} is one YAML file.`);
    const bytes = stat.size > largest ? null : bytesUpTo(descriptor, largest);
    if (bytes === null) throw new UserError(`"${path}" is larger than 256 kB, which no ${what} needs.`);
    if (isUtf16(bytes))
      throw new UserError(
        `"${path}" is not UTF-8 text.`,
        'It is UTF-16, which some editors call Unicode: save it again as UTF-8.',
      );
    if (!isUtf8(bytes)) throw new UserError(`"${path}" is not UTF-8 text.`, 'Save it as UTF-8.');
    // The mark that some editors put before a text is none of it.
    return bytes.toString('utf8').replace(/^\ufeff/, '');
  } finally {
    closeSync(descriptor);
  }
}

/** By its mark, or by two first letters with a half that is empty. */
function isUtf16([one, two, three, four]: Uint8Array): boolean {
  if ((one === 0xff && two === 0xfe) || (one === 0xfe && two === 0xff)) return true;
  return (one === 0 && three === 0 && two !== 0) || (two === 0 && four === 0 && one !== 0);
}

const headSize = 4096;

/** How a file begins, as far as it can be read: an empty text for anything that is no playbook's. */
export function headOfPlaybookFile(path: string): string {
  let descriptor: number | null = null;
  try {
    refuseOddLink(path, 'playbook');
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    if (!fstatSync(descriptor).isFile()) return '';
    const head = Buffer.alloc(headSize);
    return head.toString('utf8', 0, readSync(descriptor, head, 0, headSize, 0));
  } catch {
    return '';
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

/** A shared folder may hold links of others: what they lead to is shown line by line, so it must be a playbook too. */
function refuseOddLink(path: string, what: string): void {
  if (!lstatSync(path).isSymbolicLink() || /\.ya?ml$/i.test(realpathSync(path))) return;
  throw new UserError(`"${path}" is a link to something that is no .yaml file.`, `Name the ${what} itself.`);
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'no permission';
  if (code === 'EISDIR') return 'it is a folder';
  return error instanceof Error ? error.message : String(error);
}
