import { basename, dirname, join } from 'node:path';
import { loadFile } from '../call/load-file.ts';
import type { FileToLoad } from '../call/open-playbook.ts';
import type { LoadResult } from '../playbook/load.ts';
import type { App } from './app.ts';
import type { Job } from './check-file.ts';
import { type CheckedBefore, checkedBefore } from './checked-before.ts';
import { readApart, tooMuch } from './read-apart.ts';

/**
 * Loads a playbook. One that comes with the program, or that lint has read as it is, is loaded right here; any other
 * beside the program, and one that takes too much there has that as its only problem.
 */
export async function loadApart(app: App, file: FileToLoad): Promise<LoadResult> {
  if (isKnown(app, file)) return loadFile(file);
  const result = await readApart('playbook', file);
  if (result.kind === 'done') return result.done;
  return { ok: false, problems: [tooMuch(result.kind, basename(file.path))] };
}

/** Whether a file comes with the program, or was read before as it is and within its limits. */
export function isKnown(app: App, { shelf, path, text }: Job): boolean {
  const isShipped = [app.shippedPlaybooks, join(app.shippedPlaybooks, 'customers')].includes(dirname(path));
  return isShipped || memoryOf(app).find({ shelf, path, text }) !== null;
}

const memories = new WeakMap<App, CheckedBefore>();

/** Read once for all files of a command. */
function memoryOf(app: App): CheckedBefore {
  const memory = memories.get(app) ?? checkedBefore(app);
  memories.set(app, memory);
  return memory;
}
