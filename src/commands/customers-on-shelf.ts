import { basename, join, resolve } from 'node:path';
import { isPath } from '../call/playbook-names.ts';
import { readPlaybookFile } from '../call/read-playbook-file.ts';
import { type ShelfFolder, type Shelved, shelved } from '../call/shelf.ts';
import { UserError } from '../call/user-error.ts';
import { showProblems } from '../playbook/problem.ts';
import { meantBy } from '../text/nearest.ts';
import type { Customer } from '../trainer/customer/customer.ts';
import type { CustomerRead } from '../trainer/customer/load-customer.ts';
import type { App } from './app.ts';
import { isKnown } from './load-apart.ts';
import { readApart, tooMuch } from './read-apart.ts';
import { readings } from './readings.ts';
import { shelfOf } from './shelf-of.ts';

/** Customers lie in a folder of this name inside each folder of playbooks. */
export function customerFolders(app: App): readonly ShelfFolder[] {
  return shelfOf(app).folders.map(({ path, origin }) => ({ path: join(path, 'customers'), origin }));
}

/** The customer that a name or a path means. Throws a `UserError` with what there is, or with all that is wrong in the file. */
export async function customerNamed(app: App, name: string): Promise<Customer> {
  const path = isPath(name) ? resolve(app.cwd, name) : customerOnShelf(shelved(customerFolders(app)), name).path;
  const read = await readCustomer(app, path);
  if (read.ok) return read.customer;
  throw new UserError(
    `The customer "${name}" cannot be played:\n\n${showProblems(read.problems)}\n`,
    'Mend the file and try again. Every field is in docs/customer-fields.md.',
    'found',
  );
}

/** The same for one of many: that it cannot be read at all is a problem as any other. */
export async function readListedCustomer(app: App, path: string): Promise<CustomerRead> {
  try {
    return await readCustomer(app, path);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const place = {
      file: basename(path),
      line: 1,
      column: 1,
      severity: 'error',
      rule: 'unreadable',
      source: '',
    } as const;
    return { ok: false, problems: [{ ...place, message: error.message, hint: error.hint }] };
  }
}

/**
 * Reads the file of a practice customer: one that comes with the program right here, any other beside it. What is wrong in
 * it is in the result; throws only where it cannot be read.
 */
export async function readCustomer(app: App, path: string): Promise<CustomerRead> {
  const file = { name: path, text: readPlaybookFile(path, 'customer') };
  if (isKnown(app, { shelf: shelfOf(app), path, text: file.text })) return readings.customer(file);
  const result = await readApart('customer', file);
  return result.kind === 'done' ? result.done : { ok: false, problems: [tooMuch(result.kind, basename(path))] };
}

/** The one of that name. Throws a `UserError` that says what there is. */
export function customerOnShelf(all: readonly Shelved[], name: string): Shelved {
  const [found, another] = all.filter(({ id }) => id.toLowerCase() === name.toLowerCase());
  if (found === undefined) {
    const ids = [...new Set(all.map(({ id }) => id))];
    throw new UserError(
      `There is no customer "${name}".${meantBy(name, ids)}`,
      `There are: ${ids.join(', ')}. A path to a file works too.`,
      'not-found',
    );
  }
  if (another !== undefined)
    throw new UserError(
      `There are two customers "${name}": ${found.path} and ${another.path}.`,
      'Name one by its path.',
    );
  return found;
}
