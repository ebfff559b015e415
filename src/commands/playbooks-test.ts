import { digestOf, readPlaybook } from '../call/open-playbook.ts';
import { shelved } from '../call/shelf.ts';
import { exitCodes, UserError } from '../call/user-error.ts';
import type { Digest, Playbook } from '../playbook/playbook.ts';
import { showProblems } from '../playbook/problem.ts';
import { oneLine } from '../text/safe.ts';
import { runScenario } from '../trainer/scenario.ts';
import { type App, print } from './app.ts';
import { shelfOf } from './shelf-of.ts';

/** Runs the tests inside playbooks and reports them one by one. */
export async function testPlaybooks(
  app: App,
  names: readonly string[],
  options: { allPaths?: boolean },
): Promise<void> {
  const shelf = shelfOf(app);
  const wanted = names.length > 0 ? names : shelved(shelf.folders).map(({ path }) => path);
  let failed = 0;
  let passed = 0;
  for (const name of wanted) {
    const { found, result } = await readPlaybook(shelf, name);
    if (!result.ok)
      throw new UserError(`${found.id} cannot be tested:\n\n${showProblems(result.problems)}\n`, null, 'found');
    print(app, oneLine(found.id));
    if (options.allPaths === true) {
      const { lines, bad } = await everyWay(result.playbook, digestOf(result.files));
      print(app, lines.join('\n'));
      failed += bad;
      passed += bad === 0 ? 1 : 0;
      continue;
    }
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

const mostShown = 10;

/** Each way through a playbook that answers can lead, and what is wrong with some. */
async function everyWay(book: Playbook, digest: Digest): Promise<{ lines: string[]; bad: number }> {
  const { allPaths, mostPlaces } = await import('../trainer/paths/all-paths.ts');
  const { ways, bad, neverReached, isCut } = allPaths(book, digest);
  const kinds = new Map<string, (typeof bad)[number][]>();
  for (const path of bad) kinds.set(path.problem, [...(kinds.get(path.problem) ?? []), path]);
  const lines = [...kinds]
    .slice(0, mostShown)
    .flatMap(([problem, paths]) => [
      `  FAIL  ${oneLine(problem)}${paths.length === 1 ? '' : `, ${paths.length} ways`}`,
      `        ${oneLine(paths[0]?.replies.join(', ') || 'at once')}`,
    ]);
  return {
    lines: [
      `  ${bad.length === 0 ? 'ok    ' : ''}${ways} ways to the end${isCut ? `, the first ${mostPlaces} places looked at` : ''}`,
      ...lines,
      ...(neverReached.length === 0 ? [] : [`  never reached: ${neverReached.join(', ')}`]),
    ],
    bad: kinds.size,
  };
}
