import { jsonText } from '../text/safe.ts';
import { type App, print } from './app.ts';

/** One JSON document, for programs and for whoever looks at it in a terminal. */
export function printJson(app: App, value: unknown): void {
  print(app, jsonText(value));
}

/** The same document for a list that is too long to be one text: in pieces. */
export function* jsonOfEach<T>(all: Iterable<T>, documentOf: (one: T) => unknown): Generator<string> {
  let before = '[\n  ';
  for (const one of all) {
    yield before + jsonText(documentOf(one)).replaceAll('\n', '\n  ');
    before = ',\n  ';
  }
  yield before.startsWith('[') ? '[]\n' : '\n]\n';
}
