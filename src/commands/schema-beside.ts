import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../call/user-error.ts';
import type { App } from './app.ts';
import { boundedText } from './bounded-text.ts';
import { writeInPlace, writeNew } from './write-playbook.ts';

type Schema = 'playbook.schema.json' | 'customer.schema.json';

/** The schema as it came with the program. */
export function shippedSchema(app: App, name: Schema): string {
  return join(app.shippedPlaybooks, '..', 'schema', name);
}

/**
 * Puts the schema beside a file that is about to be written, and gives what the file's first line names it by. A path
 * into the program's own folder would be another one on the next machine, and gone after an update.
 */
export function schemaBeside(app: App, path: string, name: Schema): string {
  const own = readFileSync(shippedSchema(app, name), 'utf8');
  const place = join(dirname(path), name);
  const there = textAt(place);
  try {
    if (there === null) writeNew(place, own);
    else if (there !== own && isOurs(there, own)) writeInPlace(place, own);
    else if (there !== own) return shippedSchema(app, name);
    return name;
  } catch (error) {
    if (error instanceof UserError) return shippedSchema(app, name);
    throw error;
  }
}

function textAt(path: string): string | null {
  try {
    return boundedText(path, path, { what: 'schema' });
  } catch {
    return null;
  }
}

/** Of this program, from before an update. */
function isOurs(text: string, own: string): boolean {
  const lead = (schema: string) => schema.slice(0, schema.indexOf('"properties"'));
  return lead(text) === lead(own);
}
