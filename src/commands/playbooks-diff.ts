import { oneLine } from '../text/safe.ts';
import { diffPlaybooks } from '../trainer/diff/diff-playbooks.ts';
import { type App, print } from './app.ts';
import { inWindow } from './in-window.ts';
import { versionBefore, versionNamed } from './playbook-version.ts';
import { printJson } from './print-json.ts';
import { printLong } from './print-long.ts';

/** `recover playbooks diff`: what became of a playbook, in plain words. With one name, since the version used last. */
export async function diffTwo(
  app: App,
  one: string,
  other: string | undefined,
  options: { json?: boolean },
): Promise<void> {
  const named = await versionNamed(app, one);
  const before = other === undefined ? await versionBefore(app, named) : named;
  const after = other === undefined ? named : await versionNamed(app, other);
  const differences = diffPlaybooks(before.playbook, after.playbook);
  if (options.json === true) return printJson(app, differences);
  const head = `From ${oneLine(before.shown)} to ${oneLine(after.shown)}`;
  if (differences.length === 0) return print(app, inWindow(app, `${head}: both lead a call alike.`));
  const parts = differences.map(({ where, what }) => [where, ...what.map((line) => `  ${line}`)].join('\n'));
  await printLong(app, inWindow(app, [head, ...parts].join('\n\n')));
}
