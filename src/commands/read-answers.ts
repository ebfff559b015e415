import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../call/user-error.ts';
import type { App } from './app.ts';

export type Answers = { name: string; text: string };

/** The answers file that was named, or null when a person will answer. Without either, there is nobody to ask. */
export function answersOrTerminal(app: App, file: string | undefined): Answers | null {
  if (file !== undefined) return readAnswers(app, file);
  if (app.io.in.isTTY === true) return null;
  throw new UserError(
    'There is no terminal to type in.',
    'Run it in a terminal, or give the answers in a file: --answers FILE',
    'input-needed',
  );
}

/** The text of an answers file; `-` is stdin. */
export function readAnswers(app: App, file: string): Answers {
  if (file === '-') return { name: 'stdin', text: readFileSync(0, 'utf8') };
  try {
    return { name: file, text: readFileSync(resolve(app.cwd, file), 'utf8') };
  } catch {
    throw new UserError(
      `The answers file "${file}" cannot be read.`,
      'Check the path and its permissions.',
      'not-found',
    );
  }
}
