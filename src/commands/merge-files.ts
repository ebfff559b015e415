import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../call/user-error.ts';
import { type MergeReport, mergeIn } from '../store/merge.ts';
import { type Merged, type Pool, poolOf } from '../store/merge-pool.ts';
import { rehearseMerge } from '../store/merge-rehearsal.ts';
import { openMemoryStore } from '../store/open.ts';
import { statOf } from '../store/open-to-all.ts';
import { dropStaged } from '../store/restore.ts';
import { hasErasures, markErasing, unmarkErasing } from '../store/settle-erasures.ts';
import { oneLine } from '../text/safe.ts';
import { type App, print, say } from './app.ts';
import { settle } from './forgetting.ts';
import { isLiveLease } from './live-lease.ts';
import { printJson } from './print-json.ts';
import { mergeView } from './views/merge-view.ts';
import { zoneOf } from './who.ts';

export type MergeOptions = { dryRun?: boolean; json?: boolean };

/** `recover merge`: what other databases have comes into this one, all of it or nothing. */
export async function mergeFiles(app: App, given: readonly string[], options: MergeOptions): Promise<void> {
  const files = given.map((file) => fileGiven(app, file));
  const { database } = app.paths;
  // Refuses a database of our own that cannot be used, before anything else is looked at.
  const isThere = (await app.readStore()) !== null;
  const others = files.filter((file) => !isSame(file, database));
  if (others.length < files.length) say(app, `${oneLine(database)} is this database itself: there is nothing to take.`);
  if (others.length === 0) throw new UserError('No other file was named.', null, 'usage');
  const pool = poolOf(others, database, isThere, await app.source());
  try {
    const report = options.dryRun === true ? await rehearsed(app, pool, isThere) : await done(app, pool);
    if (options.json === true) return printJson(app, asJson(report, pool.files, options.dryRun === true));
    const context = { now: app.now(), zone: zoneOf(app), isRehearsal: options.dryRun === true };
    print(app, mergeView(report, pool.files, context).join('\n'));
  } finally {
    dropStaged(pool.path);
  }
}

async function done(app: App, pool: Pool): Promise<MergeReport> {
  const store = await app.store();
  markErasing(store);
  let isToSettle = false;
  try {
    const report = mergeIn(store, pool, isLiveLease(app));
    const hasCome = report.after.lastNr > report.before.lastNr || report.erased > 0;
    // What was forgotten in one of them went through the file all the same.
    isToSettle = hasCome && hasErasures(store);
    if (isToSettle) settle(app, store, 'All of it came, and what was forgotten stays so');
    return report;
  } finally {
    // A mark that is still needed stays when settling fails.
    if (!isToSettle) unmarkErasing(store);
  }
}

async function rehearsed(app: App, pool: Pool, isThere: boolean): Promise<MergeReport> {
  const world = { source: await app.source(), machine: app.machine, isAlive: isLiveLease(app) };
  if (isThere) return rehearseMerge(app.paths.database, pool, world);
  const store = openMemoryStore(world.source);
  try {
    return mergeIn(store, pool, world.isAlive);
  } finally {
    store.close();
  }
}

function fileGiven(app: App, file: string): string {
  const path = resolve(app.cwd, file);
  if (statOf(path, lstatSync) !== undefined) return path;
  throw new UserError(`There is no file ${oneLine(path)}.`, 'Nothing was taken from any file.', 'not-found');
}

function isSame(file: string, database: string): boolean {
  return existsSync(file) && existsSync(database) && realpathSync(file) === realpathSync(database);
}

function asJson(report: MergeReport, files: readonly Merged[], dryRun: boolean): object {
  const { before, after, forked, renamed, settings, erased, saved } = report;
  return { dryRun, files, before, after, forked, renamed, settings, forgotten: erased, kept: saved };
}
