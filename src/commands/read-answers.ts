import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../call/user-error.ts';
import type { App } from './app.ts';

export type Answers = { name: string; text: string };

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
