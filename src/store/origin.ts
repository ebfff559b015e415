import { type BigIntStats, statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import type { Machine, Source } from './store.ts';
import { StoreError } from './store-error.ts';

// Two copies of one file go on apart. Each entry names the file it was first written to, so that the copies can be
// brought together again. A file knows that it is a copy by the machine it is on and its place on that disk.

/** The id of this very file on this machine; a copy of it elsewhere gets its own. */
export function originOf(db: Database.Database, inode: string, machine: Machine, source: Source): string {
  const known = db
    .prepare('select id from origins where host = ? and inode = ? order by since desc, id desc limit 1')
    .pluck();
  const find = () => known.get(machine.host, inode) as string | undefined;
  const add = () => db.transaction(() => find() ?? newOrigin(db, inode, machine, source)).immediate();
  return find() ?? add();
}

/** From now on the file is another one, as after a copy was put into its place. The last one that is added counts. */
export function newOrigin(db: Database.Database, inode: string, machine: Machine, source: Source): string {
  const id = source.id();
  db.prepare('insert into origins (id, host, inode, since) values (?, ?, ?, ?)').run(
    id,
    machine.host,
    inode,
    source.now(),
  );
  return id;
}

/** The place of a file on its disk, as text. Throws when it is not there. */
export function inodeOf(path: string): string {
  return placeOf(statSync(path, { bigint: true }));
}

/** A file that was deleted or replaced under its name would take answers that nobody can find again. */
export function refuseReplaced(path: string, inode: string): void {
  const now = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (now !== undefined && placeOf(now) === inode) return;
  throw new StoreError(
    'missing',
    `${path} was ${now === undefined ? 'moved or deleted' : 'replaced'} while it was in use.`,
    'Nothing more is saved to it. Put the file back, or start recover again.',
  );
}

const placeOf = (stats: BigIntStats) => stats.ino.toString();
