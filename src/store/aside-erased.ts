import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type AsideFile, asideText, type Batch, keptAside } from './aside.ts';
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
    if (batches.length < file.batches.length) rewrite(store.path, { ...file, batches });
  }
}

function rewrite(database: string, file: AsideFile): void {
  try {
    if (file.batches.length > 0) replace(database, file);
    else rmSync(file.path, { force: true });
    syncFolder(dirname(file.path));
  } catch (error) {
    throw asStoreError(error, file.path);
  }
}

/** The old one stays until the new one is whole. */
function replace(database: string, file: AsideFile): void {
  const part = join(dirname(file.path), `${basename(database)}.${basename(file.path)}.part`);
  const opened = openSync(part, 'w', 0o600);
  try {
    writeSync(opened, asideText(file));
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
  renameSync(part, file.path);
}
