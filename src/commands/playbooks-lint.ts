import { basename, relative } from 'node:path';
import type { Shelf } from '../call/open-playbook.ts';
import { exitCodes, UserError } from '../call/user-error.ts';
import { type Problem, showProblems } from '../playbook/problem.ts';
import { type App, hint, print, say } from './app.ts';
import { type Checked, checkAll } from './check-all.ts';
import { checkedBefore, nothingChecked } from './checked-before.ts';
import { inWindow } from './in-window.ts';
import { type LintTarget, lintTargets } from './lint-targets.ts';
import { printJson } from './print-json.ts';
import { sameIds } from './same-id.ts';
import { shelfOf } from './shelf-of.ts';
import { counted } from './views/counted.ts';

export type LintOptions = { json?: boolean; cache?: boolean; fix?: boolean; dryRun?: boolean };

/** `recover playbooks lint`: all problems of all files, and 3 when one of them is an error. */
export async function lintPlaybooks(app: App, names: readonly string[], options: LintOptions): Promise<void> {
  const shelf = shelfOf(app);
  if (options.dryRun === true && options.fix !== true)
    throw new UserError('--dry-run goes with --fix: lint alone changes nothing.', null, 'usage');
  const targets = lintTargets(shelf, names);
  if (options.fix === true) await fix(app, shelf, targets, options);
  const before = options.cache === false ? nothingChecked : checkedBefore(app);
  const all = await checkAll(
    shelf,
    targets.map(({ path }) => path),
    before,
  );
  refuseUnreadable(all);
  const among = new Set(targets.filter((target) => target.among).map(({ path }) => path));
  const checked = withoutParts(all, among);
  const same = sameIds(shelf, checked, among);
  const problems = checked.flatMap((one) => {
    const twice = same.get(one.path);
    const found = twice === undefined ? located(one) : [twice, ...located(one)];
    return found.map((problem) => ({ ...problem, file: shownPath(app, problem.file) }));
  });
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  if (errors > 0) app.exitWith(exitCodes.found);
  if (options.json === true) {
    const documents = problems.map(({ source: _, ...problem }) => problem);
    return printJson(app, documents);
  }
  if (problems.length > 0) print(app, inWindow(app, showProblems(problems)));
  const warnings = problems.length - errors;
  const files = checked.length === 1 ? 'One playbook' : `${checked.length} playbooks`;
  const sum =
    problems.length === 0
      ? `${files} checked, nothing found.`
      : `${files} checked: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`;
  hint(app, inWindow(app, sum, app.io.said));
}

/** What was mended is told before what is left. A JSON document stands alone on stdout. */
async function fix(app: App, shelf: Shelf, targets: readonly LintTarget[], options: LintOptions): Promise<void> {
  const { fixedView, fixFiles } = await import('./lint-fix.ts');
  const isDry = options.dryRun === true;
  const paths = targets.map(({ path }) => path);
  const isJson = options.json === true;
  const tell = (text: string) =>
    isJson ? say(app, inWindow(app, text, app.io.said)) : print(app, inWindow(app, text));
  const fixed = await fixFiles(app, shelf, paths, isDry);
  for (const { path, mended } of fixed) tell(`${fixedView(shownPath(app, path), mended, isDry)}\n`);
  if (fixed.length === 0) hint(app, 'Nothing that can be mended safely.');
}

/** The only file that was asked for: that it is not there, or no playbook, is an answer of its own. */
function refuseUnreadable([only, other]: readonly Checked[]): void {
  const problem = only?.check.problems[0];
  if (other !== undefined || problem?.rule !== 'unreadable') return;
  const isMissing = /there is no such file/.test(problem.message);
  throw new UserError(problem.message, problem.hint, isMissing ? 'not-found' : 'failed');
}

/** Steps that others include are checked where they stand; alone they are no playbook. */
function withoutParts(checked: readonly Checked[], among: ReadonlySet<string>): readonly Checked[] {
  const included = new Set(checked.flatMap(({ check }) => check.others.map(({ path }) => path)));
  return checked.filter(({ path, isUntitled }) => !(isUntitled && among.has(path) && included.has(path)));
}

/** With whole paths in place of the names that the files call each other by. */
function located({ path, check }: Checked): Problem[] {
  const paths = new Map([[basename(path), path]]);
  for (const other of check.others)
    if (other.path !== null && !paths.has(other.name)) paths.set(other.name, other.path);
  return check.problems.map((problem) => ({ ...problem, file: paths.get(problem.file) ?? path }));
}

function shownPath(app: App, path: string): string {
  const near = relative(app.cwd, path);
  return near.startsWith('..') ? path : near;
}
