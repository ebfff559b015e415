import { rmSync } from 'node:fs';
import { copyTo } from './backup.ts';
import type { Lease } from './leases.ts';
import { lookedAt } from './look.ts';
import { type MergeReport, mergeIn } from './merge.ts';
import type { Pool } from './merge-pool.ts';
import { migrate } from './migrate.ts';
import { connected } from './sqlite.ts';
import type { Machine, Source, Store } from './store.ts';

/** What a merge would do, found out on a copy beside the database, which is gone afterwards. */
export function rehearseMerge(
  database: string,
  pool: Pool,
  world: { source: Source; machine: Machine; isAlive: (lease: Lease) => boolean },
): MergeReport {
  const { source, machine, isAlive } = world;
  const id = source.id();
  const path = lookedAt(database, (db, real) => {
    const part = `${real}.${id}.part`;
    copyTo(db, part, id);
    return part;
  });
  try {
    return connected(path, {}, (db) => {
      db.pragma('synchronous = OFF');
      migrate(db, path);
      const store: Store = { db, path: null, inode: null, origin: null, source, machine, close: () => db.close() };
      const report = mergeIn(store, pool, isAlive);
      store.close();
      return report;
    });
  } finally {
    for (const part of [path, `${path}-journal`]) rmSync(part, { force: true });
  }
}
