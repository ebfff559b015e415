import { describe, expect, it } from 'vitest';
import type { App } from '../../src/commands/app.ts';
import { saverFor } from '../../src/commands/keep-aside.ts';
import { append, readStream } from '../../src/store/entries.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { began, callEntry, followUpEntry, noted, opened } from '../store/support/entries.ts';
import { temporaryFolder } from '../store/support/folder.ts';
import { countingSource, machine, savedAt } from '../store/support/source.ts';

function openedBefore(): { store: Store; app: App } {
  const folder = temporaryFolder();
  const store = openStore(`${folder}/recover.db`, { source: countingSource(), machine, mode: 'write' });
  append(store, [callEntry('call-1', { seq: 1 }, began())], { savedAt });
  append(store, [followUpEntry('promise-1', { seq: 1 }, opened())], { savedAt });
  const app = { machine, paths: { state: `${folder}/state` }, now: () => savedAt } as App;
  return { store, app };
}

/** As long as it lasts, every save is refused. */
function refusing(store: Store): () => void {
  const version = store.db.pragma('user_version', { simple: true });
  store.db.pragma('user_version = 999');
  return () => store.db.pragma(`user_version = ${version}`);
}

describe('what is kept aside and does not fit any more', () => {
  it('holds nobody up: when a lead has moved the promise meanwhile, what follows is kept aside, too', async () => {
    const { store, app } = openedBefore();
    const saver = saverFor(app, store, 'w1');
    const agree = refusing(store);
    const settled = callEntry('call-1', { seq: 2 }, { kind: 'settled', what: { followUp: 'promise-1' }, words: null });
    const kept = followUpEntry(
      'promise-1',
      { seq: 2 },
      { kind: 'kept', what: { inEffect: false, next: null }, words: null },
    );
    expect(await saver.save([settled, kept])).toMatchObject({ kind: 'saved' });
    agree();
    const moved = { dueAt: '2026-11-20T10:00:00.000Z', notBefore: null, agreed: true };
    const words = { promise: 'friday at 10', why: null };
    append(store, [followUpEntry('promise-1', { seq: 2, by: 'Lea' }, { kind: 'rescheduled', what: moved, words })], {
      savedAt,
    });
    const after = await saver.save([callEntry('call-1', { seq: 3 }, noted('and one more thing'))]);
    expect(after).toMatchObject({ kind: 'saved', aside: expect.stringContaining('Kept aside') });
    expect(saver.path()).not.toBeNull();
    expect(readStream(store, 'call-1')).toHaveLength(1);
  });

  it('says so at once when another window went on with the call itself', async () => {
    const { store, app } = openedBefore();
    const saver = saverFor(app, store, 'w1');
    const agree = refusing(store);
    await saver.save([callEntry('call-1', { seq: 2 }, noted('typed here'))]);
    agree();
    append(store, [callEntry('call-1', { seq: 2, by: 'Lea' }, noted('typed there'))], { savedAt });
    const after = await saver.save([callEntry('call-1', { seq: 3 }, noted('and one more thing'))]);
    expect(after).toEqual({ kind: 'stale', stream: 'call-1' });
  });
});
