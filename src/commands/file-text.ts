import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../call/user-error.ts';
import type { App } from './app.ts';

const largest = 1024 * 1024;

/** The text of a file that was named on the command line. `what` it should be, as a sentence can name it. */
export function fileText(app: App, path: string, what: string): string {
  try {
    const full = resolve(app.cwd, path);
    const stats = statSync(full);
    if (!stats.isFile()) throw new UserError(`"${path}" is not a file.`, null, 'not-found');
    if (stats.size > largest) throw new UserError(`"${path}" is larger than 1 MB, which no ${what} needs.`);
    return readFileSync(full, 'utf8');
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`The ${what} "${path}" cannot be read.`, 'Is the path right?', 'not-found');
  }
}
