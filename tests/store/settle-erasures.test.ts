import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { append, headOf } from '../../src/store/entries.ts';
import { eraseStreams } from '../../src/store/erase.ts';
import { openStore } from '../../src/store/open.ts';
import { markErasing, marksLeft, settleErasures } from '../../src/store/settle-erasures.ts';
import type { Store } from '../../src/store/store.ts';
import { takeIn } from '../../src/store/take-in.ts';
import { writing } from '../../src/store/writing.ts';
import { began, callEntry, noted } from './support/entries.ts';
import { temporaryFolder } from './support/folder.ts';
import { countingSource, machine, savedAt } from './support/source.ts';

const later = '2026-11-18T12:00:00.000Z';
const nobody = () => false;

function openIn(folder: string): Store {
  return openStore(join(folder, 'recover.db'), { source: countingSource(), machine, mode: 'write' });
}

function erase(store: Store, streams: readonly string[]): void {
  const about = { at: later, by: 'Lea', reason: 'asked for it' };
  writing(store, () =>
    eraseStreams(
      store,
      streams.map((stream) => ({ ...about, stream, upTo: headOf(store, stream) })),
    ),
  );
}

it('the mark that there is something to settle goes through no link that lies in wait', () => {
  const folder = temporaryFolder();
  const store = openIn(folder);
  const mark = join(folder, `recover.db-forgetting-${machine.pid}`);
  writeFileSync(join(folder, 'victim'), 'precious');
  symlinkSync(join(folder, 'victim'), mark);
  markErasing(store);
  expect(readFileSync(join(folder, 'victim'), 'utf8')).toBe('precious');
  expect(lstatSync(mark).isFile()).toBe(true);
  expect(marksLeft(join(folder, 'recover.db'), nobody)).toEqual([mark]);
  store.close();
});

describe('settling what was erased', () => {
  it.each([
    ['in memory', undefined],
    ['on the disk', 0],
  ])('clears what rows have left behind where they stood before, put together %s', { timeout: 60_000 }, (_, large) => {
    const folder = temporaryFolder();
    const store = openIn(folder);
    // In no order, so that the pages of the index of customers are divided again and again.
    const names = Array.from({ length: 8000 }, (_, n) => `q${((n * 2_654_435_761) % 2 ** 32).toString(36)}zz${n}z`);
    const calls = names.map((customer, n) =>
      callEntry(`call-${(n * 7919) % 100_003}`, { seq: 1 }, began({ customer }, { caseId: `case-${n}` })),
    );
    append(store, calls, { savedAt });
    const gone = calls.flatMap(({ stream }, n) => (n % 3 === 0 ? [{ stream, name: names[n] ?? '' }] : []));
    erase(
      store,
      gone.map(({ stream }) => stream),
    );
    const left = () => {
      store.db.pragma('wal_checkpoint(TRUNCATE)');
      const found = new Set(readFileSync(join(folder, 'recover.db'), 'latin1').match(/q[a-z0-9]+zz\d+z/g));
      return gone.filter(({ name }) => found.has(name)).length;
    };
    expect(left(), 'else this test sees nothing').toBeGreaterThan(0);
    const files = readdirSync(folder);
    settleErasures(store, join(folder, 'state'), nobody, large);
    expect(left()).toBe(0);
    expect(readdirSync(folder)).toEqual(files);
    expect(store.db.pragma('temp_store', { simple: true })).toBe(2);
    store.close();
  });

  it('empties the log, and says so when another program keeps it from that', () => {
    const folder = temporaryFolder();
    const store = openIn(folder);
    append(store, [callEntry('call-1', { seq: 1 }, began({ customer: 'Zed Quarkowski' }))], { savedAt });
    const reader = new Database(join(folder, 'recover.db'));
    reader.exec('begin');
    reader.prepare('select * from entries').all();
    markErasing(store);
    erase(store, ['call-1']);
    expect(() => settleErasures(store, join(folder, 'state'), nobody)).toThrow('Another program is using');
    expect(marksLeft(join(folder, 'recover.db'), nobody)).toHaveLength(1);
    reader.exec('commit');
    settleErasures(store, join(folder, 'state'), nobody);
    expect(marksLeft(join(folder, 'recover.db'), nobody)).toEqual([]);
    const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
    expect(bytes.join('')).not.toMatch(/quarkowski/i);
    reader.close();
    store.close();
  });

  it('takes out of what was kept aside what is forgotten, and leaves the rest and the windows that live', () => {
    const folder = temporaryFolder();
    const store = openIn(folder);
    const first = (stream: string) => callEntry(stream, { seq: 1 }, began());
    append(store, [first('call-1'), first('call-2')], { savedAt });
    const note = (stream: string) => ({ savedAt, entries: [callEntry(stream, { seq: 2 }, noted(`of ${stream}`))] });
    const lines = [{ aside: 1, database: store.path }, note('call-1'), note('call-2')];
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    const aside = (pid: number) => join(folder, `recover.db-aside-${pid}-w-0`);
    for (const pid of [11, 22]) writeFileSync(aside(pid), text);
    erase(store, ['call-1']);
    settleErasures(store, join(folder, 'state'), (pid) => pid === 22);
    expect(readFileSync(aside(22), 'utf8')).toBe(text);
    expect(readFileSync(aside(11), 'utf8')).toBe(text.replace(/.*of call-1.*\n/, ''));
    expect(takeIn(store, join(folder, 'state'), nobody)).toEqual({ answers: 2, left: [] });
    expect(headOf(store, 'call-1')).toBe(1);
    expect([headOf(store, 'call-2'), existsSync(aside(11)), existsSync(aside(22))]).toEqual([2, false, false]);
    store.close();
  });
});
