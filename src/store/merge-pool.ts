import { realpathSync } from 'node:fs';
import type Database from 'better-sqlite3';
import type { Counts } from './counts.ts';
import { dropStaged, stageCopy } from './restore.ts';
import { connected } from './sqlite.ts';
import type { Source, Store } from './store.ts';
import { OtherFileError, StoreError } from './store-error.ts';
import { verifyAll } from './verify.ts';

// Files that are to be merged are only read. What they hold is brought together in one file beside the database first,
// looked through, and goes into the database from there at once.

/** A file that is merged: what it holds, and how many of its entries neither the database nor a file before it has. */
export type Merged = { path: string; counts: Counts; fresh: number };

export type Pool = { path: string; files: readonly Merged[] };

/**
 * Brings files together. Throws a `StoreError` that names the file when one is not ours, newer, damaged, or not as it
 * was saved; then nothing is taken from any. `database`: where ours lies, or is to lie.
 */
export function poolOf(files: readonly string[], database: string, isThere: boolean, source: Source): Pool {
  const merged: Merged[] = [];
  let pool: string | null = null;
  try {
    for (const file of files) {
      const { path, counts } = staged(file, database, source);
      try {
        refuseChanged(file, path, source);
        merged.push({
          path: file,
          counts,
          fresh: freshIn(path, file, [isThere ? realpathSync(database) : null, pool]),
        });
        if (pool === null) pool = path;
        else connected(pool, {}, (db) => pour(db, path));
      } finally {
        if (pool !== path) dropStaged(path);
      }
    }
  } catch (error) {
    if (pool !== null) dropStaged(pool);
    throw error;
  }
  if (pool === null) throw new Error('No file was given to be merged.');
  return { path: pool, files: merged };
}

/** Beside the others, the one that cannot be merged has to be named. */
function staged(file: string, database: string, source: Source): { path: string; counts: Counts } {
  try {
    return stageCopy(file, database, source);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    throw new OtherFileError(error.kind, error.problem, 'Nothing was taken from any file.');
  }
}

function refuseChanged(file: string, path: string, source: Source): void {
  const broken = connected(path, {}, (db) => {
    const nowhere = { path: null, inode: null, origin: null, source, machine: { host: '', pid: 0 } };
    const store: Store = { db, ...nowhere, close: () => db.close() };
    const found = verifyAll(store).broken;
    store.close();
    return found;
  });
  const [first] = broken;
  if (first === undefined) return;
  throw new OtherFileError(
    'damaged',
    `${file} is not as it was saved: ${first.name}, entry ${first.seq}.`,
    'Nothing was taken from any file. Merge an older copy of it.',
  );
}

function freshIn(path: string, file: string, others: readonly (string | null)[]): number {
  return connected(path, {}, (db) => {
    const known = others.flatMap((other, at) => {
      if (other === null) return [];
      db.prepare(`attach ? as known${at}`).run(other);
      refuseClash(db, ['main', `known${at}`], file);
      return [`and not exists (${sameIn(`known${at}`)})`];
    });
    const fresh = db
      .prepare(`select count(*) from entries as come where true ${known.join(' ')}`)
      .pluck()
      .get();
    db.close();
    return fresh as number;
  });
}

const sameIn = (schema: string) => `
  select 1 from ${schema}.entries as kept
  where kept.stream = come.stream and kept.seq = come.seq and kept.origin = come.origin`;

function pour(db: Database.Database, path: string): void {
  db.pragma('synchronous = OFF');
  db.prepare('attach ? as come').run(path);
  db.transaction(() => {
    for (const sql of taking) db.prepare(sql).run();
  }).immediate();
  db.close();
}

/** The same place in the same file cannot have been written twice: one of the two is a copy that was set back. */
export function refuseClash(db: Database.Database, [come, kept]: readonly [string, string], file: string): void {
  const clash = `
    select 1 from ${come}.entries as come join ${kept}.entries as kept using (stream, seq, origin)
    where come.hash <> kept.hash limit 1`;
  if (db.prepare(clash).get() === undefined) return;
  throw new OtherFileError(
    'damaged',
    `${file} and another file have two different entries under the same mark.`,
    'One of them was set back to an older state without recover restore. Nothing was taken from any file.',
  );
}

/** Of two erasures of the same, the newest counts, whichever was known first. */
export const newerErasureCounts = `
  on conflict (stream, up_to) do update set at = excluded.at, "by" = excluded."by", reason = excluded.reason
  where (excluded.at, excluded."by", excluded.reason) > (erasures.at, erasures."by", erasures.reason)`;

/** Entries in the order in which they were saved, whatever the order of the files. Of playbooks the newest form counts. */
export const taking = [
  `insert into main.entries
     (nr, stream, seq, origin, kind, at, saved_at, "by", what, words, salt, words_hash, prev, hash)
   select (select coalesce(max(nr), 0) from main.entries)
       + row_number() over (order by saved_at, stream, seq, origin),
     stream, seq, origin, kind, at, saved_at, "by", what, words, salt, words_hash, prev, hash
   from come.entries as come where not exists (${sameIn('main')})`,
  `insert into main.erasures (stream, up_to, at, "by", reason)
   select stream, up_to, at, "by", reason from come.erasures where true
   ${newerErasureCounts}`,
  `insert into main.playbooks (digest, main_digest, id, title, files, compiled, format)
   select digest, main_digest, id, title, files, compiled, format from come.playbooks where true
   on conflict (digest) do update set compiled = excluded.compiled, format = excluded.format
   where excluded.format > playbooks.format`,
];
