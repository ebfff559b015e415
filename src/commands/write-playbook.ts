import { statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { isPath } from '../call/playbook-names.ts';
import { shelved } from '../call/shelf.ts';
import { UserError } from '../call/user-error.ts';
import { makeFolder } from '../store/make-folder.ts';
import { changeFile, newFile } from '../store/replace-file.ts';
import { StoreError } from '../store/store-error.ts';
import type { App } from './app.ts';
import { shelfOf } from './shelf-of.ts';
import { whyNotWritten } from './why-not-written.ts';

export type Target = { to?: string | undefined; team?: boolean | undefined };

/**
 * Where a new playbook, or a customer, goes: where `--to` says, into the team's folder, or into this one. Throws a `UserError` when
 * something is there already: nothing is ever overwritten.
 */
export function placeFor(app: App, id: string, { to, team }: Target, below: 'customers' | '' = ''): string {
  if (team === true && to !== undefined) throw new UserError('--to and --team do not go together.', null, 'usage');
  const path = team === true ? join(teamFolder(app), below, `${id}.yaml`) : resolve(app.cwd, to ?? `${id}.yaml`);
  if (!/\.ya?ml$/i.test(path))
    throw new UserError(`"${to}" does not end in .yaml.`, 'Playbooks and customers are found by that.', 'usage');
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) throw existsAlready(path);
  const folders = shelfOf(app).folders.map((folder) => ({ ...folder, path: join(folder.path, below) }));
  const same = shelved(folders).find((other) => other.id.toLowerCase() === id.toLowerCase());
  if (same !== undefined && team === true)
    throw new UserError(
      `There is a ${below === '' ? 'playbook' : 'customer'} "${id}" already: ${same.path}.`,
      below === '' ? 'Give this one another title, or an id: --id other' : 'Give this one another title.',
    );
  return path;
}

function existsAlready(path: string): UserError {
  return new UserError(`${path} exists already, and nothing was written.`, 'Name another one: --to other.yaml');
}

function teamFolder(app: App): string {
  if (app.paths.teamPlaybooks !== null) return app.paths.teamPlaybooks;
  throw new UserError(
    'No folder of your team is named.',
    'RECOVER_PLAYBOOKS names it. Without --team the file is written here.',
    'usage',
  );
}

/** Writes a file that was not there before, whole or not at all. */
export function writeNew(path: string, text: string): void {
  try {
    makeFolder(dirname(path));
    newFile(path, text, { pid: process.pid, mode: 0o666 });
  } catch (error) {
    if (error instanceof StoreError) throw existsAlready(path);
    throw new UserError(`${path} cannot be written: ${whyNotWritten(error)}.`, 'Nothing was changed.');
  }
}

/** Gives a file another text at once, so that it is never half written; a link to it stays a link. */
export function writeInPlace(path: string, text: string): void {
  try {
    changeFile(path, text, { pid: process.pid });
  } catch (error) {
    throw new UserError(`${path} cannot be written: ${whyNotWritten(error)}.`, 'Nothing was changed.');
  }
}

/** How a path is typed from here: short where it lies below. */
export function typedPath(app: App, path: string): string {
  const near = relative(app.cwd, path);
  const shown = near.startsWith('..') ? path : isPath(near) && /[/\\]/.test(near) ? near : `./${near}`;
  return /^[\w@%+=:,./\\-]+$/.test(shown) ? shown : `"${shown}"`;
}
