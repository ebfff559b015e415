import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { append } from '../../src/store/entries.ts';
import { openMemoryStore, openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { began, callEntry, noted } from './support/entries.ts';
import { contents, modeOf, temporaryFolder } from './support/folder.ts';
import { canBeNobody, isRoot, nobody, startChild, startLimited, useChildren } from './support/run-child.ts';
import { countingSource, machine, savedAt } from './support/source.ts';

useChildren();

let opened = 0;

function open(path: string, mode: 'write' | 'read' = 'write') {
  opened += 1;
  return openStore(path, { source: countingSource(opened), machine, mode });
}

/** A file with two calls in it, all of it in the file itself and nothing in the log. */
function fileWithCalls(): string {
  const path = `${temporaryFolder()}/recover.db`;
  const store = open(path);
  for (const id of ['call-1', 'call-2'])
    append(store, [callEntry(id, { seq: 1 }, began()), callEntry(id, { seq: 2 }, noted('It came late'))], { savedAt });
  store.close();
  return path;
}

/** So many calls in the file, and two more in the log, as a program leaves it that is killed. */
function killedWith(name: string, calls: number): string {
  const path = `${temporaryFolder()}/recover.db`;
  const save = (store: Store, at: number) =>
    append(store, [callEntry(`${name}-${at}`, { seq: 1 }, began())], { savedAt });
  const first = open(path);
  for (let at = 0; at < calls; at += 1) save(first, at);
  first.close();
  const second = open(path);
  for (let at = calls; at < calls + 2; at += 1) save(second, at);
  const left = `${temporaryFolder()}/recover.db`;
  for (const end of ['', '-wal']) copyFileSync(`${path}${end}`, `${left}${end}`);
  second.close();
  return left;
}

function refusal(path: string, mode: 'write' | 'read' = 'write'): StoreError {
  try {
    open(path, mode).close();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error(`${path} was not refused.`);
}

describe('a new file', () => {
  it.each(['000', '022', '077'])(
    'belongs to its owner alone under umask %s, with the files beside it',
    async (umask) => {
      const folder = temporaryFolder();
      const path = `${folder}/a/b/recover.db`;
      await startChild(['open', path, 'write', umask]).ended;
      expect([modeOf(`${folder}/a`), modeOf(`${folder}/a/b`), modeOf(path)]).toEqual(['700', '700', '600']);
      const store = open(path);
      append(store, [callEntry('call-1', { seq: 1 }, began())], { savedAt });
      expect([modeOf(`${path}-wal`), modeOf(`${path}-shm`)]).toEqual(['600', '600']);
      store.close();
    },
  );

  it('can be written by its owner even if the umask forbids that', async () => {
    const path = `${temporaryFolder()}/recover.db`;
    await startChild(['open', path, 'write', '277']).ended;
    expect(modeOf(path)).toBe('600');
  });

  it('says whose it is in its first bytes, and in which version', () => {
    const path = `${temporaryFolder()}/recover.db`;
    open(path);
    const header = readFileSync(path).subarray(0, 100);
    expect([header.toString('latin1', 68, 72), header.readUInt32BE(60)]).toEqual(['RCVR', 4]);
  });

  it('is not made by reading', () => {
    const folder = temporaryFolder();
    expect(refusal(`${folder}/none/recover.db`, 'read')).toMatchObject({ kind: 'missing' });
    expect(contents(folder)).toEqual({});
  });
});

describe('every connection', () => {
  it('waits for the disk at each save, also after the first write to a file that was there', () => {
    const path = fileWithCalls();
    const store = open(path);
    append(store, [callEntry('call-3', { seq: 1 }, began())], { savedAt });
    const pragma = (name: string) => store.db.pragma(name, { simple: true });
    expect([pragma('synchronous'), pragma('journal_mode'), pragma('foreign_keys')]).toEqual([2, 'wal', 1]);
    expect([pragma('trusted_schema'), pragma('cell_size_check'), pragma('secure_delete')]).toEqual([0, 1, 1]);
    expect([pragma('temp_store'), pragma('busy_timeout'), pragma('journal_size_limit')]).toEqual([2, 250, 8388608]);
    store.close();
  });

  it('to a file on the same machine and place has the same origin, and another one elsewhere', () => {
    const path = fileWithCalls();
    const origins = [open(path), open(path)].map((store) => store.origin);
    copyFileSync(path, `${path}.copy`);
    const copy = open(`${path}.copy`).origin;
    const source = countingSource(1000);
    const moved = openStore(path, { source, machine: { host: 'other', pid: 1 }, mode: 'write' }).origin;
    expect(origins[0]).toBe(origins[1]);
    expect(new Set([origins[0], copy, moved]).size).toBe(3);
  });

  it('goes to one and the same file by every name', () => {
    const path = fileWithCalls();
    symlinkSync(path, `${path}.link`);
    const store = open(`${path}.link`);
    expect(store.path).toBe(path);
    store.close();
    linkSync(path, `${path}.hard`);
    expect(refusal(path)).toMatchObject({ kind: 'unwritable', problem: `${path} is one file under several names.` });
  });

  it('can be to memory alone', () => {
    const store = openMemoryStore(countingSource());
    append(store, [callEntry('call-1', { seq: 1 }, began())], { savedAt });
    expect(store.db.prepare('select count(*) from calls').pluck().get()).toBe(1);
    store.close();
  });
});

describe('a file that is not fit', () => {
  const make: Record<string, (path: string) => void> = {
    text: (path) => writeFileSync(path, 'Dear customer,\n'),
    'random bytes': (path) => writeFileSync(path, randomBytes(8192)),
    'one byte': (path) => writeFileSync(path, 'S'),
    'the database of another program': (path) => {
      const db = new Database(path);
      db.exec('create table notes (text); insert into notes values (1)');
      db.close();
    },
    'the database of another program, with its log': (path) => {
      const db = new Database(`${path}.live`);
      db.pragma('journal_mode = WAL');
      db.exec('create table notes (text)');
      copyFileSync(`${path}.live`, path);
      copyFileSync(`${path}.live-wal`, `${path}-wal`);
      db.close();
    },
    'a database without tables': (path) => {
      const db = new Database(path);
      db.pragma('user_version = 1');
      db.close();
    },
  };

  it.each(Object.keys(make))('is left as it is: %s', (what) => {
    const folder = temporaryFolder();
    const path = `${folder}/recover.db`;
    make[what]?.(path);
    const before = contents(folder);
    for (const mode of ['write', 'read'] as const)
      expect(refusal(path, mode)).toMatchObject({ kind: 'foreign', problem: `${path} is not a recover file.` });
    expect(contents(folder)).toEqual(before);
  });

  it('is left as it is: a folder', () => {
    const path = temporaryFolder();
    expect(refusal(path)).toMatchObject({ kind: 'foreign' });
    expect(contents(path)).toEqual({});
  });

  it('is left as it is: a pipe, which would be waited for without end', () => {
    const path = `${temporaryFolder()}/pipe`;
    execFileSync('mkfifo', [path]);
    expect(refusal(path)).toMatchObject({ kind: 'foreign' });
  });

  it('is left as it is: made by a newer recover', () => {
    const path = fileWithCalls();
    const bytes = readFileSync(path);
    bytes.writeUInt32BE(9999, 60);
    writeFileSync(path, bytes);
    const before = contents(dirname(path));
    expect(refusal(path)).toMatchObject({
      kind: 'newer',
      problem: expect.stringContaining('its version is 9999, ours is 4'),
    });
    expect(refusal(path, 'read')).toMatchObject({ kind: 'newer' });
    expect(contents(dirname(path))).toEqual(before);
  });

  it('is left as it is: made newer by a program that was killed, in the log only', () => {
    const path = fileWithCalls();
    const newer = new Database(path);
    newer.pragma('user_version = 9999');
    const folder = temporaryFolder();
    for (const end of ['', '-wal']) copyFileSync(`${path}${end}`, `${folder}/recover.db${end}`);
    newer.close();
    const before = contents(folder);
    expect(refusal(`${folder}/recover.db`)).toMatchObject({ kind: 'newer' });
    expect(contents(folder)).toMatchObject(before);
  });

  it('is left as it is: cut off', () => {
    const path = fileWithCalls();
    const whole = readFileSync(path);
    for (let part = 1; part < 20; part += 1) {
      writeFileSync(path, whole);
      truncateSync(path, Math.floor((whole.length * part) / 20));
      const before = contents(dirname(path));
      expect(refusal(path)).toMatchObject({ kind: 'damaged' });
      expect(refusal(path, 'read')).toMatchObject({ kind: 'damaged' });
      expect(contents(dirname(path))).toEqual(before);
    }
  });

  it('is left as it is: emptied, with data in the log beside it', () => {
    const path = fileWithCalls();
    const store = open(path);
    append(store, [callEntry('call-3', { seq: 1 }, began())], { savedAt });
    const folder = temporaryFolder();
    copyFileSync(`${path}-wal`, `${folder}/recover.db-wal`);
    writeFileSync(`${folder}/recover.db`, '');
    store.close();
    const before = contents(folder);
    expect(refusal(`${folder}/recover.db`)).toMatchObject({ kind: 'damaged' });
    expect(refusal(`${folder}/recover.db`, 'read')).toMatchObject({ kind: 'damaged' });
    expect(contents(folder)).toEqual(before);
  });

  it.runIf(process.platform === 'linux')('is left as it is: with the log of another file beside it', () => {
    for (const [own, other] of [
      [20, 20],
      [60, 10],
      [10, 60],
      [1, 30],
    ] as const) {
      const [mine, theirs] = [killedWith('mine', own), killedWith('theirs', other)];
      copyFileSync(`${theirs}-wal`, `${mine}-wal`);
      const before = readFileSync(mine);
      expect(refusal(mine)).toMatchObject({ kind: 'damaged', problem: expect.stringContaining('damaged') });
      expect(refusal(mine, 'read')).toMatchObject({ kind: 'damaged' });
      expect(readFileSync(mine).equals(before)).toBe(true);
    }
  });

  it('opens when it was copied without its log: with what had come into it by then, and whole', () => {
    const path = killedWith('call', 20);
    rmSync(`${path}-wal`);
    const store = open(path);
    expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(store.db.prepare('select count(*) from entries').pluck().get()).toBe(20);
    store.close();
  });

  it('is left as it is: its tables overwritten', () => {
    const path = fileWithCalls();
    const bytes = readFileSync(path);
    bytes.fill(0xff, 100, 4096);
    writeFileSync(path, bytes);
    const before = contents(dirname(path));
    expect(refusal(path)).toMatchObject({ kind: 'damaged' });
    expect(contents(dirname(path))).toEqual(before);
  });

  it('is named when it is a link to nothing', () => {
    const path = `${temporaryFolder()}/link`;
    symlinkSync('/nowhere/recover.db', path);
    expect(refusal(path)).toMatchObject({
      kind: 'unwritable',
      problem: `${path} is a link to a file that is not there.`,
    });
  });

  it('is named when its folder is a file', () => {
    const path = fileWithCalls();
    expect(refusal(`${path}/recover.db`)).toMatchObject({ kind: 'unwritable', hint: 'Choose another path.' });
  });
});

describe('a file half made by a program that was stopped', () => {
  it('is undone and made anew', () => {
    const folder = temporaryFolder();
    const path = `${folder}/recover.db`;
    const making = new Database(`${folder}/making.db`);
    making.pragma('cache_size = 1');
    making.exec('begin; create table entries (words)');
    const add = making.prepare('insert into entries values (?)');
    for (let row = 0; row < 500; row += 1) add.run('x'.repeat(2000));
    copyFileSync(`${folder}/making.db`, path);
    copyFileSync(`${folder}/making.db-journal`, `${path}-journal`);
    making.close();
    expect(readFileSync(path).length).toBeGreaterThan(4096);
    expect(refusal(path, 'read')).toMatchObject({ kind: 'missing' });
    const store = open(path);
    append(store, [callEntry('call-1', { seq: 1 }, began())], { savedAt });
    expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok');
    store.close();
  });
});

describe.skipIf(!canBeNobody)('a user who may not write (tried as nobody, because root may do all)', () => {
  function readable(): { path: string; folder: string } {
    const path = fileWithCalls();
    const folder = dirname(path);
    chmodSync(path, 0o644);
    return { path, folder };
  }

  it.each([
    ['the folder', 0o555, 0o644],
    ['the file', 0o755, 0o444],
  ])('is told so, and can still read: %s', async (what, ofFolder, ofFile) => {
    const { path, folder } = readable();
    const writable = what === 'the folder' ? path : folder;
    chownSync(writable, nobody.uid, nobody.gid);
    chmodSync(folder, ofFolder);
    chmodSync(path, ofFile);
    const writing = await startChild(['open', path, 'write'], nobody).ended;
    expect(writing.lines).toEqual([expect.stringContaining(`unwritable: You may read, but not record in ${path}.`)]);
    expect((await startChild(['open', path, 'read'], nobody).ended).lines).toEqual(['4']);
  });

  it('is told when nothing can be read', async () => {
    const { path, folder } = readable();
    chmodSync(folder, 0o755);
    chmodSync(path, 0o600);
    for (const mode of ['read', 'write'])
      expect((await startChild(['open', path, mode], nobody).ended).lines).toEqual([
        expect.stringContaining(`unwritable: You may not open ${path}.`),
      ]);
  });

  it('is told when no file can be made', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o555);
    const { lines } = await startChild(['open', `${folder}/a/recover.db`, 'write'], nobody).ended;
    expect(lines).toEqual([expect.stringContaining(`unwritable: You may not open ${folder}/a/recover.db.`)]);
  });

  it('keeps a file of its own to itself', async () => {
    const folder = temporaryFolder();
    chownSync(folder, nobody.uid, nobody.gid);
    expect((await startChild(['open', `${folder}/recover.db`, 'write', '000'], nobody).ended).lines).toEqual(['0']);
    expect(modeOf(`${folder}/recover.db`)).toBe('600');
  });
});

