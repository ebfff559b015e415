import { existsSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../call/user-error.ts';
import { lockHolder } from '../store/lock-holder.ts';
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
    const holder = error.kind === 'busy' ? lockHolder(path, machine.pid) : null;
    const by = holder === null ? '' : ` It is ${oneLine(holder.name)}, process ${holder.pid}.`;
    throw new UserError(`${error.problem}${by}`, error.hint, 'store', `store-${error.kind}`);
  }
}

/** Whether there is anything that did not get into the database when it was typed. Asked at each start. */
export function waitsAside(database: string, state: string): boolean {
  return [dirname(database), state].some((folder) => namesIn(folder).some((name) => name.includes('-aside-')));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** An empty list is good news, and a mistyped path looks like one. The usual file is simply not there on the first day. */
function sayIfNamed(path: string): void {
  if (path !== process.env.RECOVER_DATABASE || existsSync(path)) return;
  process.stderr.write(`There is no file at ${oneLine(path)} yet: the first call makes it.\n`);
}
