import { playbookJsonSchema } from '../playbook/json-schema.ts';
import { type App, print } from './app.ts';

export function printSchema(app: App): void {
  print(app, JSON.stringify(playbookJsonSchema(), null, 2));
}
