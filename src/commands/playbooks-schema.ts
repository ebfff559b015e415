import { playbookJsonSchema, testsJsonSchema } from '../playbook/json-schema.ts';
import type { App } from './app.ts';
import { printJson } from './print-json.ts';

export type SchemaOptions = { customer?: boolean; tests?: boolean };

export async function printSchema(app: App, options: SchemaOptions): Promise<void> {
  if (options.tests === true) return printJson(app, testsJsonSchema());
  if (options.customer !== true) return printJson(app, playbookJsonSchema());
  const { customerJsonSchema } = await import('../trainer/customer/customer-reference.ts');
  printJson(app, customerJsonSchema());
}
