import type Database from 'better-sqlite3';
import { applicationId } from './file-header.ts';
import { versions } from './schema.ts';
import { newer } from './store-error.ts';

/** The version of the file that this program reads and writes. */
export const ourVersion = versions.length;

/** Brings a file to our version, all steps or none. Of several programs that start at once, one does it. */
export function migrate(db: Database.Database, file: string, steps: readonly string[] = versions): void {
  if (versionOf(db) === steps.length) return;
  db.transaction(() => {
    // Read again, now that nobody else can write: another program may have been faster.
    const version = versionOf(db);
    if (version > steps.length) throw newer(file, version, steps.length);
    for (const step of steps.slice(version)) db.exec(step);
    db.pragma(`application_id = ${applicationId}`);
    db.pragma(`user_version = ${steps.length}`);
  }).immediate();
}

/** The version of the tables in a file; 0 in one that is not ours or new. */
export function versionOf(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}
