import { entryOf } from './entry-row.ts';
import { rowsAfter } from './entry-table.ts';
import { project } from './project.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';
import { writing } from './writing.ts';

export const projections = ['calls', 'follow_ups', 'cases', 'facts', 'search', 'team_settings', 'absences'] as const;
const page = 1000;

/** Makes every table that follows from the entries anew, in the order in which the entries came. */
export function rebuild(store: Store): void {
  writing(store, () => rebuildWithin(store));
}

/** The same as a part of a transaction. */
export function rebuildWithin(store: Store): void {
  for (const table of projections) statement(store, `delete from ${table}`).run();
  for (let rows = rowsAfter(store, 0, page); rows.length > 0; rows = rowsAfter(store, rows.at(-1)?.nr ?? 0, page)) {
    for (const row of rows) project(store, entryOf(row), row);
  }
}
