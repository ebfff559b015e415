import { closeSync, constants, lstatSync, openSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { rewriteAside } from './aside-erased.ts';
import { told, whenFree } from './patiently.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';
import { inUse } from './store-error.ts';
import { syncFolder } from './sync.ts';
import { writeAnew } from './write-anew.ts';

// Erasing is one transaction. What the files hold besides comes after it: copies of rows in the free room of pages, the
// log, what was kept aside. A mark beside the database says that it is to be done, until it is.

const markOf = (database: string, pid: number | string) => `${database}-forgetting-${pid}`;

/** Before the first word is erased: should this program be cut off, somebody else knows that there is work left. */
export function markErasing(store: Store): void {
  if (store.path === null) return;
  const mark = markOf(store.path, store.machine.pid);
  // Where a team shares the folder, a link may lie in wait under a name that can be guessed: nothing is written through it.
  if (lstatSync(mark, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(mark);
  closeSync(openSync(mark, constants.O_WRONLY | constants.O_CREAT | constants.O_NOFOLLOW, 0o600));
  syncFolder(dirname(store.path));
}

/** Nothing was erased after all. */
export function unmarkErasing({ path, machine }: Store): void {
  if (path !== null) rmSync(markOf(path, machine.pid), { force: true });
}

/** The marks of programs that are gone. */
export function marksLeft(database: string, isAlive: (pid: number) => boolean): readonly string[] {
  const start = basename(markOf(database, ''));
  const names = readdirSync(dirname(database)).filter((name) => name.startsWith(start));
  return names
    .filter((name) => !isAlive(Number(name.slice(start.length))))
    .map((name) => join(dirname(database), name));
}

/**
 * Makes sure that what was erased is in no file of the database any more, however often it is called. Throws a
 * `StoreError` when another program, or the disk, stands in the way: the mark stays until it worked. `large`: bytes.
 */
export function settleErasures(
  store: Store,
  otherFolder: string,
  isAlive: (pid: number) => boolean,
  large?: number,
): void {
  const { path, machine } = store;
  if (path === null) return;
  const marks = [...marksLeft(path, isAlive), markOf(path, machine.pid)];
  rewriteAside(store, otherFolder, isAlive);
  writeAnew(store, path, large);
  emptyLog(store, path);
  for (const mark of marks) rmSync(mark, { force: true });
  syncFolder(dirname(path));
}

function emptyLog(store: Store, path: string): void {
  whenFree(store, () => {
    const [done] = told(store, () => store.db.pragma('wal_checkpoint(TRUNCATE)')) as { busy: number }[];
    if (done?.busy === 1) throw inUse(path);
  });
}

/** How many entries have words although it is on record that they were erased: an older copy was put in by hand. */
export function wordsComeBack(store: Pick<Store, 'db' | 'path'>): number {
  const sql = `
    select count(*) from erasures join entries on entries.stream = erasures.stream and entries.seq <= erasures.up_to
    where entries.words is not null`;
  return Number(statement(store, sql).pluck().get());
}

export function hasErasures(store: Pick<Store, 'db' | 'path'>): boolean {
  return statement(store, 'select 1 from erasures limit 1').get() !== undefined;
}
