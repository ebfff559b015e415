import { digestOf, type LoadedPlaybook, readPlaybook } from '../call/open-playbook.ts';
import { type Shelved, shelved } from '../call/shelf.ts';
import { exitCodes } from '../call/user-error.ts';
import { type Problem, showProblems } from '../playbook/problem.ts';
import { oneLine } from '../text/safe.ts';
import { type App, print, say } from './app.ts';
import { inWindow } from './in-window.ts';
import { printJson } from './print-json.ts';
import { shelfOf } from './shelf-of.ts';

export type TestOptions = { allPaths?: boolean; json?: boolean };

/** What became of one playbook: how many passed and failed, and how that is told to people and to programs. */
type Outcome = { passed: number; failed: number; lines: readonly string[]; json: unknown };

/** Runs the tests of playbooks, in the file and beside it, and reports them one by one. */
export async function testPlaybooks(app: App, names: readonly string[], options: TestOptions): Promise<void> {
  const shelf = shelfOf(app);
  const wanted = names.length > 0 ? names : shelved(shelf.folders).map(({ path }) => path);
  const began = Date.parse(app.now());
  const run = options.allPaths === true ? everyWay : itsTests;
  const documents: unknown[] = [];
  let failed = 0;
  let passed = 0;
  for (const name of wanted) {
    const { found, result } = await readPlaybook(shelf, name);
    if (options.json !== true) print(app, oneLine(found.id));
    const outcome = result.ok ? await run(app, found, result) : await unusable(found, result.problems);
    documents.push(outcome.json);
    passed += outcome.passed;
    failed += outcome.failed;
    if (options.json !== true) print(app, inWindow(app, outcome.lines.join('\n')));
  }
  if (options.json === true) printJson(app, documents);
  else print(app, `\n${passed} passed, ${failed} failed${took(Date.parse(app.now()) - began)}`);
  if (failed > 0) app.exitWith(exitCodes.found);
}

/** Only where anybody would have noticed. */
const took = (milliseconds: number) => (milliseconds < 100 ? '' : `, in ${(milliseconds / 1000).toFixed(1)} s`);

async function itsTests(
  _app: App,
  { id, path }: Shelved,
  { playbook, files, tests }: LoadedPlaybook,
): Promise<Outcome> {
  const [{ passes, testPlaybook }, { testedJson, testedView }] = await Promise.all([
    import('../trainer/test-playbook.ts'),
    import('./views/tests-view.ts'),
  ]);
  const tested = await testPlaybook(playbook, digestOf(files), tests);
  const passed = tested.tried.filter(passes).length;
  const failed = tested.tried.length - passed;
  return { passed, failed, lines: testedView(tested), json: testedJson(id, path, tested) };
}

/** Each way through a playbook that answers can lead, and what is wrong with some. */
async function everyWay(app: App, { id, path }: Shelved, { playbook, files }: LoadedPlaybook): Promise<Outcome> {
  const [{ allPaths, mostPlaces }, { kindsOf, pathsView }] = await Promise.all([
    import('../trainer/paths/all-paths.ts'),
    import('./views/tests-view.ts'),
  ]);
  const isWatched = app.io.err.isTTY === true;
  const found = allPaths(playbook, digestOf(files), mostPlaces, (places) => {
    if (isWatched && places % 500 === 0) say(app, `  ${places} places looked at, ${mostPlaces} at most`);
  });
  const { ways, bad, neverReached, isCut } = found;
  const failed = kindsOf(bad).size;
  const json = { playbook: id, path, problems: [], ways, bad, neverReached, isCut };
  return { passed: failed === 0 ? 1 : 0, failed, lines: pathsView(found, mostPlaces), json };
}

/** One that cannot be used fails, and the others are tested all the same. */
async function unusable({ id, path }: Shelved, problems: readonly Problem[]): Promise<Outcome> {
  const { unusableJson } = await import('./views/tests-view.ts');
  const lines = ['  FAIL  it cannot be used', '', showProblems(problems), ''];
  return { passed: 0, failed: 1, lines, json: unusableJson(id, path, problems) };
}
