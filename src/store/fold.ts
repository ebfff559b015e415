import { type CallEntry, type Entry, teamStream } from '../engine/entry.ts';
import { type EntryRow, entryOf, isOfCall } from './entry-row.ts';
import { rowsOf } from './entry-table.ts';
import { projectLists, projectWholeCall } from './project.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

/** Makes anew what the lists say of one stream, whatever they said before. Streams may come in any order. */
export function foldStream(store: Store, stream: string): void {
  const rows = rowsOf(store, stream);
  if (stream === teamStream) for (const table of ['team_settings', 'absences']) emptied(store, table);
  else statement(store, 'delete from facts where call_id = ?').run(stream);
  const all = (stream === teamStream ? byTime(rows) : rows).map((row) => ({ entry: entryOf(row), hash: row.hash }));
  if (all.every(isOneOfCall)) projectWholeCall(store, all);
  else for (const { entry, hash } of all) projectLists(store, entry, hash);
}

const isOneOfCall = (one: { entry: Entry; hash: string }): one is { entry: CallEntry; hash: string } =>
  isOfCall(one.entry);

const emptied = (store: Store, table: string) => void statement(store, `delete from ${table}`).run();

/**
 * What a team settled in several files: the newest counts. What one file settled stays in its order, should its clock
 * have been put back.
 */
function byTime(rows: readonly EntryRow[]): readonly EntryRow[] {
  const times = new Map<string, string>();
  for (const { hash, prev, at } of rows) {
    const before = prev === null ? '' : (times.get(prev) ?? '');
    times.set(hash, at < before ? before : at);
  }
  const timeOf = ({ hash, at }: EntryRow) => times.get(hash) ?? at;
  return [...rows].sort((a, b) => compared(timeOf(a), timeOf(b)) || a.seq - b.seq || compared(a.origin, b.origin));
}

const compared = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
