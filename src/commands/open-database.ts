import { UserError } from '../call/user-error.ts';
import { openStore } from '../store/open.ts';
import type { Machine, Source, Store } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';

/** The database, or null when there is nothing to read yet. Throws a `UserError` that says what to do. */
export function openDatabase(path: string, mode: 'write' | 'read', source: Source, machine: Machine): Store | null {
  try {
    return openStore(path, { source, machine, mode });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    if (mode === 'read' && error.kind === 'missing') return null;
    throw new UserError(error.problem, error.hint, 'store');
  }
}
