import { digestOf, readPlaybook } from '../call/open-playbook.ts';
import { shelved } from '../call/shelf.ts';
import { exitCodes, UserError } from '../call/user-error.ts';
import { showProblems } from '../playbook/problem.ts';
import { oneLine } from '../text/safe.ts';
import { runScenario } from '../trainer/scenario.ts';
import { type App, print } from './app.ts';
import { shelfOf } from './shelf-of.ts';

/** Runs the tests inside playbooks and reports them one by one. */
export async function testPlaybooks(app: App, names: readonly string[]): Promise<void> {
  const shelf = shelfOf(app);
  const wanted = names.length > 0 ? names : shelved(shelf.folders).map(({ path }) => path);
  let failed = 0;
  let passed = 0;
  for (const name of wanted) {
    const { found, result } = await readPlaybook(shelf, name);
    if (!result.ok)
      throw new UserError(`${found.id} cannot be tested:\n\n${showProblems(result.problems)}\n`, null, 'found');
    print(app, oneLine(found.id));
    if (result.tests.length === 0) print(app, '  no tests');
    for (const scenario of result.tests) {
      const wrong = await runScenario(result.playbook, digestOf(result.files), scenario);
      if (wrong.length === 0) passed += 1;
      else failed += 1;
      print(app, wrong.length === 0 ? `  ok    ${oneLine(scenario.name)}` : `  FAIL  ${oneLine(scenario.name)}`);
      for (const line of wrong) print(app, `        ${oneLine(line)}`);
    }
  }
  print(app, `\n${passed} passed, ${failed} failed`);
  if (failed > 0) app.exitWith(exitCodes.found);
}
