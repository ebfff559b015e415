import { describe, expect, it } from 'vitest';
import { append, headOf, readStream, StaleStream } from '../../src/store/entries.ts';
import { openMemoryStore, openStore } from '../../src/store/open.ts';
import type { StoreError } from '../../src/store/store-error.ts';
import { answered, at, began, callEntry, followUpEntry, noted, opened } from './support/entries.ts';
import { temporaryFolder } from './support/folder.ts';
import { countingSource, machine, savedAt } from './support/source.ts';

const call = (seq: number, body: Parameters<typeof callEntry>[2] = noted(`note ${seq}`)) =>
  callEntry('call-1', { seq }, body);

const open = (path: string) => openStore(path, { source: countingSource(), machine, mode: 'write' });

describe('append', () => {
  it('gives back each stream as it was saved, in order', () => {
    const store = openMemoryStore(countingSource());
    const entries = [call(1, began({ customer: 'Anna Berg' })), call(2), followUpEntry('f-1', { seq: 1 }, opened())];
    append(store, entries, { savedAt });
    append(store, [call(3, { kind: 'went-back', what: { to: at('welcome') }, words: null })], { savedAt });
    expect(readStream(store, 'call-1')).toEqual([
      entries[0],
      entries[1],
      call(3, { kind: 'went-back', what: { to: at('welcome') }, words: null }),
    ]);
    expect(readStream(store, 'f-1')).toEqual([entries[2]]);
    expect([headOf(store, 'call-1'), headOf(store, 'f-1'), headOf(store, 'f-2')]).toEqual([3, 1, 0]);
  });

  it('keeps words exactly, whatever was pasted', () => {
    const store = openMemoryStore(countingSource());
    const entries = [call(1, began()), call(2, noted('NUL \0, half \ud800 pair, \u2028, "quotes", 👍🏽, שלום'))];
    append(store, entries, { savedAt });
    expect(readStream(store, 'call-1')).toEqual(entries);
  });

  it('takes what was saved before as saved, so that a failed save can be tried again', () => {
    const store = openMemoryStore(countingSource());
    append(store, [call(1, began()), call(2)], { savedAt });
    append(store, [call(1, began()), call(2), call(3)], { savedAt: '2026-11-18T11:11:11.000Z' });
    expect(readStream(store, 'call-1').map((entry) => entry.seq)).toEqual([1, 2, 3]);
    expect(store.db.prepare('select count(*) from search').pluck().get()).toBe(2);
  });

  it.each([
    ['another text', noted('something else')],
    ['another kind', { kind: 'parked', what: {}, words: null } as const],
  ])('says that another window was first: %s', (_, body) => {
    const store = openMemoryStore(countingSource());
    append(store, [call(1, began()), call(2)], { savedAt });
    const late = callEntry('call-1', { seq: 2, by: 'Ben' }, body);
    expect(() => append(store, [late], { savedAt })).toThrow(StaleStream);
    expect(() => append(store, [late], { savedAt })).toThrow(/written by Ana/);
  });

  it('saves all entries of a reply or none', () => {
    const store = openMemoryStore(countingSource());
    append(store, [call(1, began())], { savedAt });
    const stale = followUpEntry('f-1', { seq: 3 }, { kind: 'kept', what: { inEffect: true, next: null }, words: null });
    expect(() => append(store, [call(2), stale], { savedAt })).toThrow('1 comes next');
    expect(headOf(store, 'call-1')).toBe(1);
    expect(store.db.prepare('select next_seq from calls').pluck().get()).toBe(2);
  });

  it('refuses a gap, which only a mistake of ours can make', () => {
    const store = openMemoryStore(countingSource());
    expect(() => append(store, [call(2)], { savedAt })).toThrow('Entry 2 of call-1 was given where 1 comes next.');
  });

  it('writes nothing through a store that was opened to be read', () => {
    const path = `${temporaryFolder()}/recover.db`;
    open(path).close();
    const store = openStore(path, { source: countingSource(), machine, mode: 'read' });
    expect(() => append(store, [call(1, began())], { savedAt })).toThrow('opened to be read');
    expect(() => store.db.exec('delete from entries')).toThrow('readonly');
    store.close();
  });

  it('tells that the disk is full, and saves nothing', () => {
    const store = open(`${temporaryFolder()}/recover.db`);
    append(store, [call(1, began())], { savedAt });
    store.db.pragma(`max_page_count = ${store.db.pragma('page_count', { simple: true })}`);
    const big = call(2, noted('x'.repeat(100_000)));
    expect(problemOf(() => append(store, [big], { savedAt }))).toMatchObject({ kind: 'full' });
    expect(headOf(store, 'call-1')).toBe(1);
    store.close();
  });

  it('notices at the next answer that the file was replaced under its name', async () => {
    const { renameSync, copyFileSync } = await import('node:fs');
    const path = `${temporaryFolder()}/recover.db`;
    const store = open(path);
    append(store, [call(1, began())], { savedAt });
    copyFileSync(path, `${path}.copy`);
    renameSync(`${path}.copy`, path);
    expect(problemOf(() => append(store, [call(2)], { savedAt }))).toMatchObject({
      kind: 'missing',
      problem: `${path} was replaced while it was in use.`,
    });
    store.close();
  });

  it('stops writing when a newer program has changed the file meanwhile', () => {
    const path = `${temporaryFolder()}/recover.db`;
    const [old, other] = [open(path), open(path)];
    append(old, [call(1, began())], { savedAt });
    other.db.pragma('user_version = 99');
    expect(problemOf(() => append(old, [call(2)], { savedAt }))).toMatchObject({ kind: 'newer' });
    old.close();
    other.close();
  });

  it('keeps the answers at the same length of time however long the call is', () => {
    const store = openMemoryStore(countingSource());
    append(store, [call(1, began())], { savedAt });
    const plan = store.db
      .prepare(
        'explain query plan select seq, hash from entries where stream = ? order by seq desc, origin desc limit 1',
      )
      .all('x') as { detail: string }[];
    expect(plan.map((step) => step.detail)).toEqual([expect.stringContaining('SEARCH entries USING INDEX')]);
    append(store, [call(2, answered('issue', 'late'))], { savedAt });
  });
});

function problemOf(act: () => void): StoreError {
  try {
    act();
  } catch (error) {
    return error as StoreError;
  }
  throw new Error('Nothing was refused.');
}
