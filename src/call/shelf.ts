import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isOpenToAll } from '../store/open-to-all.ts';
import { meantBy } from '../text/nearest.ts';
import { idOfName, isPath } from './playbook-names.ts';
import { headOfPlaybookFile } from './read-playbook-file.ts';
import { isTestsFile } from './tests-beside.ts';
import { UserError } from './user-error.ts';

/** A folder that playbooks are looked up in, and what to call it in a list. */
export type ShelfFolder = { path: string; origin: 'shipped' | 'team' | 'own' };

/** `id`: what it is started by. `name`: that of its file, without the ending. */
export type Shelved = { id: string; name: string; path: string; origin: ShelfFolder['origin'] | 'path' };

/** Why no playbook is looked up in a folder of the agent's or the team's; null when they are. */
export function whyNotAFolder(path: string): string | null {
  try {
    readdirSync(path);
    return isOpenToAll(path) ? 'everybody on this computer may put playbooks into it' : null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return 'there is no such folder';
    return code === 'ENOTDIR' ? 'that is not a folder' : 'that folder cannot be read';
  }
}

/** Every playbook file in the folders. A folder that is not there, cannot be read, or is open to everybody is empty. */
export function shelved(folders: readonly ShelfFolder[]): readonly Shelved[] {
  return folders.flatMap(({ path, origin }) => {
    // Those that come with the program lie where the program does.
    if (!existsSync(path) || (origin !== 'shipped' && whyNotAFolder(path) !== null)) return [];
    return readdirSync(path)
      .filter((name) => /\.ya?ml$/i.test(name) && !isTestsFile(name))
      .sort()
      .map((file) => ({ file, path: join(path, file) }))
      .filter((found) => origin === 'shipped' || !isFolder(found.path))
      .map(({ file, path }) => {
        const name = file.replace(/\.ya?ml$/i, '');
        // Ours are named by their ids: a start need not look into each.
        const id = origin === 'shipped' ? name : (idIn(headOfPlaybookFile(path)) ?? name);
        return { id, name, path, origin };
      });
  });
}

/** A link to one is none: whoever looks into it is told so. */
const isFolder = (path: string) => lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** The id that a file gives itself, as far as that is seen without a parser: a line of its own, near the top. */
function idIn(text: string): string | null {
  return /^id:[ \t]+(["']?)([a-z0-9][a-z0-9_-]{0,63})\1[ \t]*(?:#.*)?\r?$/m.exec(text)?.[2] ?? null;
}

/**
 * The one file that a name means: a path, an id, or a spoken name such as `10`. The same id in two places is never
 * silently shadowed: not in two folders, and not in two files of one. Throws a `UserError` that says what there is.
 */
export function findOnShelf(folders: readonly ShelfFolder[], name: string, cwd: string): Shelved {
  if (isPath(name)) {
    if (isTestsFile(name))
      throw new UserError(
        `${name} holds the tests of a playbook, and is none itself.`,
        `Name the playbook beside it, and its tests are taken along: ${name.replace(/\.tests(\.ya?ml)$/i, '$1')}`,
        'usage',
      );
    const path = resolve(cwd, name);
    const file = name.replace(/^.*[/\\]/, '').replace(/\.ya?ml$/i, '');
    return { id: file, name: file, path, origin: 'path' };
  }
  const id = idOfName(name.toLowerCase());
  const all = shelved(folders);
  // A file can be meant by its id and by its name: where these lead to two files, nobody knows which.
  const named = all.filter((playbook) => [playbook.id, playbook.name].some((one) => one.toLowerCase() === id));
  const [found] = named;
  if (named.length > 1) throw several(id, named);
  if (found === undefined) throw unknown(name, all);
  if (found.origin !== 'shipped' && isOpenToAll(found.path))
    throw new UserError(
      `Everybody on this computer may change ${found.path}.`,
      `Look what is in it, then: chmod o-w "${found.path}"`,
    );
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
    `There is no playbook "${name}".${meantBy(name, ids)}`,
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
