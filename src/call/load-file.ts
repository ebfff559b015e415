import { basename } from 'node:path';
import type { LoadResult } from '../playbook/load.ts';
import { type FileToLoad, readerFor } from './open-playbook.ts';

/** Loads it here and now, with all that it includes and extends. */
export async function loadFile({ shelf, path, text, beside, isWithoutTests = false }: FileToLoad): Promise<LoadResult> {
  const { loadPlaybook } = await import('../playbook/load.ts');
  return loadPlaybook({ name: basename(path), text }, readerFor(shelf, { path }), { beside, isWithoutTests });
}
