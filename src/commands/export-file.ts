import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../call/user-error.ts';
import { fileBeside } from '../store/file-beside.ts';
import { StoreError } from '../store/store-error.ts';
import { oneLine } from '../text/safe.ts';
import type { App } from './app.ts';
import { isFileOfOurs } from './file-of-ours.ts';
import { writtenTo } from './output.ts';
import { whyNotWritten } from './why-not-written.ts';

/** Where a long document goes, piece by piece. `false`: nobody reads on. */
export type Sink = { write: (text: string) => Promise<boolean>; end: () => void; drop: () => void };

export function toOutput({ io }: App): Sink {
  return { write: (text) => writtenTo(io.out, text), end: () => {}, drop: () => {} };
}

/**
 * A file for its owner alone, that has its name when all of it is on the disk and not before. What is there stays, unless
 * `force` says otherwise; a link is never followed.
 */
export function toFile(app: App, given: string, force: boolean): Sink {
  const path = resolve(app.cwd, given);
  refuseTaken(path, force);
  if (isFileOfOurs(app, path))
    throw new UserError(
      `${oneLine(path)} is where recover keeps its own.`,
      'Nothing was written. Choose another name.',
    );
  const trying = <T>(use: () => T): T => {
    try {
      return use();
    } catch (error) {
      if (error instanceof StoreError) throw taken(path);
      throw new UserError(`${oneLine(path)} was not written: ${whyNotWritten(error)}.`, 'Nothing was changed.');
    }
  };
  const file = trying(() => fileBeside(path, { pid: app.machine.pid, mode: 0o600 }));
  return {
    write: async (text) => {
      trying(() => file.write(text));
      return true;
    },
    end: () => {
      refuseTaken(path, force);
      trying(() => file.place(force ? 'anything' : 'nothing'));
    },
    drop: file.drop,
  };
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
