import { existsSync } from 'node:fs';
import { UserError } from '../call/user-error.ts';
import { openStore } from '../store/open.ts';
import type { Machine, Source, Store } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import { oneLine } from '../text/safe.ts';

/** The database, or null when there is nothing to read yet. Throws a `UserError` that says what to do. */
export function openDatabase(path: string, mode: 'write' | 'read', source: Source, machine: Machine): Store | null {
  try {
    return openStore(path, { source, machine, mode });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    if (mode === 'read' && error.kind === 'missing') {
      sayIfNamed(path);
      return null;
    }
    throw new UserError(error.problem, error.hint, 'store', `store-${error.kind}`);
  }
}

/** An empty list is good news, and a mistyped path looks like one. The usual file is simply not there on the first day. */
function sayIfNamed(path: string): void {
  if (path !== process.env.RECOVER_DATABASE || existsSync(path)) return;
  process.stderr.write(`There is no file at ${oneLine(path)} yet: the first call makes it.\n`);
}
