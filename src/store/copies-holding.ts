import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
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
    ...movedAside(database).map((path) => ({ path, madeAt: null, goneOn: null })),
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

/** Damaged databases that a copy took the place of: nobody can tell what is in them, and nothing takes them away. */
function movedAside(database: string): readonly string[] {
  const folder = copiesFolder(database);
  try {
    return readdirSync(folder)
      .filter((name) => name.startsWith('damaged-') && lstatSync(join(folder, name)).isDirectory())
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
