import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../call/user-error.ts';
import { fileBeside } from '../store/file-beside.ts';
import { StoreError } from '../store/store-error.ts';
import { oneLine } from '../text/safe.ts';
import type { App } from './app.ts';
import { isFileOfOurs } from './file-of-ours.ts';
import { pour } from './print-pieces.ts';
import { dropStaleParts } from './stale-parts.ts';
import { whyNotWritten } from './why-not-written.ts';

/**
 * Writes a long document into a file for its owner alone, that has its name when all of it is on the disk and not before.
 * What is there stays, unless `force` says otherwise; a link is never followed. As `pour` tells it: where it gives false,
 * nothing is left of it.
 */
export async function piecesToFile(
  app: App,
  { output, force }: { output: string; force: boolean },
  pieces: Iterable<string>,
  ending: AbortSignal,
): Promise<boolean> {
  const path = resolve(app.cwd, output);
  refuseTaken(path, force);
  if (isFileOfOurs(app, path))
    throw new UserError(
      `${oneLine(path)} is where recover keeps its own.`,
      'Nothing was written. Choose another name.',
    );
  dropStaleParts(path, app.machine.isAlive);
  const trying = <T>(use: () => T): T => {
    try {
      return use();
    } catch (error) {
      if (error instanceof StoreError) throw taken(path);
      throw new UserError(`${oneLine(path)} was not written: ${whyNotWritten(error)}.`, 'Nothing was changed.');
    }
  };
  const file = trying(() => fileBeside(path, { pid: app.machine.pid, mode: 0o600 }));
  const write = async (text: string) => {
    trying(() => file.write(text));
    return true;
  };
  try {
    if (!(await pour(pieces, write, ending))) return false;
    refuseTaken(path, force);
    trying(() => file.place(force ? 'anything' : 'nothing'));
    return true;
  } finally {
    file.drop();
  }
}

function refuseTaken(path: string, force: boolean): void {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (there === undefined || (force && there.isFile())) return;
  if (!force) throw taken(path);
  throw new UserError(`${oneLine(path)} is no file of its own.`, 'It was left as it is. Choose another name.');
}

function taken(path: string): UserError {
  return new UserError(`There is a file ${oneLine(path)} already.`, 'It was left as it is. To write over it: --force');
}
