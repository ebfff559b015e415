import { cpSync, existsSync, mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { append, headOf, readStream, StaleStream } from '../../src/store/entries.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { verifyStream } from '../../src/store/verify.ts';
import { whileBusy } from '../../src/store/while-busy.ts';
import { began, callEntry, noted } from './support/entries.ts';
import { temporaryFolder } from './support/folder.ts';
import { bundleChild, type Child, startChild, until, useChildren } from './support/run-child.ts';
import { countingSource, machine, savedAt } from './support/source.ts';
import { waiting } from './support/waiting.ts';

useChildren();

const open = (path: string, name = 0) => openStore(path, { source: countingSource(name), machine, mode: 'write' });
const count = (store: Store, table: string) => store.db.prepare(`select count(*) from ${table}`).pluck().get();
const outcomes = (children: Child[]) => Promise.all(children.map(async (child) => (await child.ended).outcome));

describe('terminals that start at once', () => {
  it('all work when there is no file yet', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 5; round += 1) {
      const path = `${temporaryFolder()}/new/recover.db`;
      const children = Array.from({ length: 8 }, (_, at) => startChild(['write', path, `call-${at}`, '2']));
      expect(await outcomes(children)).toEqual(Array(8).fill(0));
      const store = open(path);
      expect([count(store, 'entries'), count(store, 'calls'), count(store, 'origins')]).toEqual([16, 8, 1]);
      store.close();
    }
  });

  it('lose nothing when 16 of them write', { timeout: 120_000 }, async () => {
    const path = `${temporaryFolder()}/recover.db`;
    const streams = Array.from({ length: 16 }, (_, at) => `call-${at}`);
    const children = streams.map((stream) => startChild(['write', path, stream, '50']));
    expect(await outcomes(children)).toEqual(Array(16).fill(0));
    expect(children.map((child) => child.lines.length)).toEqual(Array(16).fill(50));
    const store = open(path);
    for (const stream of streams) {
      expect(readStream(store, stream).map((entry) => entry.seq)).toEqual(
        Array.from({ length: 50 }, (_, at) => at + 1),
      );
      expect(verifyStream(store, stream)).toEqual([]);
    }
    expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok');
    store.close();
  });
});

describe('two windows on one call', () => {
  it('the second to write is told that the first was faster, and has changed nothing', () => {
    const path = `${temporaryFolder()}/recover.db`;
    const [first, second] = [open(path, 1), open(path, 2)];
    append(first, [callEntry('call-1', { seq: 1 }, began())], { savedAt });
    append(first, [callEntry('call-1', { seq: 2 }, noted('typed here'))], { savedAt });
    const late = callEntry('call-1', { seq: 2, by: 'Ben' }, noted('typed there'));
    expect(() => append(second, [late], { savedAt })).toThrow(StaleStream);
    expect(readStream(second, 'call-1')[1]?.words).toEqual({ text: 'typed here' });
    first.close();
    second.close();
  });

  it('cannot write in between once the first has begun to save', () => {
    const path = `${temporaryFolder()}/recover.db`;
    const second = open(path, 2);
    const save = (store: Store, id: string) => append(store, [callEntry(id, { seq: 1 }, began())], { savedAt });
    const between: unknown[] = [];
    const salt = () => {
      try {
        save(second, 'call-2');
        between.push('saved');
      } catch (error) {
        between.push(error);
      }
      return 'salt';
    };
    const first = openStore(path, { source: { ...countingSource(1), salt }, machine, mode: 'write' });
    save(first, 'call-1');
    expect(between).toEqual([expect.objectContaining({ kind: 'busy' })]);
    first.close();
    second.close();
  });

  it('only one of many gets each line', { timeout: 60_000 }, async () => {
    const path = `${temporaryFolder()}/recover.db`;
    const children = Array.from({ length: 6 }, () => startChild(['race', path, 'call-1', '30']));
    expect(await outcomes(children)).toEqual(Array(6).fill(0));
    const won = children.flatMap((child) => child.lines.filter((line) => line.startsWith('saved ')));
    expect(new Set(won).size).toBe(won.length);
    const store = open(path);
    expect(headOf(store, 'call-1')).toBe(won.length);
    expect(verifyStream(store, 'call-1')).toEqual([]);
    store.close();
  });
});

describe('a lock that another program holds', () => {
  it('becomes a sentence after a quarter of a second, and the next try succeeds once it is gone', async () => {
    const path = `${temporaryFolder()}/recover.db`;
    const store = open(path);
    const holder = startChild(['hold', path]);
    await until(() => holder.lines.includes('held'));
    const save = () => append(store, [callEntry('call-1', { seq: 1 }, began())], { savedAt });
    const begin = performance.now();
    expect(save).toThrow(`Another program is using ${path}.`);
    expect(performance.now() - begin).toBeLessThan(1000);
    const saved = whileBusy(save, waiting());
    holder.process.stdin?.end('go');
    await saved;
    expect(headOf(store, 'call-1')).toBe(1);
    store.close();
  });

  it('does not keep lists waiting', async () => {
    const path = `${temporaryFolder()}/recover.db`;
    open(path).close();
    const holder = startChild(['hold', path]);
    await until(() => holder.lines.includes('held'));
    expect((await startChild(['open', path, 'read']).ended).lines).toEqual(['0']);
    holder.process.kill('SIGKILL');
    await holder.ended;
  });

  it('is not waited for without end, and another fault is not waited for at all', async () => {
    let waited = 0;
    const clock = {
      pause: async (ms: number) => {
        waited += ms;
      },
      waited: () => waited,
    };
    const busy = new StoreError('busy', 'In use.', 'Wait.');
    let tries = 0;
    const busyAgain = () => {
      tries += 1;
      fail(busy);
    };
    await expect(whileBusy(busyAgain, clock, 1000)).rejects.toBe(busy);
    expect(waited).toBeGreaterThanOrEqual(1000);
    expect(waited).toBeLessThan(1200);
    const before = tries;
    await expect(whileBusy(busyAgain, clock, 0)).rejects.toBe(busy);
    await expect(whileBusy(() => fail(new Error('full')), { ...clock, waited: () => 0 })).rejects.toThrow('full');
    expect(tries).toBe(before + 1);
  });
});

