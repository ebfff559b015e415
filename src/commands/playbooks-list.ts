import { resolve } from 'node:path';
import { readPlaybook, type Shelf } from '../call/open-playbook.ts';
import { idOfName, isPath } from '../call/playbook-names.ts';
import { shelved } from '../call/shelf.ts';
import { UserError } from '../call/user-error.ts';
import { oneLine } from '../text/safe.ts';
import { type App, print } from './app.ts';
import { printJson } from './print-json.ts';
import { shelfOf } from './shelf-of.ts';
import { sayMissingTeamFolder } from './team-folder.ts';
import { paperOf } from './views/paper.ts';

/** A file that cannot even be read is one problem of its own, and does not hide the others. */
async function titleOf(shelf: Shelf, path: string): Promise<{ title: string | null; errors: number }> {
  try {
    const { result } = await readPlaybook(shelf, path);
    const errors = result.problems.filter((problem) => problem.severity === 'error').length;
    return { title: result.ok ? result.playbook.title : null, errors };
  } catch (error) {
    if (error instanceof UserError) return { title: null, errors: 1 };
    throw error;
  }
}

/** A path as it can be typed again. */
function shellWord(path: string): string {
  const shown = oneLine(path);
  return /^[\w@%+=:,./\\-]+$/.test(shown) ? shown : `"${shown}"`;
}

const places = { shipped: 'comes with recover', team: "your team's folder", own: 'your own folder', path: 'a path' };

export async function listPlaybooks(app: App, options: { json?: boolean }): Promise<void> {
  sayMissingTeamFolder(app);
  const shelf = shelfOf(app);
  const usual = idOfName(app.setting('playbook').value ?? 'walras');
  const usualPath = isPath(usual) ? resolve(app.cwd, usual) : null;
  const all = await Promise.all(
    shelved(shelf.folders).map(async ({ id, path, origin }) => {
      const { title, errors } = await titleOf(shelf, path);
      return {
        id,
        title,
        path,
        origin,
        errors,
        usual: id === usual || path === usualPath,
      };
    }),
  );
  if (options.json === true) return printJson(app, all);
  const isPiped = paperOf(app).width === null;
  const width = Math.max(...all.map(({ id }) => id.length), 2);
  const lines = all.map(({ id, path, title, origin, errors, usual: isUsual }) => {
    const state =
      title === null
        ? `cannot be used: ${errors === 1 ? 'one problem' : `${errors} problems`}, see recover playbooks lint ${shellWord(path)}`
        : oneLine(title);
    if (isPiped) return [oneLine(id), state, places[origin], isUsual ? 'usual' : ''].join('\t');
    return `${isUsual ? '*' : ' '} ${oneLine(id).padEnd(width)}  ${state}  (${places[origin]})`;
  });
  print(app, lines.join('\n'));
}
