import { readPlaybook } from '../call/open-playbook.ts';
import { shelved } from '../call/shelf.ts';
import { exitCodes } from '../call/user-error.ts';
import { showProblems } from '../playbook/problem.ts';
import { type App, hint, print } from './app.ts';
import { printJson } from './print-json.ts';
import { shelfOf } from './shelf-of.ts';

export async function lintPlaybooks(app: App, names: readonly string[], options: { json?: boolean }): Promise<void> {
  const shelf = shelfOf(app);
  const wanted = names.length > 0 ? names : shelved(shelf.folders).map(({ path }) => path);
  const results = [];
  for (const name of wanted) results.push(await readPlaybook(shelf, name));
  const problems = results.flatMap(({ result }) => result.problems);
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  if (errors > 0) app.exitWith(exitCodes.found);
  if (options.json === true) {
    const documents = problems.map(({ file, line, column, severity, rule, message, hint }) => ({
      file,
      line,
      column,
      severity,
      rule,
      message,
      hint,
    }));
    return printJson(app, documents);
  }
  if (problems.length > 0) print(app, showProblems(problems));
  const checked = results.length === 1 ? 'One playbook' : `${results.length} playbooks`;
  const warnings = problems.length - errors;
  hint(
    app,
    problems.length === 0
      ? `${checked} checked, nothing found.`
      : `${checked} checked: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`,
  );
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
