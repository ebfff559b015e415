import { accessSync, closeSync, constants, openSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { copiesFolder, copiesOf, keepCopy } from './backup.ts';
import { countsOf } from './counts.ts';
import { connected } from './sqlite.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';
import { type NamedBreak, verifyAll } from './verify.ts';

/** What became of it. `changed`: the first entry that is not as it was saved; older copies are all kept then. */
export type CopyOfTheDay = { kind: 'not-now' } | { kind: 'made'; path: string; changed: NamedBreak | null };

/** Looking at every entry takes a second for some 100,000: where there are more, it is left to `doctor`. */
const mostToVerify = 100_000;

/**
 * Makes a copy when there is none since `since` of what was saved before it, and no other window makes one right now.
 * Throws a `StoreError` when it cannot be made.
 */
export function copyOfTheDay(store: Store, since: string): CopyOfTheDay {
  const { path, source } = store;
  if (path === null || !isDue(store, path, since)) return { kind: 'not-now' };
  const release = claimed(path, source.now());
  if (release === null) return { kind: 'not-now' };
  try {
    let changed: NamedBreak | null = null;
    const made = keepCopy(store.db, path, source, null, (copy) => {
      changed = firstChangeIn(copy, store);
      return changed === null;
    });
    return { kind: 'made', path: made.path, changed };
  } finally {
    release();
  }
}

function isDue(store: Store, path: string, since: string): boolean {
  // One that was made before a restore is of what is there no more.
  const newest = copiesOf(path).find(({ reason }) => reason !== 'restore');
  const first = 'select saved_at from entries order by nr limit 1';
  const oldest = newest?.madeAt ?? (statement(store, first).pluck().get() as string | undefined);
  return oldest !== undefined && oldest < since && !isAnothers(copiesFolder(path));
}

/** A team shares the file: the folder of copies is of whoever made the first one. */
function isAnothers(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return false;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ENOENT');
  }
}

const stale = 60 * 60 * 1000;

/** Of forty windows that end a call in the same minute, one makes the copy. Null when it is another one. */
function claimed(database: string, now: string): (() => void) | null {
  const path = join(copiesFolder(database), 'copy-of-the-day.part');
  const there = statSync(path, { throwIfNoEntry: false });
  // Whoever began it was killed.
  if (there !== undefined && Date.parse(now) - there.mtimeMs > stale) rmSync(path, { force: true });
  try {
    closeSync(openSync(path, 'wx', 0o600));
    return () => rmSync(path, { force: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EEXIST') return null;
    // There is no folder yet, or no room in it: making the copy tells.
    return () => {};
  }
}

function firstChangeIn(copy: string, { source, machine }: Store): NamedBreak | null {
  return connected(copy, { readonly: true }, (db) => {
    const store: Store = { db, path: null, inode: null, origin: null, source, machine, close: () => db.close() };
    const found = countsOf(db).entries > mostToVerify ? null : (verifyAll(store).broken[0] ?? null);
    store.close();
    return found;
  });
}
