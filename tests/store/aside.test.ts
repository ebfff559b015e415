import { appendFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Aside, keptAside, reserveRoom } from '../../src/store/aside.ts';
import { append, readStream } from '../../src/store/entries.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { takeIn } from '../../src/store/take-in.ts';
import { began, callEntry, noted } from './support/entries.ts';
import { modeOf, temporaryFolder } from './support/folder.ts';
import { countingSource, machine, savedAt } from './support/source.ts';

const owner = { pid: 4711, window: 'w1' };
const nobody = () => false;

function storeWithCall(): Store & { path: string; elsewhere: string } {
  const path = `${temporaryFolder()}/recover.db`;
  const store = openStore(path, { source: countingSource(), machine, mode: 'write' });
  append(store, [callEntry('call-1', { seq: 1 }, began())], { savedAt });
  return { ...store, path, elsewhere: `${temporaryFolder()}/state` };
}

const line = (seq: number, text = `line ${seq}`) => ({ savedAt, entries: [callEntry('call-1', { seq }, noted(text))] });
const texts = (store: Store) =>
  readStream(store, 'call-1')
    .slice(1)
    .map(({ words }) => (words as { text: string }).text);

describe('what is kept aside', () => {
  it('gets into the database once, however often it is taken in', () => {
    const store = storeWithCall();
    const aside = new Aside(store.path, owner, store.elsewhere);
    expect([aside.keep(line(2)), aside.keep(line(3))]).toEqual([true, true]);
    // It was stored although the save had failed.
    append(store, line(2).entries, { savedAt });
    expect(takeIn(store, store.elsewhere, nobody)).toEqual({ answers: 2, left: [] });
    expect(takeIn(store, store.elsewhere, nobody)).toEqual({ answers: 0, left: [] });
    expect(texts(store)).toEqual(['line 2', 'line 3']);
  });

  it('belongs to its owner alone, in room that was set aside before', () => {
    const store = storeWithCall();
    reserveRoom(store.path);
    const aside = new Aside(store.path, owner, store.elsewhere);
    aside.keep(line(2));
    expect(existsSync(`${store.path}-reserve`)).toBe(false);
    expect(modeOf(aside.path ?? '')).toBe('600');
    aside.done();
    expect(keptAside(store.path, store.elsewhere)).toEqual([]);
    expect(readdirSync(dirname(store.path)).filter((name) => name.includes('aside'))).toEqual([]);
  });

  it('goes to another folder when the one of the database is gone', () => {
    const store = storeWithCall();
    rmSync(dirname(store.path), { recursive: true });
    const aside = new Aside(store.path, owner, store.elsewhere);
    expect(aside.keep(line(2))).toBe(true);
    expect(modeOf(store.elsewhere)).toBe('700');
    expect(keptAside(store.path, store.elsewhere)).toMatchObject([{ pid: 4711, batches: [line(2)] }]);
    expect(keptAside(`${store.path}/recover.db`, store.elsewhere)).toEqual([]);
  });

  it('is refused when there is no place for it at all', () => {
    const store = storeWithCall();
    rmSync(dirname(store.path), { recursive: true });
    expect(new Aside(store.path, owner, '/proc/none').keep(line(2))).toBe(false);
  });

  it('waits as long as its window lives', () => {
    const store = storeWithCall();
    const aside = new Aside(store.path, owner, store.elsewhere);
    aside.keep(line(2));
    expect(takeIn(store, store.elsewhere, (pid) => pid === 4711)).toEqual({ answers: 0, left: [] });
    expect(takeIn(store, store.elsewhere, nobody).answers).toBe(1);
  });

  it('is read up to where it was cut off', () => {
    const store = storeWithCall();
    const aside = new Aside(store.path, owner, store.elsewhere);
    aside.keep(line(2));
    appendFileSync(aside.path ?? '', '{"savedAt":"2026-11-18","entr');
    expect(takeIn(store, store.elsewhere, nobody)).toEqual({ answers: 1, left: [] });
    expect(texts(store)).toEqual(['line 2']);
  });

  it('stays where it is when another window went on with the call, or what comes before is missing', () => {
    const store = storeWithCall();
    append(store, line(2, 'of another window').entries, { savedAt });
    const first = new Aside(store.path, owner, store.elsewhere);
    first.keep(line(2));
    const second = new Aside(store.path, { ...owner, window: 'w2' }, store.elsewhere);
    second.keep(line(9));
    expect(takeIn(store, store.elsewhere, nobody)).toEqual({
      answers: 0,
      left: [
        { path: first.path, why: 'another window went on with that call' },
        { path: second.path, why: 'what comes before it is not in the database' },
      ],
    });
    expect(keptAside(store.path, store.elsewhere)).toHaveLength(2);
    expect(texts(store)).toEqual(['of another window']);
  });

  it('gets in in the order in which it was typed, wherever it had to be kept', () => {
    const store = storeWithCall();
    const folder = dirname(store.path);
    renameSync(folder, `${folder}-away`);
    new Aside(store.path, owner, store.elsewhere).keep(line(2));
    renameSync(`${folder}-away`, folder);
    new Aside(store.path, owner, store.elsewhere).keep({ ...line(3), savedAt: '2026-11-18T10:00:05.000Z' });
    expect(keptAside(store.path, store.elsewhere).map(({ path }) => dirname(path))).toEqual([store.elsewhere, folder]);
    expect(takeIn(store, store.elsewhere, nobody)).toEqual({ answers: 2, left: [] });
    expect(texts(store)).toEqual(['line 2', 'line 3']);
  });

  it('is not mixed up with what others put there', () => {
    const store = storeWithCall();
    mkdirSync(store.elsewhere);
    appendFileSync(`${store.elsewhere}/recover.db-aside-1-x`, 'Dear customer,\n');
    appendFileSync(`${store.path}-aside-1-x`, '{"aside":1,"database":"/another/recover.db"}\n{"entries":[]}\n');
    expect(takeIn(store, store.elsewhere, nobody)).toEqual({ answers: 0, left: [] });
  });
});
