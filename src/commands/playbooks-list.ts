import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { standingOf } from '../call/live-playbook.ts';
import { idOfName, isPath } from '../call/playbook-names.ts';
import { shelved } from '../call/shelf.ts';
import { type PlaybookVersion, playbookVersions } from '../store/playbooks.ts';
import { StoreError } from '../store/store-error.ts';
import { type App, print, suggest } from './app.ts';
import { type Checked, checkAll } from './check-all.ts';
import { checkedBefore } from './checked-before.ts';
import { inWindow } from './in-window.ts';
import { printJson } from './print-json.ts';
import { shelfOf } from './shelf-of.ts';
import { sayMissingTeamFolder } from './team-folder.ts';
import { paperOf } from './views/paper.ts';
import { type ListedPlaybook, playbookRecords, playbooksView } from './views/playbooks-view.ts';
import { zoneOf } from './who.ts';

type Read = Pick<ListedPlaybook, 'title' | 'errors' | 'warnings' | 'version' | 'standing' | 'liveFrom'>;

type Known = Read & { bookId: string | null };

function readOf({ check: { problems, book, version } }: Checked, today: string): Known {
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const warnings = problems.length - errors;
  if (book === null)
    return { title: null, errors, warnings, version: null, standing: null, liveFrom: null, bookId: null };
  const { title, id: bookId, liveFrom = null } = book;
  return { title, errors, warnings, version, standing: standingOf(book, today), liveFrom, bookId };
}

export async function listPlaybooks(app: App, options: { json?: boolean }): Promise<void> {
  sayMissingTeamFolder(app);
  const shelf = shelfOf(app);
  const usual = idOfName(app.setting('playbook').value ?? 'walras');
  const usualPath = isPath(usual) ? resolve(app.cwd, usual) : null;
  const used = await usedVersions(app);
  const onShelf = shelved(shelf.folders);
  const checked = await checkAll(
    shelf,
    onShelf.map(({ path }) => path),
    checkedBefore(app),
  );
  const all = checked.flatMap((one, index): readonly ListedPlaybook[] => {
    const { id, path, origin } = onShelf[index] ?? { id: '', path: one.path, origin: 'path' as const };
    const { bookId, ...read } = readOf(one, shelf.today);
    const versions = used.filter((version) => version.id === bookId);
    const calls = versions.reduce((sum, version) => sum + version.calls, 0);
    const lastUsedAt = versions[0]?.lastUsedAt ?? null;
    return [{ id, path, origin, ...read, usual: id === usual || path === usualPath, calls, lastUsedAt }];
  });
  if (options.json === true) return printJson(app, all);
  const isPiped = paperOf(app).width === null;
  const context = { now: app.now(), here: zoneOf(app) };
  print(app, isPiped ? playbookRecords(all) : inWindow(app, playbooksView(all, context)));
  if (!isPiped && all.some((one) => one.usual)) suggest(app, '* what a start takes if none is named');
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
