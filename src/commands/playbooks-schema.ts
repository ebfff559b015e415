import { playbookJsonSchema } from '../playbook/json-schema.ts';
import type { App } from './app.ts';
import { printJson } from './print-json.ts';

export async function printSchema(app: App, ofCustomers: boolean): Promise<void> {
  if (!ofCustomers) return printJson(app, playbookJsonSchema());
  const { customerJsonSchema } = await import('../trainer/customer/customer-reference.ts');
  printJson(app, customerJsonSchema());
}
