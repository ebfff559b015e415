import { resolve } from 'node:path';
import { UserError } from '../call/user-error.ts';
import { type App, mayAsk, whyNothingIsAsked } from './app.ts';
import { boundedText, readBounded } from './bounded-text.ts';
import { isAccessible } from './make-prompter.ts';

export type Answers = { name: string; text: string };

/** The answers file that was named, or null when a person will answer. Without either, there is nobody to ask. */
export function answersOrTerminal(app: App, file: string | undefined, accessible = false): Answers | null {
  if (file !== undefined) return readAnswers(app, file);
  // Lines that are only ever added can be read from a pipe; a screen that is drawn there is seen by nobody.
  if (mayAsk(app) && app.io.err.isTTY !== true && !isAccessible(app, accessible))
    throw new UserError(
      'The screen of a call goes to stderr, which is no terminal here.',
      'Leave stderr alone, or have it in lines: --accessible',
      'input-needed',
    );
  if (mayAsk(app)) return null;
  const forbids = whyNothingIsAsked(app.env);
  throw new UserError(
    forbids === null ? 'There is no terminal to type in.' : `Nothing may be asked: so says ${forbids}.`,
    `${forbids === null ? 'Run it in a terminal' : 'Run it without'}, or give the answers in a file: --answers FILE`,
    'input-needed',
  );
}

/** The text of an answers file; `-` is stdin. */
export function readAnswers(app: App, file: string): Answers {
  const what = 'answers file';
  if (file === '-') return { name: 'stdin', text: readBounded(0, 'stdin', what) };
  try {
    return { name: file, text: boundedText(resolve(app.cwd, file), file, { what, pipes: true }) };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      `The answers file "${file}" cannot be read.`,
      'Check the path and its permissions.',
      'not-found',
    );
  }
}
