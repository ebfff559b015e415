import { rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type AsideFile, asideText, type Batch, keptAside } from './aside.ts';
import { replaceFile } from './replace-file.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';
import { asStoreError } from './store-error.ts';
import { syncFolder } from './sync.ts';

/** Whether what was kept aside belongs to something that was forgotten after it was typed. */
export function isErased(store: Store, { entries, savedAt }: Batch): boolean {
  const sql = 'select 1 from erasures where stream = ? and at >= ? limit 1';
  return entries.some(({ stream }) => statement(store, sql).get(stream, savedAt) !== undefined);
}

/** Takes what is forgotten out of what was kept aside by windows that are gone. The others write to theirs. */
export function rewriteAside(store: Store, otherFolder: string, isAlive: (pid: number) => boolean): void {
  if (store.path === null) return;
  for (const file of keptAside(store.path, otherFolder).filter(({ pid }) => !isAlive(pid))) {
    const batches = file.batches.filter((batch) => !isErased(store, batch));
    if (batches.length < file.batches.length) rewrite(store.path, store.machine.pid, { ...file, batches });
  }
}

function rewrite(database: string, pid: number, file: AsideFile): void {
  const folder = dirname(file.path);
  try {
    if (file.batches.length === 0) {
      rmSync(file.path, { force: true });
      syncFolder(folder);
      return;
    }
    // By another beginning: what begins as its own does is read as kept aside.
    const part = join(folder, `${basename(database)}.${basename(file.path)}`);
    replaceFile(file.path, asideText(file), { pid, mode: 0o600, part });
  } catch (error) {
    throw asStoreError(error, file.path);
  }
}
