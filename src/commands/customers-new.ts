import { resolve } from 'node:path';
import { isPath } from '../call/playbook-names.ts';
import { readPlaybookFile } from '../call/read-playbook-file.ts';
import { shelved } from '../call/shelf.ts';
import { UserError } from '../call/user-error.ts';
import { slug } from '../playbook/slug.ts';
import { copyOfCustomer, newCustomer } from '../trainer/customer/new-customer.ts';
import { type App, print, say } from './app.ts';
import { customerFolders, customerNamed, customerOnShelf } from './customers-on-shelf.ts';
import { refuseUnsafe } from './refuse-unsafe.ts';
import { schemaBeside, shippedSchema } from './schema-beside.ts';
import { placeFor, type Target, typedPath, writeNew } from './write-playbook.ts';

export type NewCustomerOptions = Target & { new?: string; from?: string };

/** `recover playbooks customers --new TITLE`: one to change line by line, or a copy of another. */
export async function writeCustomer(app: App, title: string, options: NewCustomerOptions): Promise<void> {
  if (title.trim() === '') throw new UserError('A customer needs a title.', 'Such as: --new "The wrong bill"', 'usage');
  refuseUnsafe(title, 'The title');
  const id = slug(title) || 'our-customer';
  if (options.to === '-') {
    print(app, await textOf(app, title, options.from, shippedSchema(app, schemaName)));
    return;
  }
  const path = placeFor(app, id, options, 'customers');
  const text = await textOf(app, title, options.from, schemaName);
  const schema = schemaBeside(app, path, schemaName);
  writeNew(path, schema === schemaName ? text : await textOf(app, title, options.from, schema));
  const shown = typedPath(app, path);
  print(
    app,
    `${shown}: ${options.from === undefined ? 'a customer to change line by line' : `a copy of ${options.from}`}.`,
  );
  say(app, `Next: change it in your editor, then: recover playbooks practice walras --customer ${shown} --turns`);
}

const schemaName = 'customer.schema.json';

async function textOf(app: App, title: string, from: string | undefined, schema: string): Promise<string> {
  if (from === undefined) return newCustomer({ title, schema });
  const { title: original } = await customerNamed(app, from);
  const path = isPath(from) ? resolve(app.cwd, from) : customerOnShelf(shelved(customerFolders(app)), from).path;
  return copyOfCustomer(readPlaybookFile(path, 'customer'), { title, schema, from: original });
}
