import { digestOf, type LoadedPlaybook, readPlaybook } from '../call/open-playbook.ts';
import { type Shelved, shelved } from '../call/shelf.ts';
import { exitCodes, UserError } from '../call/user-error.ts';
import { type Problem, showProblems } from '../playbook/problem.ts';
import { oneLine } from '../text/safe.ts';
import { type App, print, say } from './app.ts';
import { inWindow } from './in-window.ts';
import { printJson } from './print-json.ts';
import { shelfOf } from './shelf-of.ts';

export type TestOptions = { allPaths?: boolean; places?: string; json?: boolean };

/** What became of one playbook: how many passed and failed, and how that is told to people and to programs. */
type Outcome = { passed: number; failed: number; unfinished?: number; lines: readonly string[]; json: unknown };

/** Runs the tests of playbooks, in the file and beside it, and reports them one by one. */
export async function testPlaybooks(app: App, names: readonly string[], options: TestOptions): Promise<void> {
  const shelf = shelfOf(app);
  const wanted = names.length > 0 ? names : shelved(shelf.folders).map(({ path }) => path);
  const began = Date.parse(app.now());
  const most = placesGiven(options);
  const run = options.allPaths === true ? everyWay(most) : itsTests;
  const documents: unknown[] = [];
  let failed = 0;
  let passed = 0;
  let unfinished = 0;
  for (const name of wanted) {
    const { found, result } = await readPlaybook(shelf, name);
    if (options.json !== true) print(app, oneLine(found.id));
    const outcome = result.ok ? await run(app, found, result) : await unusable(found, result.problems);
    documents.push(outcome.json);
    passed += outcome.passed;
    failed += outcome.failed;
    unfinished += outcome.unfinished ?? 0;
    if (options.json !== true) print(app, inWindow(app, outcome.lines.join('\n')));
  }
  if (options.json === true) printJson(app, documents);
  else {
    const open = unfinished === 0 ? '' : `, ${unfinished} not finished`;
    print(app, `\n${passed} passed, ${failed} failed${open}${took(Date.parse(app.now()) - began)}`);
  }
  // What was not looked at may be wrong: nobody may take it for a pass.
  if (failed + unfinished > 0) app.exitWith(exitCodes.found);
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

function placesGiven({ allPaths, places }: TestOptions): number | null {
  if (places === undefined) return null;
  if (allPaths !== true) throw new UserError('--places goes with --all-paths.', null, 'usage');
  if (/^[1-9]\d{0,6}$/.test(places)) return Number(places);
  throw new UserError(`"${oneLine(places)}" is no number of places.`, 'Such as: --places 20000', 'usage');
}

/** Each way through a playbook that answers can lead, and what is wrong with some. */
function everyWay(given: number | null) {
  return async (app: App, { id, path }: Shelved, { playbook, files }: LoadedPlaybook): Promise<Outcome> => {
    const [{ allPaths, mostPlaces }, { kindsOf, pathsView }] = await Promise.all([
      import('../trainer/paths/all-paths.ts'),
      import('./views/tests-view.ts'),
    ]);
    const most = given ?? mostPlaces;
    const isWatched = app.io.err.isTTY === true;
    const found = allPaths(playbook, digestOf(files), most, (places) => {
      if (isWatched && places % 500 === 0) say(app, `  ${places} places looked at, ${most} at most`);
    });
    const failed = kindsOf(found.bad).size;
    const json = { playbook: id, path, problems: [], ...found };
    const isPassed = failed === 0 && !found.isCut;
    return {
      passed: isPassed ? 1 : 0,
      failed,
      unfinished: failed === 0 && found.isCut ? 1 : 0,
      lines: pathsView(found, most),
      json,
    };
  };
}

/** One that cannot be used fails, and the others are tested all the same. */
async function unusable({ id, path }: Shelved, problems: readonly Problem[]): Promise<Outcome> {
  const { unusableJson } = await import('./views/tests-view.ts');
  const lines = ['  FAIL  it cannot be used', '', showProblems(problems), ''];
  return { passed: 0, failed: 1, lines, json: unusableJson(id, path, problems) };
}
