import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { standingOf } from '../call/live-playbook.ts';
import { digestOf, readPlaybook, type Shelf } from '../call/open-playbook.ts';
import { idOfName, isPath } from '../call/playbook-names.ts';
import { shelved } from '../call/shelf.ts';
import { UserError } from '../call/user-error.ts';
import { type PlaybookVersion, playbookVersions } from '../store/playbooks.ts';
import { StoreError } from '../store/store-error.ts';
import { type App, print } from './app.ts';
import { printJson } from './print-json.ts';
import { shelfOf } from './shelf-of.ts';
import { sayMissingTeamFolder } from './team-folder.ts';
import { paperOf } from './views/paper.ts';
import { type ListedPlaybook, playbookRecords, playbooksView } from './views/playbooks-view.ts';
import { zoneOf } from './who.ts';

type Read = Pick<ListedPlaybook, 'title' | 'errors' | 'warnings' | 'version' | 'standing' | 'liveFrom'>;

const broken: Read = { title: null, errors: 1, warnings: 0, version: null, standing: null, liveFrom: null };

/** A file that cannot even be read is one problem of its own, and does not hide the others. */
async function readAt(shelf: Shelf, path: string): Promise<Read & { bookId: string | null }> {
  try {
    const { result } = await readPlaybook(shelf, path);
    const errors = result.problems.filter((problem) => problem.severity === 'error').length;
    const warnings = result.problems.length - errors;
    if (!result.ok) return { ...broken, errors, warnings, bookId: null };
    const { title, id: bookId, liveFrom = null } = result.playbook;
    const standing = standingOf(result.playbook, shelf.today);
    return { title, errors, warnings, version: digestOf(result.files), standing, liveFrom, bookId };
  } catch (error) {
    if (error instanceof UserError) return { ...broken, bookId: null };
    throw error;
  }
}

export async function listPlaybooks(app: App, options: { json?: boolean }): Promise<void> {
  sayMissingTeamFolder(app);
  const shelf = shelfOf(app);
  const usual = idOfName(app.setting('playbook').value ?? 'walras');
  const usualPath = isPath(usual) ? resolve(app.cwd, usual) : null;
  const used = await usedVersions(app);
  const all = await Promise.all(
    shelved(shelf.folders).map(async ({ id, path, origin }): Promise<ListedPlaybook> => {
      const { bookId, ...read } = await readAt(shelf, path);
      const versions = used.filter((version) => version.id === bookId);
      const calls = versions.reduce((sum, version) => sum + version.calls, 0);
      const lastUsedAt = versions[0]?.lastUsedAt ?? null;
      return { id, path, origin, ...read, usual: id === usual || path === usualPath, calls, lastUsedAt };
    }),
  );
  if (options.json === true) return printJson(app, all);
  const isPiped = paperOf(app).width === null;
  const context = { now: app.now(), here: zoneOf(app) };
  print(app, isPiped ? playbookRecords(all) : playbooksView(all, context));
}

/** What calls began with, the last one first. The list is there without a database, too. */
async function usedVersions(app: App): Promise<PlaybookVersion[]> {
  if (!existsSync(app.paths.database)) return [];
  try {
    const store = await app.readStore();
    return store === null ? [] : playbookVersions(store);
  } catch (error) {
    if (error instanceof StoreError) return [];
    throw error;
  }
}
