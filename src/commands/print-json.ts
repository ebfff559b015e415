import { jsonText } from '../text/safe.ts';
import { type App, print } from './app.ts';

/** One JSON document, for programs and for whoever looks at it in a terminal. */
export function printJson(app: App, value: unknown): void {
  print(app, jsonText(value));
}

/** The same document for a list that is too long to be one text: in pieces. */
export function* jsonOfEach<T>(all: Iterable<T>, documentOf: (one: T) => unknown): Generator<string> {
  yield* jsonList(all, documentOf, '');
  yield '\n';
}

/** A long list within a document, whose lines begin with `indent`. */
export function* jsonList<T>(all: Iterable<T>, documentOf: (one: T) => unknown, indent: string): Generator<string> {
  const line = `\n${indent}  `;
  let before = '[';
  for (const one of all) {
    yield before + line + jsonText(documentOf(one)).replaceAll('\n', line);
    before = ',';
  }
  yield before === '[' ? '[]' : `\n${indent}]`;
}
