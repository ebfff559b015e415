import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../call/user-error.ts';
import { showMoment } from '../followup/show-time.ts';
import { copiesFolder, copiesOf, copyTo, keepCopy } from '../store/backup.ts';
import { copyName } from '../store/copy-names.ts';
import { lookedAt } from '../store/look.ts';
import { StoreError } from '../store/store-error.ts';
import { oneLine } from '../text/safe.ts';
import { type App, print, say } from './app.ts';
import { printJson } from './print-json.ts';
import { countsLine } from './views/counts-view.ts';
import { zoneOf } from './who.ts';

export type BackupOptions = { to?: string; list?: boolean; json?: boolean };

/** `recover backup`: a whole copy, looked through before it gets its name. */
export async function backup(app: App, options: BackupOptions): Promise<void> {
  if (options.list === true) return listCopies(app, options.json ?? false);
  const source = await app.source();
  const to = options.to === undefined ? null : freePath(app, options.to);
  const made = lookedAtOwn(app, (db, real) =>
    to === null
      ? keepCopy(db, real, source, null)
      : { path: to, counts: copyTo(db, to, source.id()), removed: [] as readonly string[] },
  );
  const context = { now: app.now(), zone: zoneOf(app) };
  if (options.json === true) return printJson(app, made);
  print(app, `Copied to ${oneLine(made.path)}`);
  print(app, `It was looked through and is whole: ${countsLine(made.counts, context)}.`);
  if (made.removed.length > 0)
    say(app, `Older copies that are not needed any more were taken away: ${made.removed.length}.`);
}

function lookedAtOwn<T>(app: App, use: Parameters<typeof lookedAt<T>>[1]): T {
  try {
    return lookedAt(app.paths.database, use);
  } catch (error) {
    if (!(error instanceof StoreError) || error.kind !== 'missing') throw error;
    throw new UserError(
      `There is nothing to copy: ${error.problem}`,
      'The first call makes the file: recover start',
      'not-found',
    );
  }
}

/** The file that `--to` means: in a folder, one of the usual name. Nothing that is there is written over. */
function freePath(app: App, to: string): string {
  const given = resolve(app.cwd, to);
  const isFolder = statSync(given, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const path = isFolder ? join(given, copyName(app.now(), null)) : given;
  if (path.startsWith(`${app.paths.database}-`))
    throw new UserError(
      `${path} is a name for what the program itself keeps beside the database.`,
      'Choose another name.',
    );
  if (!existsSync(path)) return path;
  throw new UserError(`There is a file ${path} already.`, 'It was left as it is. Choose another name.');
}

function listCopies(app: App, json: boolean): void {
  const copies = copiesOf(app.paths.database);
  if (json) {
    printJson(
      app,
      copies.map(({ path, madeAt, reason }) => ({ path, madeAt, reason })),
    );
    return;
  }
  if (copies.length === 0) {
    say(app, `There are no copies in ${oneLine(copiesFolder(app.paths.database))} yet.`);
    return;
  }
  const context = { now: app.now(), zone: zoneOf(app) };
  for (const { path, madeAt, reason } of copies) {
    const why = reason === null ? '' : `, made by itself before ${whyOf[reason]}`;
    print(app, `${oneLine(path)}  ${showMoment(madeAt, context)}${why}`);
  }
}

const whyOf = { update: 'an update', restore: 'a copy was put back', repair: 'a repair', merge: 'a merge' } as const;