describe('a computer without room', () => {
  it('is told apart from a fault when it allows no more open files', async () => {
    const path = fileWithCalls();
    const { lines } = await startLimited('ulimit -n 64', ['crowded', path]).ended;
    const [refused, served] = [
      lines.filter((line) => line.startsWith('unwritable: ')),
      lines.filter((l) => l === 'open'),
    ];
    expect(refused[0]).toContain(`${path} cannot be opened: too many files are open.`);
    expect([refused.length > 0, served.length > 0, refused.length + served.length]).toEqual([true, true, 10]);
  });

  it('is told apart when files may not grow, and what was saved is there', async () => {
    const path = `${temporaryFolder()}/recover.db`;
    const { lines } = await startLimited('ulimit -f 4000', ['fill', path]).ended;
    expect(lines.at(-1)).toMatch(/^unwritable: .*cannot be read or written .*ulimit -f/);
    expectAllSaved(path, lines.length - 1);
  });

  it.skipIf(!isRoot)('is told when the disk is full, and what was saved is there', async ({ skip }) => {
    const folder = temporaryFolder();
    mkdirSync(`${folder}/disk`);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', `${folder}/disk`], { stdio: 'ignore' });
    } catch {
      skip('No small disk can be mounted here.');
    }
    try {
      const path = `${folder}/disk/recover.db`;
      const { lines } = await startChild(['fill', path]).ended;
      expect(lines.at(-1)).toMatch(/^full: Not saved: there is no room left for /);
      for (const end of ['', '-wal']) copyFileSync(`${path}${end}`, `${folder}/recover.db${end}`);
      expectAllSaved(`${folder}/recover.db`, lines.length - 1);
    } finally {
      execFileSync('umount', [`${folder}/disk`]);
    }
  });

  function expectAllSaved(path: string, count: number): void {
    const store = open(path);
    expect(count).toBeGreaterThan(3);
    expect(store.db.prepare('select count(*) from entries').pluck().get()).toBe(count);
    expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok');
    store.close();
  }
});

describe('a file moved away', () => {
  it('is missed at the next save', () => {
    const path = fileWithCalls();
    const store = open(path);
    renameSync(path, `${path}.away`);
    const save = () => append(store, [callEntry('call-3', { seq: 1 }, began())], { savedAt });
    expect(save).toThrow(`${path} was moved or deleted while it was in use.`);
    store.close();
  });
});
