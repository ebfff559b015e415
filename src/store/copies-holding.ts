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
    ...[...halfWritten(database, streams), ...movedAside(database)].map((path) => ({
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

/**
 * What a program was killed over while it wrote it: it may be whole but for its name. `doctor --fix` takes it away. An
 * empty one is only a sign to others.
 */
function halfWritten(database: string, streams: readonly string[]): readonly string[] {
  const beside = listed(dirname(database)).filter((path) => basename(path).startsWith(`${basename(database)}.`));
  const left = [...beside, ...listed(copiesFolder(database))].filter(
    (path) => /\.part(-journal|-wal|-shm)?$/.test(path) && isFilled(path),
  );
  return left.filter((path) => !path.endsWith('.part') || holds(path, streams));
}

function isFilled(path: string): boolean {
  const about = statSync(path, { throwIfNoEntry: false });
  return about?.isFile() === true && about.size > 0;
}

/** Damaged databases that a copy took the place of: nobody can tell what is in them, and nothing takes them away. */
function movedAside(database: string): readonly string[] {
  return listed(copiesFolder(database)).filter(
    (path) =>
      basename(path).startsWith('damaged-') && lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true,
  );
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}
