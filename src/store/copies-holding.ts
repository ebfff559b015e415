import { lstatSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { copiesFolder, copiesOf } from './backup.ts';
import { takenAway } from './copy-names.ts';
import { lookedAt } from './look.ts';
import { StoreError } from './store-error.ts';

/** A file that still holds words of what is forgotten. `goneOn`: when newer copies take its place; null when none do. */
export type HoldingCopy = { path: string; madeAt: string | null; goneOn: string | null };

/** The copies beside a database that hold words of these streams, or cannot be looked into, the newest first. */
export function copiesHolding(database: string, streams: readonly string[], now: string): readonly HoldingCopy[] {
  const copies = copiesOf(database);
  const gone = takenAway(copies, now);
  const held = copies.filter(({ path }) => holds(path, streams));
  return [
    ...held.map(({ path, name, madeAt }) => ({ path, madeAt, goneOn: gone.get(name) ?? null })),
    ...[...halfWritten(database).filter((path) => holds(path, streams)), ...movedAside(database)].map((path) => ({
      path,
      madeAt: null,
      goneOn: null,
    })),
  ];
}

function holds(path: string, streams: readonly string[]): boolean {
  try {
    return lookedAt(path, (db) => {
      const words = db.prepare('select 1 from entries where stream = ? and words is not null limit 1');
      return streams.some((stream) => words.get(stream) !== undefined);
    });
  } catch (error) {
    if (error instanceof StoreError) return true;
    throw error;
  }
}

/** What a program was killed over while it wrote it, a whole copy perhaps. An empty one is only a sign to others. */
function halfWritten(database: string): string[] {
  const beside = pathsIn(dirname(database), (name) => name.startsWith(`${basename(database)}.`));
  return [...beside, ...pathsIn(copiesFolder(database), () => true)].filter(
    (path) => path.endsWith('.part') && (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0,
  );
}

/** Damaged databases that a copy took the place of: nobody can tell what is in them, and nothing takes them away. */
function movedAside(database: string): readonly string[] {
  return pathsIn(copiesFolder(database), (name) => name.startsWith('damaged-')).filter((path) =>
    lstatSync(path).isDirectory(),
  );
}

/** Of a folder, if there is one. */
function pathsIn(folder: string, isWanted: (name: string) => boolean): string[] {
  try {
    return readdirSync(folder)
      .filter(isWanted)
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
