import { chmodSync, existsSync, readdirSync, realpathSync, type Stats, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { keptAside } from '../../store/aside.ts';
import { copiesFolder, isOfGroup } from '../../store/backup.ts';
import { oneLine } from '../../text/safe.ts';
import type { App } from '../app.ts';
import { type Finding, fail, fine, warn } from './finding.ts';

/** The files that we make, as far as they are there. Those beside the database hold what it holds. */
export function filesOfOurs(app: App): readonly string[] {
  const { database, config } = app.paths;
  const beside = listed(dirname(database)).filter((name) => join(dirname(database), name).startsWith(database));
  const folder = copiesFolder(database);
  const copies = listed(folder).flatMap((name) =>
    name.startsWith('damaged-') ? listed(join(folder, name)).map((part) => join(name, part)) : [name],
  );
  const files = [
    ...beside.map((name) => join(dirname(database), name)),
    ...copies.map((name) => join(folder, name)),
    ...keptAside(realOf(database), app.paths.state).map(({ path }) => path),
    ...[config, ...unfinished(config)],
  ].filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
  return [...new Set(files)];
}

/** What a program was killed over while it wrote a file: older versions called it `.new`. */
function unfinished(path: string): readonly string[] {
  const names = listed(dirname(path)).filter((name) => name.startsWith(`${basename(path)}.`));
  return names.filter((name) => /\.(?:new|part)$/.test(name)).map((name) => join(dirname(path), name));
}

/** The file that a link leads to. */
export function realOf(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

export function placeChecks(app: App): Finding[] {
  return [...modeChecks(app), ...folderChecks(app), roomCheck(app)];
}

/** A team may share a file on purpose, with its group. Nobody else has a business in it. */
function modeChecks(app: App): Finding[] {
  const files = filesOfOurs(app);
  const open = files.filter((path) => (statSync(path).mode & 0o007) !== 0);
  const shared = files.filter((path) => (statSync(path).mode & 0o070) !== 0);
  // Where a team shares a file, that others' files lie beside it is what its owner wanted.
  const others = isOfGroup(app.paths.database) ? [] : files.filter((path) => !isOwn(statSync(path)));
  const found: Finding[] = open.map((path) => ({
    ...fail('modes', `${oneLine(path)} can be read or written by everybody on this computer.`, 'recover doctor --fix'),
    mend: { does: `${oneLine(path)} is yours alone`, needsCopy: false, run: () => chmodSync(path, 0o600) },
  }));
  const [theirs] = others;
  if (theirs !== undefined)
    found.push(
      warn('modes', `${oneLine(theirs)} belongs to another user.`, 'Look whether you meant that file: recover config'),
    );
  if (found.length > 0) return found;
  if (shared.length > 0) return [fine('modes', 'the group may use the database; names in it are claimed, not proven')];
  return [fine('modes', 'what is kept is yours alone')];
}

function isOwn({ uid }: Stats): boolean {
  const me = process.getuid?.();
  return me === undefined || me === 0 || uid === me;
}

function folderChecks(app: App): Finding[] {
  const folders = [...new Set([dirname(app.paths.database), dirname(app.paths.config)])];
  const open = folders.filter((path) => existsSync(path) && (statSync(path).mode & 0o002) !== 0);
  if (open.length === 0) return [fine('folders', `${oneLine(folders[0] ?? '')}`)];
  return open.map((path) =>
    warn(
      'folders',
      `Everybody may put files into ${oneLine(path)}.`,
      `Keep your data in a folder of your own, or: chmod o-w "${oneLine(path)}"`,
    ),
  );
}

const megabyte = 1024 * 1024;

function roomCheck(app: App): Finding {
  const { database } = app.paths;
  const folder = nearest(dirname(database));
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const size = statSync(database, { throwIfNoEntry: false })?.size ?? 0;
  const says = `${Math.floor(free / megabyte)} MB free beside the database, which has ${Math.ceil(size / megabyte)} MB`;
  if (free < 2 * megabyte)
    return fail('room', `There is hardly any room left: ${says}.`, 'Make room on that disk now.');
  if (free < 64 * megabyte || free < 2 * size)
    return warn('room', `There is little room left: ${says}.`, 'Make room on that disk.');
  return fine('room', says);
}

function nearest(folder: string): string {
  const above = dirname(folder);
  return existsSync(folder) || above === folder ? folder : nearest(above);
}
