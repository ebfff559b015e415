import { describe, expect, it } from 'vitest';
import { append, headOf, readStream } from '../../src/store/entries.ts';
import { eraseStream } from '../../src/store/erase.ts';
import { openMemoryStore } from '../../src/store/open.ts';
import { verifyStream } from '../../src/store/verify.ts';
import { writing } from '../../src/store/writing.ts';
import { answered, began, callEntry, followUpEntry, noted, opened } from './support/entries.ts';
import { countingSource, savedAt } from './support/source.ts';

function storeWithTwoCalls() {
  const store = openMemoryStore(countingSource());
  const customer = { customer: 'Zbigniew Quarkowski', contact: '+44 20 7946 0999', reference: 'QX-11' };
  append(
    store,
    [
      callEntry('call-1', { seq: 1 }, began(customer)),
      callEntry('call-1', { seq: 2 }, noted('a xylophone fell on the parquet')),
      callEntry('call-1', { seq: 3 }, answered('cause', 'the carrier')),
      followUpEntry('f-1', { seq: 1 }, opened({}, { customer: customer.customer })),
      callEntry('call-2', { seq: 1 }, began({ customer: 'Eva Lind' }, { caseId: 'case-2' })),
      callEntry('call-2', { seq: 2 }, noted('another xylophone')),
    ],
    { savedAt },
  );
  return store;
}

describe('erasing the words of a stream', () => {
  it('leaves what is structure, the chain, and everybody else', () => {
    const store = storeWithTwoCalls();
    const erasure = { at: savedAt, by: 'Lea', reason: 'asked for it' };
    writing(store, () => {
      eraseStream(store, { ...erasure, stream: 'call-1', upTo: headOf(store, 'call-1') });
      eraseStream(store, { ...erasure, stream: 'f-1', upTo: headOf(store, 'f-1') });
    });
    const all = ['entries', 'calls', 'follow_ups', 'cases', 'facts', 'search'].map((table) =>
      JSON.stringify(store.db.prepare(`select * from ${table}`).all()),
    );
    expect(all.join('\n')).not.toMatch(/Quarkowski|quarkowski|46 0999|QX-11|parquet|carrier|at ten/);
    expect(all.join('\n')).toContain('another xylophone');
    expect(readStream(store, 'call-1').map(({ kind, words }) => [kind, words])).toEqual([
      ['began', null],
      ['noted', null],
      ['answered', null],
    ]);
    expect([verifyStream(store, 'call-1'), verifyStream(store, 'f-1')]).toEqual([[], []]);
    expect(store.db.prepare('select * from erasures order by stream').all()).toEqual([
      { stream: 'call-1', up_to: 3, ...erasure },
      { stream: 'f-1', up_to: 1, ...erasure },
    ]);
  });
});
