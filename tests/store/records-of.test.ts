import { describe, expect, it } from 'vitest';
import { append } from '../../src/store/entries.ts';
import { openMemoryStore } from '../../src/store/open.ts';
import { recordsOf } from '../../src/store/records-of.ts';
import type { Store } from '../../src/store/store.ts';
import { began, callEntry, followUpEntry, opened } from './support/entries.ts';
import { countingSource, savedAt } from './support/source.ts';

type Who = { customer?: string; contact?: string; reference?: string };

/** Each call under its own name, in a case of its own unless it says otherwise. */
function storeWith(calls: Readonly<Record<string, Who & { caseId?: string }>>): Store {
  const store = openMemoryStore(countingSource());
  for (const [id, { caseId = `case-${id}`, ...who }] of Object.entries(calls))
    append(store, [callEntry(id, { seq: 1 }, began(who, { caseId, code: `c-${id}` }))], { savedAt });
  return store;
}

const found = (store: Store, given: string) => {
  const all = recordsOf(store, given);
  const ids = (those: readonly { id: string }[] = []) => those.map(({ id }) => id).sort();
  return { theirs: ids(all?.records), others: ids(all?.others) };
};

describe('all that is kept about a customer', () => {
  it('is what has their name, and what has no name and their number', () => {
    const store = storeWith({
      a: { customer: 'José Müller', contact: '+44 20 7946 0123' },
      b: { customer: 'jose  muller' },
      c: { contact: '+44 20 7946 0123' },
      d: { customer: 'Eva', contact: '+44 20 7946 0123' },
      e: { customer: 'José Müller-Ross' },
    });
    expect(found(store, 'JOSE MULLER')).toEqual({ theirs: ['a', 'b', 'c'], others: ['d'] });
    expect(found(store, 'Müller')).toEqual({ theirs: [], others: [] });
  });

  it('is, by the number, what has it, however it is written, and not everybody of that name', () => {
    const store = storeWith({
      a: { customer: 'Anna Berg', contact: '+1 312 555 0142' },
      b: { contact: '3125550142' },
      c: { customer: 'Anna Berg', contact: '+1 312 555 0199' },
      d: { customer: 'Anna Berg' },
      e: { contact: '+1 312 555' },
    });
    expect(found(store, '001 312-555-0142')).toEqual({ theirs: ['a', 'b'], others: ['c', 'd'] });
    expect(found(store, '555')).toEqual({ theirs: [], others: [] });
  });

  it('is, in the same case, what has no name of its own', () => {
    const store = storeWith({
      a: { customer: 'Anna Berg', caseId: 'case-1' },
      b: { caseId: 'case-1' },
      c: { customer: 'Bo Lind', caseId: 'case-1' },
    });
    expect(found(store, 'Anna Berg')).toEqual({ theirs: ['a', 'b'], others: [] });
  });

  it('is found by an address and by a reference, whole', () => {
    const store = storeWith({ a: { contact: 'Ana@Example.org' }, b: { reference: 'RZ-1', customer: 'Bo' }, c: {} });
    expect(found(store, 'ana@example.ORG').theirs).toEqual(['a']);
    expect(found(store, 'rz-1').theirs).toEqual(['b']);
    expect(found(store, 'rz').theirs).toEqual([]);
    expect(found(store, ' ').theirs).toEqual([]);
  });

  it('has with each call what was promised in it, also under another name, and what was promised without one', () => {
    const store = storeWith({ a: { customer: 'Anna Berg' } });
    const promise = (id: string, callId: string | null, customer: string) => {
      const what = { callId, caseId: callId === null ? `case-${id}` : 'case-a', code: `c-${id}` };
      append(store, [followUpEntry(id, { seq: 1 }, opened(what, { customer, contact: null }))], { savedAt });
    };
    promise('f1', 'a', 'Her son');
    promise('f2', null, 'Anna Berg');
    expect(found(store, 'Anna Berg').theirs).toEqual(['a', 'f1', 'f2']);
    expect(found(store, 'c-f1').theirs).toEqual(['a', 'f1']);
    expect(found(store, 'c-f2')).toEqual({ theirs: ['f2'], others: ['a'] });
  });

  it('of a number that everybody has names the first others, those of the same name before them, and counts all', () => {
    const switchboard = '+1 312 555 0142';
    const many = Array.from({ length: 400 }, (_, n) => [`m${n}`, { customer: `Person ${n}`, contact: switchboard }]);
    const store = storeWith({
      ...Object.fromEntries(many),
      a: { customer: 'Anna Berg', contact: switchboard },
      b: { contact: switchboard },
      c: { customer: 'Anna Berg', contact: '+1 312 555 0199' },
    });
    const one = recordsOf(store, 'c-a');
    expect(one?.records.map(({ id }) => id)).toEqual(['a']);
    expect(one?.othersInAll).toBe(402);
    expect(one?.others).toHaveLength(50);
    expect(one?.others[0]?.id).toBe('c');
    expect(new Set(one?.others.map(({ id }) => id)).size).toBe(50);
    const named = recordsOf(store, 'anna berg');
    expect([named?.records.map(({ id }) => id).sort(), named?.othersInAll]).toEqual([['a', 'b', 'c'], 400]);
    const all = recordsOf(store, switchboard);
    expect([all?.records.length, all?.othersInAll, all?.others.map(({ id }) => id)]).toEqual([402, 1, ['c']]);
  });
});
