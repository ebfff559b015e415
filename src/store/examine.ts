import { rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { copyTo, faultIn } from './backup.ts';
import { type Counts, countsOf } from './counts.ts';
import { lookedAt } from './look.ts';
import { migrate, versionOf } from './migrate.ts';
import { inodeOf } from './origin.ts';
import { projections, rebuild } from './rebuild.ts';
import { connected } from './sqlite.ts';
import type { Machine, Source, Store } from './store.ts';
import { asStoreError } from './store-error.ts';
import { type NamedBreak, verifyAll } from './verify.ts';

/** What was found in a file that was looked through from end to end. */
export type Examined = {
  path: string;
  version: number;
  /** The first fault that SQLite finds; null when there is none. All that follows was then looked at. */
  fault: string | null;
  /** Null when the file is too damaged to be counted. */
  counts: Counts | null;
  /** Null when there was no room for the copy that it takes to look. */
  contents: {
    /** Lists that do not say what the entries say. */
    stale: readonly string[];
    /** What is not as it was saved, each by the name that people know it by, with the first place that shows it. */
    broken: readonly NamedBreak[];
    streams: number;
  } | null;
  /** Why they were not compared with the entries, as a sentence, where they are not. */
  hindrance: string | null;
  /** Whether this very file is known as the one that entries are written to. */
  isKnownHere: boolean;
};

/** Looks a file through without changing it. It is compared on a copy beside it, which is gone afterwards. */
export function examine(path: string, source: Source, machine: Machine): Examined {
  return lookedAt(path, (db, real) => {
    const fault = faultIn(db) ?? (db.pragma('foreign_key_check') as unknown[]).map(() => 'a foreign key').at(0) ?? null;
    const version = versionOf(db);
    if (fault !== null)
      return { path: real, version, fault, counts: null, contents: null, hindrance: null, isKnownHere: true };
    const known = db.prepare('select 1 from origins where host = ? and inode = ?').get(machine.host, inodeOf(real));
    const counts = countsOf(db);
    const about = { path: real, version, fault, counts, isKnownHere: known !== undefined };
    try {
      return { ...about, contents: compared(db, real, source, machine), hindrance: null };
    } catch (error) {
      const told = asStoreError(error, real);
      return { ...about, contents: null, hindrance: told instanceof Error ? told.message : String(told) };
    }
  });
}

function compared(db: Database.Database, real: string, source: Source, machine: Machine): Examined['contents'] {
  const path = `${real}.${source.id()}.part`;
  try {
    copyTo(db, path, source.id());
    return connected(path, {}, (copy) => {
      copy.pragma('synchronous = OFF');
      migrate(copy, real);
      const store: Store = {
        db: copy,
        path: null,
        inode: null,
        origin: null,
        source,
        machine,
        close: () => copy.close(),
      };
      const { streams, broken } = verifyAll(store);
      const stale = staleLists(store);
      store.close();
      return { stale, broken, streams };
    });
  } finally {
    for (const part of [path, `${path}-journal`]) rmSync(part, { force: true });
  }
}

/** Each list before and after it is made anew from the entries. */
function staleLists(store: Store): readonly string[] {
  const { db } = store;
  const rows = (table: string) => (table === 'search' ? 'select rowid, words from search' : `select * from ${table}`);
  for (const table of projections) db.exec(`create temp table was_${table} as ${rows(table)}`);
  rebuild(store);
  return projections.filter((table) => {
    const differs = (one: string, other: string) => db.prepare(`${one} except ${other} limit 1`).get() !== undefined;
    const was = `select * from temp.was_${table}`;
    return differs(was, rows(table)) || differs(rows(table), was);
  });
}
