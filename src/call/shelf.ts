import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { didYouMean } from './nearest.ts';
import { idOfName, isPath } from './playbook-names.ts';
import { UserError } from './user-error.ts';

/** A folder that playbooks are looked up in, and what to call it in a list. */
export type ShelfFolder = { path: string; origin: 'shipped' | 'team' | 'own' };

export type Shelved = { id: string; path: string; origin: ShelfFolder['origin'] | 'path' };

/** Every playbook file in the folders. A folder that does not exist is empty. */
export function shelved(folders: readonly ShelfFolder[]): readonly Shelved[] {
  return folders.flatMap(({ path, origin }) => {
    if (!existsSync(path)) return [];
    const files = readdirSync(path, { withFileTypes: true }).filter((entry) => !entry.isDirectory());
    return files
      .map((file) => file.name)
      .filter((name) => /\.ya?ml$/i.test(name))
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
  const [found, second] = all.filter((playbook) => playbook.id.toLowerCase() === id);
  if (found !== undefined && second !== undefined)
    throw new UserError(`There are two playbooks "${id}": ${found.path} and ${second.path}.`, 'Name one by its path.');
  if (found === undefined) throw unknown(name, all);
  return found;
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
