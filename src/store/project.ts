import type { CallEntry, CaseEntry, Entry, FollowUpEntry } from '../engine/entry.ts';
import { evolveFollowUp } from '../engine/evolve-follow-up.ts';
import { text } from './bind.ts';
import { isOfCall, isOfFollowUp, isOfTeam } from './entry-row.ts';
import { projectFacts } from './fact-table.ts';
import { type CallHeader, callAfter, callColumns, type Head } from './project-call.ts';
import { type CaseRow, caseAfter, caseColumns, caseNamedBy } from './project-case.ts';
import { type FollowUpRow, followUpColumns, followUpFromRow, followUpToRow } from './project-follow-up.ts';
import { projectTeam } from './project-team.ts';
import { searchWords } from './search-words.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';
import { readRow, saveRow, tableOf } from './table.ts';

const callTable = tableOf<CallHeader & Head>('calls', callColumns);
const followUpTable = tableOf<FollowUpRow & Head>('follow_ups', followUpColumns);
const caseTable = tableOf<CaseRow>('cases', caseColumns);

/** Writes all that follows from one more entry, in the transaction of the entry itself. */
export function project(store: Store, entry: Entry, { nr, hash }: { nr: number; hash: string }): void {
  projectLists(store, entry, hash);
  projectWords(store, entry, nr);
}

/** What follows from it in lists. `hash` is that of its row. */
export function projectLists(store: Store, entry: Entry, hash: string): void {
  const head = { nextSeq: entry.seq + 1, head: hash };
  if (isOfCall(entry)) projectCall(store, entry, head);
  else if (isOfFollowUp(entry)) projectFollowUp(store, entry, head);
  else if (isOfTeam(entry)) projectTeam(store, entry);
  else projectCase(store, entry);
}

/** What can be searched of it. */
export function projectWords(store: Store, entry: Entry, nr: number): void {
  const words = searchWords(entry);
  if (words !== null) statement(store, 'insert into search (rowid, words) values (?, ?)').run(nr, text(words));
}

function projectCall(store: Store, entry: CallEntry, head: Head): void {
  const after = callRowAfter(store, readRow(store, callTable, entry.stream), entry, head);
  saveRow(store, callTable, after);
  if (namesCase(entry)) nameCase(store, after.caseId, entry);
}

/** The same for all entries of a call at once: its row is written where something looks at it, and at the end. */
export function projectWholeCall(store: Store, all: readonly { entry: CallEntry; hash: string }[]): void {
  const [first] = all;
  let row = first === undefined ? null : readRow(store, callTable, first.entry.stream);
  for (const [index, { entry, hash }] of all.entries()) {
    row = callRowAfter(store, row, entry, { nextSeq: entry.seq + 1, head: hash });
    if (namesCase(entry) || index === all.length - 1) saveRow(store, callTable, row);
    if (namesCase(entry)) nameCase(store, row.caseId, entry);
  }
}

function callRowAfter(store: Store, row: (CallHeader & Head) | null, entry: CallEntry, head: Head): CallHeader & Head {
  const after = callAfter(row, entry);
  const cause = projectFacts(store, entry);
  return { ...after, ...(cause === undefined ? {} : { cause }), ...head };
}

const namesCase = ({ kind }: CallEntry) => kind === 'began' || kind === 'identified';

function projectFollowUp(store: Store, entry: FollowUpEntry, head: Head): void {
  const row = readRow(store, followUpTable, entry.stream);
  const after = evolveFollowUp(row === null ? null : followUpFromRow(row), entry);
  saveRow(store, followUpTable, { ...followUpToRow(after), ...head });
  if (entry.kind === 'opened' || entry.kind === 'updated') nameCase(store, after.caseId, entry);
}

function projectCase(store: Store, entry: CaseEntry): void {
  saveRow(store, caseTable, caseAfter(readRow(store, caseTable, entry.stream), entry));
}

function nameCase(store: Store, id: string, { by, at }: Entry): void {
  const named = caseNamedBy(readRow(store, caseTable, id), { id, by, at });
  saveRow(store, caseTable, { ...named, customerKey: customerKeyOf(store, id) });
}

/** Whose case it is: of the first call that knows it, else of a promise. */
function customerKeyOf(store: Store, id: string): string | null {
  const known = `
    select customer_key from (
      select 1 as nth, started_at as at, id, customer_key from calls where case_id = @id
      union all select 2, '', id, customer_key from follow_ups where case_id = @id)
    where customer_key is not null order by nth, at, id limit 1`;
  return (statement(store, known).pluck().get({ id }) as string | undefined) ?? null;
}
