import { readPlaybook } from '../call/open-playbook.ts';
import { idOfName } from '../call/playbook-names.ts';
import { shelved } from '../call/shelf.ts';
import { oneLine } from '../text/safe.ts';
import { type App, print } from './app.ts';
import { shelfOf } from './desk.ts';

const places = { shipped: 'comes with recover', team: "your team's folder", own: 'your own folder', path: 'a path' };

export async function listPlaybooks(app: App, options: { json?: boolean }): Promise<void> {
  const shelf = shelfOf(app);
  const usual = idOfName(app.setting('playbook').value ?? 'walras');
  const all = await Promise.all(
    shelved(shelf.folders).map(async ({ id, path, origin }) => {
      const { result } = await readPlaybook(shelf, path);
      const errors = result.problems.filter((problem) => problem.severity === 'error').length;
      return { id, title: result.ok ? result.playbook.title : null, path, origin, errors, usual: id === usual };
    }),
  );
  if (options.json === true) return print(app, JSON.stringify(all, null, 2));
  const width = Math.max(...all.map(({ id }) => id.length), 2);
  const lines = all.map(({ id, title, origin, errors, usual: isUsual }) => {
    const state =
      title === null ? `cannot be used: ${errors} problems, see recover playbooks lint ${id}` : oneLine(title);
    return `${isUsual ? '*' : ' '} ${id.padEnd(width)}  ${state}  (${places[origin]})`;
  });
  print(app, lines.join('\n'));
}
