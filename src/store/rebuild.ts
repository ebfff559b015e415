import { entryOf } from './entry-row.ts';
import { rowsAfter, streamsAfter } from './entry-table.ts';
import { foldStream } from './fold.ts';
import { projectWords } from './project.ts';
import { settleCodes } from './settle-codes.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';
import { writing } from './writing.ts';

export const projections = ['calls', 'follow_ups', 'cases', 'facts', 'search', 'team_settings', 'absences'] as const;
const page = 1000;

/** Makes every table that follows from the entries anew. The same entries make the same, in whatever order they came. */
export function rebuild(store: Store): void {
  writing(store, () => rebuildWithin(store));
}

/** The same as a part of a transaction. */
export function rebuildWithin(store: Store): void {
  for (const table of projections) statement(store, `delete from ${table}`).run();
  for (let some = streamsAfter(store, '', page); some.length > 0; some = streamsAfter(store, some.at(-1) ?? '', page)) {
    for (const stream of some) foldStream(store, stream);
  }
  indexWords(store, 0);
  settleCodes(store);
}

/** Makes the words of all entries behind this one searchable, in the order in which the file took them: that is fastest. */
export function indexWords(store: Store, after: number): void {
  let nr = after;
  for (let rows = rowsAfter(store, nr, page); rows.length > 0; rows = rowsAfter(store, nr, page)) {
    for (const row of rows) projectWords(store, entryOf(row), row.nr);
    nr = rows.at(-1)?.nr ?? nr;
  }
}
