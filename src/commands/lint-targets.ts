import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Shelf } from '../call/open-playbook.ts';
import { isPath } from '../call/playbook-names.ts';
import { findOnShelf, type ShelfFolder, shelved } from '../call/shelf.ts';
import { UserError } from '../call/user-error.ts';

/** A file to look at. `among`: it was found in a folder, where others may have the same id. */
export type LintTarget = { path: string; among: boolean };

/** The files that were meant: by a name, a path or a folder; without any, all on the shelf. Each comes once. */
export function lintTargets(shelf: Shelf, names: readonly string[]): readonly LintTarget[] {
  const targets =
    names.length === 0
      ? shelf.folders.flatMap((folder) => filesIn(folder))
      : names.flatMap((name): readonly LintTarget[] => {
          const folder = folderNamed(shelf, name);
          if (folder === null) return [{ path: findOnShelf(shelf.folders, name, shelf.cwd).path, among: false }];
          const files = filesIn({ path: folder, origin: 'team' });
          if (files.length > 0) return files;
          throw new UserError(`There is no playbook in ${folder}.`, 'Playbooks end in .yaml.', 'not-found');
        });
  return [...new Map(targets.map((target) => [target.path, target])).values()];
}

/** Playbooks, and the customers that lie beside them. */
function filesIn(folder: ShelfFolder): readonly LintTarget[] {
  const customers = { ...folder, path: join(folder.path, 'customers') };
  return shelved([folder, customers]).map(({ path }) => ({ path, among: true }));
}

/** What looks like a path may be a folder; a plain name is one only when no playbook is called that. */
function folderNamed({ folders, cwd }: Shelf, name: string): string | null {
  const path = resolve(cwd, name);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return null;
  const isName = !isPath(name) && shelved(folders).some(({ id, name: file }) => id === name || file === name);
  return isName ? null : path;
}
