import { resolve } from 'node:path';
import { readPlaybook } from '../call/open-playbook.ts';
import { idOfName, isPath } from '../call/playbook-names.ts';
import { shelved } from '../call/shelf.ts';
import { oneLine } from '../text/safe.ts';
import { type App, print } from './app.ts';
import { shelfOf } from './desk.ts';
import { printJson } from './print-json.ts';
import { sayMissingTeamFolder } from './team-folder.ts';

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
      const { result } = await readPlaybook(shelf, path);
      const errors = result.problems.filter((problem) => problem.severity === 'error').length;
      return {
        id,
        title: result.ok ? result.playbook.title : null,
        path,
        origin,
        errors,
        usual: id === usual || path === usualPath,
      };
    }),
  );
  if (options.json === true) return printJson(app, all);
  const width = Math.max(...all.map(({ id }) => id.length), 2);
  const lines = all.map(({ id, path, title, origin, errors, usual: isUsual }) => {
    const state =
      title === null
        ? `cannot be used: ${errors === 1 ? 'one problem' : `${errors} problems`}, see recover playbooks lint ${shellWord(path)}`
        : oneLine(title);
    return `${isUsual ? '*' : ' '} ${oneLine(id).padEnd(width)}  ${state}  (${places[origin]})`;
  });
  print(app, lines.join('\n'));
}
