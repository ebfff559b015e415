import { type App, print } from './app.ts';

/** One JSON document, for programs and for whoever looks at it in a terminal. */
export function printJson(app: App, value: unknown): void {
  print(app, escaped(JSON.stringify(value, null, 2)));
}

/** The same document for a list that is too long to be one text: in pieces. */
export function* jsonOfEach<T>(all: Iterable<T>, documentOf: (one: T) => unknown): Generator<string> {
  let before = '[\n  ';
  for (const one of all) {
    yield before + escaped(JSON.stringify(documentOf(one), null, 2).replaceAll('\n', '\n  '));
    before = ',\n  ';
  }
  yield before.startsWith('[') ? '[]\n' : '\n]\n';
}

// JSON itself escapes only what lies below the space. These a terminal obeys, or they turn the order of what is read.
const obeyed = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

function escaped(json: string): string {
  return json.replace(obeyed, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