function fail(error: Error): never {
  throw error;
}

describe('a window that is killed', () => {
  it('leaves everything behind that it said was saved', { timeout: 120_000 }, async () => {
    for (let round = 0; round < 12; round += 1) {
      const path = `${temporaryFolder()}/recover.db`;
      const child = startChild(['write', path, 'call-1', '100000']);
      await until(() => child.lines.length > round * 7);
      child.process.kill('SIGKILL');
      const { lines } = await child.ended;
      const store = open(path);
      expect(headOf(store, 'call-1')).toBeGreaterThanOrEqual(lines.length);
      expect(store.db.prepare('select next_seq from calls').pluck().get()).toBe(headOf(store, 'call-1') + 1);
      expect(verifyStream(store, 'call-1')).toEqual([]);
      store.close();
    }
  });

  it('leaves a file that opens, whenever it was killed while making it', { timeout: 120_000 }, async () => {
    for (let round = 0; round < 20; round += 1) {
      const path = `${temporaryFolder()}/recover.db`;
      const child = startChild(['open', path, 'write']);
      await until(() => existsSync(path));
      await sleep(round % 5);
      child.process.kill('SIGKILL');
      await child.ended;
      const store = open(path);
      append(store, [callEntry('call-1', { seq: 1 }, began())], { savedAt });
      store.close();
    }
  });
});

describe('a file of an older version', () => {
  const versions = ['create table notes (words text) strict;', "insert into notes values ('second');"];

  it('is brought to ours in one go, by one of those that start', () => {
    const db = new Database(':memory:');
    migrate(db, 'x', versions.slice(0, 1));
    migrate(db, 'x', versions);
    migrate(db, 'x', versions);
    expect(db.pragma('user_version', { simple: true })).toBe(2);
    expect(db.prepare('select * from notes').pluck().all()).toEqual(['second']);
  });

  it('stays as it was when a step fails', () => {
    const db = new Database(':memory:');
    migrate(db, 'x', versions.slice(0, 1));
    expect(() => migrate(db, 'x', [...versions, 'nonsense'])).toThrow('syntax error');
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    expect(db.prepare('select * from notes').all()).toEqual([]);
  });
});

const rebuilt = /^unloadable: .*Run "npm rebuild better-sqlite3"/;

describe('a database module that does not work', () => {
  it.each([
    ['is not built', () => {}, rebuilt],
    [
      'was built for another Node',
      (build: string) => writeFileSync(join(build, 'better_sqlite3.node'), 'not a module'),
      rebuilt,
    ],
    ['is not installed', (_: string, module: string) => rmSync(module, { recursive: true }), rebuilt],
    [
      'has no memory',
      (_: string, module: string) =>
        writeFileSync(
          join(module, 'lib/index.js'),
          "module.exports = function () { throw new Error('x.node: failed to map segment from shared object'); };",
        ),
      /^unloadable: There is not enough memory for the database module/,
    ],
  ])('names the command that mends it: it %s', async (_, spoil, says) => {
    const folder = temporaryFolder();
    const modules = join(folder, 'node_modules');
    const module = join(modules, 'better-sqlite3');
    const installed = join(import.meta.dirname, '../../node_modules');
    mkdirSync(join(module, 'build/Release'), { recursive: true });
    for (const part of ['lib', 'package.json'])
      cpSync(join(installed, 'better-sqlite3', part), join(module, part), { recursive: true });
    for (const other of ['bindings', 'file-uri-to-path']) symlinkSync(join(installed, other), join(modules, other));
    spoil(join(module, 'build/Release'), module);
    const script = join(folder, 'child.mjs');
    await bundleChild(script);
    const { lines } = await startChild(['open', `${folder}/recover.db`, 'write'], { script }).ended;
    expect(lines).toEqual([expect.stringMatching(says)]);
  });

  it('is refused when its SQLite can damage a file that several write', async () => {
    const folder = temporaryFolder();
    const module = join(folder, 'node_modules/better-sqlite3');
    mkdirSync(module, { recursive: true });
    const real = join(import.meta.dirname, '../../node_modules/better-sqlite3');
    const older = `
      const Real = require(${JSON.stringify(real)});
      module.exports = function (...given) {
        const db = new Real(...given);
        const prepare = db.prepare.bind(db);
        db.prepare = (sql) => prepare(sql.replace('sqlite_version()', "'3.51.2'"));
        return db;
      };`;
    writeFileSync(join(module, 'index.js'), older);
    writeFileSync(join(module, 'package.json'), '{"version": "12.0.0", "main": "index.js"}');
    const script = join(folder, 'child.mjs');
    await bundleChild(script);
    const { lines } = await startChild(['open', `${folder}/recover.db`, 'write'], { script }).ended;
    expect(lines).toEqual([expect.stringContaining('unloadable: The database module has SQLite 3.51.2')]);
    expect(statSync(`${folder}/recover.db`).size).toBe(0);
  });
});
