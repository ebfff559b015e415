import { type App, print } from './app.ts';

/** One JSON document, for programs and for whoever looks at it in a terminal. */
export function printJson(app: App, value: unknown): void {
  print(app, jsonText(value));
}

/** The same as a part of a document that is too long to be made at once. */
export function jsonText(value: unknown): string {
  return escaped(JSON.stringify(value, null, 2));
}

// JSON itself escapes only what lies below the space. These a terminal obeys, or they turn the order of what is read.
const obeyed = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

function escaped(json: string): string {
  return json.replace(obeyed, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
