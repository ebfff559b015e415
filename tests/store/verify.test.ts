import { describe, expect, it } from 'vitest';
import { append, readStream } from '../../src/store/entries.ts';
import { openMemoryStore } from '../../src/store/open.ts';
import { verifyStream } from '../../src/store/verify.ts';
import { began, callEntry, noted } from './support/entries.ts';
import { countingSource, savedAt } from './support/source.ts';

function storeWithCall() {
  const store = openMemoryStore(countingSource());
  const bodies = [began({ customer: 'Anna Berg' }), noted('one'), noted('two'), noted('three')];
  append(
    store,
    bodies.map((body, i) => callEntry('call-1', { seq: i + 1 }, body)),
    { savedAt },
  );
  return store;
}

const erase = "update entries set words = null, salt = null where stream = 'call-1' and seq <= 2";
const onRecord = "insert into erasures values ('call-1', 2, '2026-11-19', 'Lea', 'asked for it')";

describe('verify', () => {
  it('finds nothing in a transcript that is as it was saved', () => {
    expect(verifyStream(storeWithCall(), 'call-1')).toEqual([]);
  });

  it.each([
    ['a word changed', `update entries set words = '{"text":"4wo"}' where seq = 3`, 3, 'words-changed'],
    ['a time changed', "update entries set at = '2020-01-01' where seq = 3", 3, 'changed'],
    ['a name changed', `update entries set "by" = 'Ben' where seq = 2`, 2, 'changed'],
    ['an entry taken out', 'delete from entries where seq = 2', 2, 'missing'],
    ['the first taken out', 'delete from entries where seq = 1', 1, 'missing'],
    ['the end cut off', 'delete from entries where seq = 4', 4, 'cut-off'],
    ['all taken out', 'delete from entries', 1, 'cut-off'],
    ['the end exchanged', "update entries set hash = 'forged' where seq = 4", 4, 'changed'],
    ['words erased without a record', erase, 1, 'words-changed'],
    ['more erased than on record', `${erase.replace('<= 2', '<= 3')}; ${onRecord}`, 3, 'words-changed'],
  ])('finds %s', (_, sql, seq, problem) => {
    const store = storeWithCall();
    store.db.exec(sql);
    expect(verifyStream(store, 'call-1')[0]).toEqual({ seq, problem });
  });

  it('finds two entries that changed places', () => {
    const store = storeWithCall();
    store.db.exec(
      'update entries set seq = 9 where seq = 2; update entries set seq = 2 where seq = 3; update entries set seq = 3 where seq = 9',
    );
    expect(verifyStream(store, 'call-1').map((broken) => broken.problem)).toContain('out-of-order');
  });

  it('finds an entry that was forged with a fitting hash of its own', async () => {
    const { hashOfLink } = await import('../../src/store/chain.ts');
    const { rowsOf } = await import('../../src/store/entry-table.ts');
    const store = storeWithCall();
    const second = rowsOf(store, 'call-1')[1];
    if (second === undefined) throw new Error('There is no second entry.');
    const forged = { ...second, by: 'Ben' };
    store.db.prepare('update entries set "by" = ?, hash = ? where seq = 2').run('Ben', hashOfLink(forged));
    expect(verifyStream(store, 'call-1')).toEqual([{ seq: 3, problem: 'out-of-order' }]);
  });

  it('is content with words that were erased on record, and the call can still be read', () => {
    const store = storeWithCall();
    store.db.exec(`${erase}; ${onRecord}`);
    expect(verifyStream(store, 'call-1')).toEqual([]);
    expect(readStream(store, 'call-1').map((entry) => entry.words)).toEqual([
      null,
      null,
      { text: 'two' },
      { text: 'three' },
    ]);
  });

  it('takes an erased entry that is given again for what was saved', () => {
    const store = storeWithCall();
    store.db.exec(erase);
    const again = [callEntry('call-1', { seq: 2 }, noted('one'))];
    expect(() => append(store, again, { savedAt })).not.toThrow();
  });
});
