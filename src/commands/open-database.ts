import { existsSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../call/user-error.ts';
import { openStore } from '../store/open.ts';
import type { Machine, Source, Store } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import { oneLine } from '../text/safe.ts';
import { sizeText } from './views/size-text.ts';

/** The database, or null when there is nothing to read yet. Throws a `UserError` that says what to do. */
export function openDatabase(
  path: string,
  mode: 'write' | 'read',
  source: Source,
  machine: Machine,
  tell: (text: string) => void = () => {},
): Store | null {
  try {
    return openStore(path, { source, machine, mode, onUpdate: (bytes) => tellOfUpdate(bytes, tell) });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    if (mode === 'read' && error.kind === 'missing') {
      sayIfNamed(path);
      return null;
    }
    throw new UserError(error.problem, error.hint, 'store', `store-${error.kind}`);
  }
}

/** Bytes. A smaller file is brought up to date in less than a second. */
const worthTelling = 64_000_000;

function tellOfUpdate(bytes: number, tell: (text: string) => void): void {
  if (bytes < worthTelling) return;
  tell(
    `Bringing the file up to date, and keeping a copy of it as it was: ${sizeText(bytes)}, once, so this takes a while…\n`,
  );
}

/** Whether there is anything that did not get into the database when it was typed. Asked at each start. */
export function waitsAside(database: string, state: string): boolean {
  return [dirname(database), state].some((folder) => namesIn(folder).some((name) => name.includes('-aside-')));
}

function namesIn(folder: string): readonly string[] {
  try {
    // Asked first: to be refused takes longer.
    return existsSync(folder) ? readdirSync(folder) : [];
  } catch {
    return [];
  }
}

/** An empty list is good news, and a mistyped path looks like one. The usual file is simply not there on the first day. */
function sayIfNamed(path: string): void {
  if (path !== process.env.RECOVER_DATABASE || existsSync(path)) return;
  process.stderr.write(`There is no file at ${oneLine(path)} yet: the first call makes it.\n`);
}
