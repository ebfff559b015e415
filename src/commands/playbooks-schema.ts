import { playbookJsonSchema } from '../playbook/json-schema.ts';
import type { App } from './app.ts';
import { printJson } from './print-json.ts';

export function printSchema(app: App): void {
  printJson(app, playbookJsonSchema());
}
