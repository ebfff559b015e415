import type { Entry } from '../engine/entry.ts';
import { type EntryRow, entryOf, holds, rowOf } from './entry-row.ts';
import { addRow, freshNr, lastRow, rowsAt, rowsOf } from './entry-table.ts';
import { type Fit, fitToKeep, secretPatterns } from './kept-words.ts';
import { project } from './project.ts';
import type { Store } from './store.ts';
import { writing } from './writing.ts';

/** Another window wrote this line of the stream first. `by` and `at` say who and when. */
export class StaleStream extends Error {
  readonly stream: string;
  readonly seq: number;
  readonly by: string;
  readonly at: string;

  constructor(kept: EntryRow) {
    super(`Entry ${kept.seq} of ${kept.stream} was written by ${kept.by} at ${kept.at}.`);
    this.name = 'StaleStream';
    this.stream = kept.stream;
    this.seq = kept.seq;
    this.by = kept.by;
    this.at = kept.at;
  }
}

/**
 * Saves entries with all that follows from them, all or none. When it returns, they are on the disk. What was saved
 * before may be given again, so that a save that failed can be tried again whatever became of it. Gives the entries as
 * they were kept: whoever goes on with others would show what is not in the file.
 */
export function append<E extends Entry>(store: Store, entries: readonly E[], { savedAt }: { savedAt: string }): Fit<E> {
  const { origin } = store;
  if (origin === null) throw new Error('This store was opened to be read.');
  return writing(store, () => {
    const fit = fitToKeep(entries, secretPatterns(store));
    for (const entry of fit.entries) appendOne(store, entry, { origin, savedAt });
    return fit;
  });
}

function appendOne(store: Store, entry: Entry, saving: { origin: string; savedAt: string }): void {
  const head = lastRow(store, entry.stream);
  const next = (head?.seq ?? 0) + 1;
  if (entry.seq > next) throw new Error(`Entry ${entry.seq} of ${entry.stream} was given where ${next} comes next.`);
  if (entry.seq < next) {
    expectSame(store, entry);
    return;
  }
  const row = rowOf(entry, { ...saving, nr: freshNr(store), salt: store.source.salt(), prev: head?.hash ?? null });
  addRow(store, row);
  // From the row, not from what was given: a rebuild has nothing else to go by.
  project(store, entryOf(row), row);
}

function expectSame(store: Store, entry: Entry): void {
  const [first, ...others] = rowsAt(store, entry.stream, entry.seq);
  if (first === undefined) throw new Error(`Entry ${entry.seq} of ${entry.stream} is missing.`);
  if (![first, ...others].some((row) => holds(row, entry))) throw new StaleStream(first);
}

/** The entries of a call, a follow-up or a case, in their order. */
export function readStream(store: Store, stream: string): Entry[] {
  return rowsOf(store, stream).map(entryOf);
}

/** The `seq` of a stream's last entry; 0 before the first. */
export function headOf(store: Store, stream: string): number {
  return lastRow(store, stream)?.seq ?? 0;
}
