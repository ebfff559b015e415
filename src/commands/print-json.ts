import { jsonText } from '../text/safe.ts';
import { type App, print } from './app.ts';

/** One JSON document, for programs and for whoever looks at it in a terminal. */
export function printJson(app: App, value: unknown): void {
  print(app, jsonText(value));
}
