import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { didYouMean } from './nearest.ts';
import { idOfName, isPath } from './playbook-names.ts';
import { isTestsFile } from './tests-beside.ts';
import { UserError } from './user-error.ts';

/** A folder that playbooks are looked up in, and what to call it in a list. */
export type ShelfFolder = { path: string; origin: 'shipped' | 'team' | 'own' };

export type Shelved = { id: string; path: string; origin: ShelfFolder['origin'] | 'path' };

/** Why no playbook can be looked up in a folder; null when they can. */
export function whyNotAFolder(path: string): string | null {
  try {
    readdirSync(path);
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return 'there is no such folder';
    return code === 'ENOTDIR' ? 'that is not a folder' : 'that folder cannot be read';
  }
}

/** Every playbook file in the folders. A folder that does not exist, or cannot be read, is empty. */
export function shelved(folders: readonly ShelfFolder[]): readonly Shelved[] {
  return folders.flatMap(({ path, origin }) => {
    if (whyNotAFolder(path) !== null) return [];
    const files = readdirSync(path, { withFileTypes: true }).filter((entry) => !entry.isDirectory());
    return files
      .map((file) => file.name)
      .filter((name) => /\.ya?ml$/i.test(name) && !isTestsFile(name))
      .sort()
      .map((name) => ({ id: name.replace(/\.ya?ml$/i, ''), path: join(path, name), origin }));
  });
}

/**
 * The one file that a name means: a path, an id, or a spoken name such as `10`. The same id in two folders is never
 * silently shadowed. Throws a `UserError` that says what there is.
 */
export function findOnShelf(folders: readonly ShelfFolder[], name: string, cwd: string): Shelved {
  if (isPath(name)) {
    const path = resolve(cwd, name);
    return { id: name.replace(/^.*[/\\]/, '').replace(/\.ya?ml$/i, ''), path, origin: 'path' };
  }
  const id = idOfName(name.toLowerCase());
  const all = shelved(folders);
  const named = all.filter((playbook) => playbook.id.toLowerCase() === id);
  const [found] = named;
  if (named.length > 1) throw several(id, named);
  if (found === undefined) throw unknown(name, all);
  return found;
}

function several(id: string, named: readonly Shelved[]): UserError {
  const count = named.length === 2 ? 'two' : `${named.length}`;
  return new UserError(
    `There are ${count} playbooks "${id}": ${named.map(({ path }) => path).join(' and ')}.`,
    'Name one by its path, or settle it for all your calls: recover config playbook PATH',
  );
}

function unknown(name: string, all: readonly Shelved[]): UserError {
  const ids = [...new Set(all.map((playbook) => playbook.id))];
  const list = ids.length === 0 ? 'There are none here.' : `There are: ${ids.join(', ')}.`;
  return new UserError(
    `There is no playbook "${name}".${didYouMean(name, ids)}`,
    `${list} A path to a file works too.`,
    'not-found',
  );
}

/** Where an `include` or `extends` of a file may be read from: beside it, by name only. */
export function beside(from: string, name: string): string | null {
  return isPath(name) && (name.includes('..') || name.startsWith('/') || /^[a-z]:/i.test(name))
    ? null
    : join(dirname(from), name);
}
