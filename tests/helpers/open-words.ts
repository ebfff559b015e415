import { join } from 'node:path';
import type { Entry } from '../../src/engine/entry.ts';
import type { AttemptResult, FollowUp } from '../../src/followup/follow-up.ts';
import { append } from '../../src/store/entries.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { countingSource, machine } from '../store/support/source.ts';
import type { Desk } from './cli.ts';
import { promised } from './follow-up.ts';

/** A word that was given, and what became of it. Times are New York's in November 2026, as "18 14:31". */
export type OpenWord = {
  code: string;
  due: string;
  customer?: string | null;
  words?: string;
  owner?: string;
  kind?: FollowUp['kind'];
  spoken?: boolean;
  tried?: { at: string; result?: AttemptResult; next?: string };
};

/** "18 14:31" in New York, as UTC ISO. */
export const november = (text: string) => new Date(`2026-11-${text.replace(' ', 'T')}:00.000-05:00`).toISOString();

/** The words on the screen that a lead sees on Wednesday 18 November at 14:31. */
export const wednesday: readonly OpenWord[] = [
  {
    code: 'p7ce',
    due: '18 13:15',
    customer: 'Joan Mbeki',
    words: 'quarter past one',
    owner: 'Kim',
    tried: { at: '18 13:40' },
  },
  { code: '9vtk', due: '18 13:45', customer: 'R. Castellano', words: 'quarter to two', owner: 'Lee' },
  {
    code: 'c8nn',
    due: '18 12:00',
    customer: 'S. Lindqvist',
    words: 'at noon',
    owner: 'Lee',
    tried: { at: '18 11:55', next: '18 15:00' },
  },
  { code: 'm2qd', due: '18 11:00', customer: 'D. Ruiz', words: 'back to you at eleven', owner: 'Kim' },
  { code: 'h4wx', due: '17 12:00', customer: 'J. Petrov', words: 'by noon tomorrow', owner: 'Omar' },
  { code: 'b3kp', due: '18 15:15', customer: 'Anna Berg', words: 'quarter past three', owner: 'Omar' },
  { code: 'w6rt', due: '18 15:30', customer: 'Weber & Sohn', words: 'half three, with the invoice', owner: 'Priya' },
  { code: 'n5dg', due: '18 15:31', customer: 'R. Okafor', words: 'in an hour', owner: 'Kim' },
  { code: 'x2sf', due: '19 09:00', customer: 'L. Fuchs', words: 'first thing tomorrow', owner: 'Lee' },
  {
    code: 'v8hj',
    due: '18 10:00',
    customer: 'T. Adeyemi',
    words: 'is all well?',
    owner: 'Kim',
    kind: 'check-in',
    spoken: false,
  },
  {
    code: 'q9zc',
    due: '20 10:00',
    customer: 'Anna Berg',
    words: 'is all well?',
    owner: 'Omar',
    kind: 'check-in',
    spoken: false,
  },
];

/** The same as a list holds them, without a file. */
function followUpOf(word: OpenWord): FollowUp {
  const {
    code,
    due,
    customer = 'Anna Berg',
    words = 'by then',
    owner = 'Priya',
    kind = 'callback',
    spoken = true,
  } = word;
  const { tried } = word;
  return promised(`id-${code}`, {
    code,
    dueAt: november(due),
    firstDueAt: november(due),
    customer,
    promise: words,
    owner,
    firstOwner: owner,
    kind,
    spoken,
    attempts: tried === undefined ? 0 : 1,
    firstTryAt: tried === undefined ? null : november(tried.at),
    lastAttemptAt: tried === undefined ? null : november(tried.at),
    lastResult: tried === undefined ? null : (tried.result ?? 'no-answer'),
    nextTryAt: tried?.next === undefined ? null : november(tried.next),
  });
}

/** Writes them into a store, as the entries they come from. */
export function giveWords(store: Store, words: readonly OpenWord[]): void {
  for (const word of words) append(store, entriesOf(word), { savedAt: november('18 14:00') });
}

/** Writes them into the file of a desk. */
export function giveWordsAt(desk: Desk, words: readonly OpenWord[], also: (store: Store) => void = () => {}): void {
  const path = join(desk.folder, 'recover.db');
  const store = openStore(path, { source: countingSource(process.pid), machine, mode: 'write' });
  giveWords(store, words);
  also(store);
  store.close();
}

function entriesOf(word: OpenWord): Entry[] {
  const { id, code, kind, spoken, owner, dueAt, zone, promise, customer, contact } = followUpOf(word);
  const opened: Entry = {
    kind: 'opened',
    stream: id,
    seq: 1,
    at: november('16 09:00'),
    by: owner,
    what: {
      code,
      callId: null,
      caseId: `case-${code}`,
      followUpKind: kind,
      spoken,
      owner,
      dueAt,
      notBefore: null,
      zone,
      playbook: 'walras',
      repeats: null,
    },
    words: { promise, customer, contact },
  };
  const { tried } = word;
  if (tried === undefined) return [opened];
  const what = {
    result: tried.result ?? 'no-answer',
    nextTryAt: tried.next === undefined ? null : november(tried.next),
  };
  return [opened, { kind: 'attempted', stream: id, seq: 2, at: november(tried.at), by: owner, what, words: null }];
}
