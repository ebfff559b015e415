import { beforeEach, describe, expect, it } from 'vitest';
import type { Entry, FollowUpEntryBody } from '../../src/engine/entry.ts';
import { type CalendarFilter, calendarFollowUps } from '../../src/store/calendar-follow-ups.ts';
import { append } from '../../src/store/entries.ts';
import { openMemoryStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { followUpEntry, instant, opened } from './support/entries.ts';
import { countingSource, savedAt } from './support/source.ts';

let store: Store;
const save = (...entries: Entry[]) => append(store, entries, { savedAt });
const change = (id: string, seq: number, minute: number, body: FollowUpEntryBody, by = 'Ana') =>
  save(followUpEntry(id, { seq, minute, by }, body));

const since = instant(30);
const seen = (filter: CalendarFilter = {}) => {
  return Array.from(
    calendarFollowUps(store, filter, since),
    ({ followUp, sequence }) => `${followUp.id} ${followUp.status} ${sequence}`,
  );
};

const why = { why: 'a slip' };

beforeEach(() => {
  store = openMemoryStore(countingSource());
  for (const [index, id] of ['f-1', 'f-2', 'f-3', 'f-4'].entries())
    save(followUpEntry(id, { seq: 1 }, opened({ code: `aaa${index}`, dueAt: instant(60 + index) })));
});

describe('what a calendar is to know', () => {
  it('is all that is open, due first at the top, and how often each has changed', () => {
    change('f-1', 2, 5, {
      kind: 'attempted',
      what: { result: 'no-answer', nextTryAt: null },
      words: null,
    });
    expect(seen()).toEqual(['f-1 open 1', 'f-2 open 0', 'f-3 open 0', 'f-4 open 0']);
  });

  it('is what ended lately, and nothing that ended long ago', () => {
    change('f-1', 2, 29, { kind: 'withdrawn', what: { slip: true }, words: why });
    change('f-2', 2, 31, { kind: 'withdrawn', what: { slip: true }, words: why });
    change('f-3', 2, 40, { kind: 'kept', what: { inEffect: false, next: null }, words: null });
    expect(seen()).toEqual(['f-2 withdrawn 1', 'f-3 kept 1', 'f-4 open 0']);
  });

  it('of one owner is theirs, and what was lately taken from them', () => {
    change('f-1', 2, 29, { kind: 'assigned', what: { owner: 'Ben', from: 'Ana' }, words: why });
    change('f-2', 2, 31, { kind: 'assigned', what: { owner: 'Ben', from: 'Ana' }, words: why });
    change('f-3', 2, 31, { kind: 'claimed', what: { from: 'Ana' }, words: null }, 'Ben');
    expect(seen({ owner: 'Ana' })).toEqual(['f-2 open 1', 'f-3 open 1', 'f-4 open 0']);
    expect(seen({ owner: 'Ben' })).toEqual(['f-1 open 1', 'f-2 open 1', 'f-3 open 1']);
    expect(seen({ owner: 'Eve' })).toEqual([]);
  });

  it('is only of the kind and the customer that were asked for', () => {
    save(
      followUpEntry(
        'f-5',
        { seq: 1 },
        opened({ code: 'bbbb', followUpKind: 'fix' }, { customer: 'Weber', contact: null }),
      ),
    );
    expect(seen({ kind: 'fix' })).toEqual(['f-5 open 0']);
    expect(seen({ customer: 'weber', owner: 'Ana' })).toEqual(['f-5 open 0']);
    expect(seen({ customer: 'weber', owner: 'Ben' })).toEqual([]);
  });

  it('lets the file go when nobody reads on', () => {
    for (const { followUp } of calendarFollowUps(store, {}, since)) {
      expect(followUp.id).toBe('f-1');
      break;
    }
    expect(store.db.inTransaction).toBe(false);
    change('f-1', 2, 40, { kind: 'withdrawn', what: { slip: true }, words: why });
    expect(seen()).toHaveLength(4);
  });
});
