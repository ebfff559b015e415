import { resolve } from 'node:path';
import { UserError } from '../call/user-error.ts';
import type { App } from './app.ts';
import { boundedText } from './bounded-text.ts';

/** The text of a file that was named on the command line. `what` it should be, as a sentence can name it. */
export function fileText(app: App, path: string, what: string): string {
  try {
    return boundedText(resolve(app.cwd, path), path, { what });
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`The ${what} "${path}" cannot be read.`, 'Is the path right?', 'not-found');
  }
}
