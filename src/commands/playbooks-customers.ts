import { resolve } from 'node:path';
import { isPath } from '../call/playbook-names.ts';
import { shelved } from '../call/shelf.ts';
import { exitCodes, UserError } from '../call/user-error.ts';
import { showProblems } from '../playbook/problem.ts';
import { oneLine } from '../text/safe.ts';
import { inWords } from '../trainer/practice/mood.ts';
import { type App, print, say } from './app.ts';
import { type NewCustomerOptions, writeCustomer } from './customers-new.ts';
import { customerFolders, customerOnShelf, readCustomer, readListedCustomer } from './customers-on-shelf.ts';
import { inWindow } from './in-window.ts';
import { printJson } from './print-json.ts';
import { typedPath } from './write-playbook.ts';

export type CustomersOptions = NewCustomerOptions & { json?: boolean };

/** Who can be practised with, from everywhere, or those that are named; a file that cannot be used is told with all that is wrong. */
export async function listCustomers(app: App, names: readonly string[], options: CustomersOptions): Promise<void> {
  if (options.new !== undefined) return writeCustomer(app, options.new, options);
  const { json } = options;
  for (const name of ['from', 'to', 'team'] as const)
    if (options[name] !== undefined)
      throw new UserError(`--${name} wants --new beside it.`, 'Such as: --new "The wrong bill"', 'usage');
  const all = shelved(customerFolders(app));
  const paths =
    names.length === 0
      ? all.map(({ path }) => path)
      : names.map((name) => (isPath(name) ? resolve(app.cwd, name) : customerOnShelf(all, name).path));
  const readOne = names.length === 0 ? readListedCustomer : readCustomer;
  const read = await Promise.all(paths.map(async (path) => ({ path, read: await readOne(app, path) })));
  const problems = read.flatMap((one) => (one.read.ok ? [] : one.read.problems));
  if (problems.length > 0) app.exitWith(exitCodes.found);
  const customers = read.flatMap(({ path, read: one }) => (one.ok ? [{ path, ...one.customer }] : []));
  if (json === true)
    return printJson(
      app,
      customers.map(({ id, title, about, temper, followUp, path }) => {
        return { id, title, about, temper, followUp: followUp?.calledFor ?? null, path };
      }),
    );
  const width = Math.max(0, ...customers.map(({ id }) => id.length));
  for (const { id, title, temper, followUp } of customers) {
    const again = followUp === null ? '' : ', also rung back';
    print(app, inWindow(app, `${id.padEnd(width)}  ${oneLine(title)}, ${inWords(temper)} (${temper})${again}`));
  }
  if (problems.length > 0) print(app, inWindow(app, showProblems(problems)));
  else if (customers.length > 0)
    say(app, `\nOne rings you: recover playbooks practice walras --customer ${calledFirst(app, names, customers)}`);
}

/** What the first of them is named by: a file that was named by its path may lie in no folder of playbooks. */
function calledFirst(app: App, names: readonly string[], [first]: readonly { id: string; path: string }[]): string {
  if (first === undefined) return '';
  return names.some((name) => isPath(name)) ? typedPath(app, first.path) : first.id;
}
