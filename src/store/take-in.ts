import { rmSync } from 'node:fs';
import { type AsideFile, keptAside } from './aside.ts';
import { isErased } from './aside-erased.ts';
import { append, StaleStream } from './entries.ts';
import type { Store } from './store.ts';
import { StoreError } from './store-error.ts';

/** How many answers were taken in, and the files that could not be, each with why. */
export type TakenIn = { answers: number; left: readonly { path: string; why: string }[] };

/**
 * Takes in what windows kept aside that are gone. Each batch goes in once, however often it is tried; what does not fit,
 * because another window went on with the call, stays where it is. What was forgotten since is left out.
 */
export function takeIn(store: Store, otherFolder: string, isAlive: (pid: number) => boolean): TakenIn {
  if (store.path === null) return { answers: 0, left: [] };
  const files = keptAside(store.path, otherFolder).filter(({ pid }) => !isAlive(pid));
  const all = files.map((file) => ({ file, ...takeOne(store, file) }));
  return {
    answers: all.reduce((sum, { answers }) => sum + answers, 0),
    left: all.flatMap(({ file, why }) => (why === null ? [] : [{ path: file.path, why }])),
  };
}

function takeOne(store: Store, { path, batches }: AsideFile): { answers: number; why: string | null } {
  let answers = 0;
  try {
    for (const { entries, savedAt } of batches) {
      if (isErased(store, { entries, savedAt })) continue;
      append(store, entries, { savedAt });
      answers += 1;
    }
    rmSync(path, { force: true });
    return { answers, why: null };
  } catch (error) {
    if (error instanceof StaleStream) return { answers, why: 'another window went on with that call' };
    if (error instanceof StoreError) return { answers, why: error.problem.replace(/\.$/, '') };
    if (error instanceof Error) return { answers, why: 'what comes before it is not in the database' };
    throw error;
  }
}
