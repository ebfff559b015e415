import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { copiesFolder, copiesOf, copyTo, faultIn, keepCopy } from '../../src/store/backup.ts';
import { copiesIn, copyName, outdated, takenAway } from '../../src/store/copy-names.ts';
import { append, headOf, readStream } from '../../src/store/entries.ts';
import { lookedAt } from '../../src/store/look.ts';
import { openStore } from '../../src/store/open.ts';
import { putIn, putInPlace, stageCopy, whatIsThere } from '../../src/store/restore.ts';
import { versions } from '../../src/store/schema.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { verifyStream } from '../../src/store/verify.ts';
import { began, callEntry, noted } from './support/entries.ts';
import { contents, modeOf, temporaryFolder } from './support/folder.ts';
import { startChild, until, useChildren } from './support/run-child.ts';
import { countingSource, machine, savedAt } from './support/source.ts';

useChildren();

const source = countingSource(77);
const nobody = () => false;
const open = (path: string) => openStore(path, { source, machine, mode: 'write' });

function fileWith(...streams: string[]): string {
  const path = `${temporaryFolder()}/recover.db`;
  const store = open(path);
  for (const stream of streams)
    append(store, [callEntry(stream, { seq: 1 }, began()), callEntry(stream, { seq: 2 }, noted(`of ${stream}`))], {
      savedAt,
    });
  store.close();
  return path;
}

const copy = (path: string, to: string) => lookedAt(path, (db) => copyTo(db, to, source.id()));

function problemOf(use: () => unknown): StoreError {
  try {
    use();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

describe('a copy', () => {
  it('is complete and whole while others write all the time', { timeout: 120_000 }, async () => {
    const path = fileWith('call-0');
    const writers = ['call-1', 'call-2', 'call-3'].map((stream) => startChild(['write', path, stream, '100000']));
    for (let round = 0; round < 8; round += 1) {
      await until(() => writers.every(({ lines }) => lines.length > (round + 1) * 20));
      const said = writers.map(({ lines }) => lines.length);
      const to = `${path}.${round}`;
      copy(path, to);
      const db = new Database(to, { readonly: true });
      expect(faultIn(db)).toBeNull();
      const heads = ['call-1', 'call-2', 'call-3'].map((stream) =>
        Number(db.prepare('select max(seq) from entries where stream = ?').pluck().get(stream)),
      );
      for (const [index, head] of heads.entries()) expect(head).toBeGreaterThanOrEqual(said[index] ?? 0);
      db.close();
    }
    for (const { process } of writers) process.kill();
    await Promise.all(writers.map(({ ended }) => ended));
  });

  it('belongs to its owner alone, and so does the folder of copies', () => {
    const path = fileWith('call-1');
    const { path: made } = lookedAt(path, (db, real) => keepCopy(db, real, source, null));
    expect([modeOf(made), modeOf(copiesFolder(path))]).toEqual(['600', '700']);
  });

  it('takes the place of no file, and of no link', () => {
    const path = fileWith('call-1');
    const folder = temporaryFolder();
    writeFileSync(`${folder}/mine`, 'a letter');
    symlinkSync(`${folder}/nowhere`, `${folder}/link`);
    for (const name of ['mine', 'link'])
      expect(problemOf(() => copy(path, `${folder}/${name}`)).problem).toContain('There is a file');
    expect(readFileSync(`${folder}/mine`, 'utf8')).toBe('a letter');
    expect(readdirSync(folder).sort()).toEqual(['link', 'mine']);
  });

  it('of a damaged file is not made, and older copies stay', () => {
    const path = fileWith(...Array.from({ length: 200 }, (_, at) => `call-${at}`));
    const { path: good } = lookedAt(path, (db, real) => keepCopy(db, real, source, null));
    const bytes = readFileSync(path);
    // The page of an index: reading tables alone does not see it.
    for (let at = 4096 * 12; at < bytes.length; at += 4096) bytes.fill(0x5a, at + 100, at + 160);
    writeFileSync(path, bytes);
    expect(problemOf(() => lookedAt(path, (db, real) => keepCopy(db, real, source, null))).kind).toBe('damaged');
    expect(readdirSync(copiesFolder(path))).toEqual([good.slice(good.lastIndexOf('/') + 1)]);
  });

  it('leaves nothing behind when there is no folder for it', () => {
    const path = fileWith('call-1');
    expect(() => copy(path, `${path}-none/x.db`)).toThrow(StoreError);
  });

  it('leaves the file that it is made of as it was', () => {
    const path = fileWith('call-1');
    const before = readFileSync(path);
    copy(path, `${path}.copy`);
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe('of many copies', () => {
  const day = (at: string, reason: Parameters<typeof copyName>[1] = null) => copyName(`${at}:00:00.000Z`, reason);

  it('the newest three are kept, one for each of seven days and one for each of four weeks', () => {
    const names = [
      ...['2026-11-18T08', '2026-11-18T09', '2026-11-18T10', '2026-11-18T11', '2026-11-18T12'].map((at) => day(at)),
      ...Array.from({ length: 60 }, (_, back) =>
        day(new Date(Date.UTC(2026, 10, 17 - back, 18)).toISOString().slice(0, 13)),
      ),
    ];
    const copies = copiesIn(names);
    const gone = new Set(outdated(copies).map(({ name }) => name));
    const left = copies.filter(({ name }) => !gone.has(name)).map(({ madeAt }) => madeAt.slice(0, 13));
    expect(left).toEqual([
      ...['2026-11-18T12', '2026-11-18T11', '2026-11-18T10'],
      ...['2026-11-17T18', '2026-11-16T18', '2026-11-15T18', '2026-11-14T18', '2026-11-13T18', '2026-11-12T18'],
      ...['2026-11-08T18', '2026-11-01T18'],
    ]);
  });

  it('each is told when it goes, if one is made every day from now on', () => {
    const copies = copiesIn([day('2026-11-18T12'), day('2026-11-08T18'), day('2026-11-01T18')]);
    const gone = takenAway(copies, '2026-11-18T18:00:00.000Z');
    expect(copies.map(({ name }) => gone.get(name)?.slice(0, 10))).toEqual(['2026-11-25', '2026-12-07', '2026-11-30']);
  });

  it('nothing that is no copy of ours is counted or taken away', () => {
    const path = fileWith('call-1');
    mkdirSync(copiesFolder(path), { mode: 0o700 });
    for (const name of ['letter.txt', 'recover-2020.db', 'recover-2020-01-01-000000.db.bak'])
      writeFileSync(`${copiesFolder(path)}/${name}`, 'mine');
    for (let count = 0; count < 6; count += 1) lookedAt(path, (db, real) => keepCopy(db, real, source, null));
    expect(copiesOf(path)).toHaveLength(3);
    expect(readdirSync(copiesFolder(path))).toHaveLength(6);
  });
});

it('a copy has another name where a program that copies at the same moment took the first', () => {
  const path = fileWith('call-1');
  const now = () => '2026-11-18T17:30:00.000Z';
  const taken = `${copiesFolder(path)}/${copyName(now(), 'update')}`;
  let asked = 0;
  const id = () => {
    asked += 1;
    if (asked < 3) writeFileSync(asked === 1 ? taken : taken.replace('.db', '-2.db'), 'of the other', { flag: 'wx' });
    return `part-${asked}`;
  };
  const made = lookedAt(path, (db, real) => keepCopy(db, real, { now, id }, 'update'));
  expect(made.path).toBe(taken.replace('.db', '-3.db'));
  expect(readFileSync(taken, 'utf8')).toBe('of the other');
  expect(readdirSync(copiesFolder(path))).toHaveLength(3);
});

describe('a file of an earlier version', () => {
  function firstVersion(): string {
    const path = `${temporaryFolder()}/recover.db`;
    const db = new Database(path);
    db.pragma('journal_mode = WAL');
    db.exec(versions[0] ?? '');
    db.pragma('application_id = 1380144722');
    db.pragma('user_version = 1');
    db.close();
    return path;
  }

  it('is copied before it is brought to ours', () => {
    const path = firstVersion();
    open(path).close();
    const [made] = copiesOf(path);
    expect(made?.reason).toBe('update');
    expect(new Database(made?.path).pragma('user_version', { simple: true })).toBe(1);
    expect(new Database(path).pragma('user_version', { simple: true })).toBe(versions.length);
  });

  it('is brought to ours also when somebody took away an index, which holds nothing of its own', () => {
    const path = firstVersion();
    const db = new Database(path);
    for (const step of versions.slice(1, 3)) db.exec(step);
    db.exec('drop index follow_ups_of_contact; drop index calls_of_contact');
    db.pragma('user_version = 3');
    db.close();
    open(path).close();
    const made = new Database(path)
      .prepare("select name from sqlite_schema where name like '%of_contact'")
      .pluck()
      .all();
    expect(made.sort()).toEqual(['calls_of_contact', 'follow_ups_kept_of_contact', 'follow_ups_of_contact']);
  });

  it('stays as it is when there is no way to copy it', () => {
    const path = firstVersion();
    writeFileSync(copiesFolder(path), 'a file where the folder belongs');
    expect(() => open(path)).toThrow(StoreError);
    expect(new Database(path).pragma('user_version', { simple: true })).toBe(1);
  });

  it('is the old one or the new one, whenever the program that updates it is killed', {
    timeout: 120_000,
  }, async () => {
    for (let round = 0; round < 30; round += 1) {
      const path = firstVersion();
      const child = startChild(['open', path, 'write']);
      await until(() => existsSync(copiesFolder(path)) || child.lines.length > 0);
      await sleep(round % 10);
      child.process.kill('SIGKILL');
      await child.ended;
      const db = new Database(path);
      const version = db.pragma('user_version', { simple: true });
      const columns = db
        .prepare("select count(*) from pragma_table_info('follow_ups') where name = 'owned_since'")
        .pluck();
      const tables = db
        .prepare("select count(*) from sqlite_master where name in ('team_settings', 'absences')")
        .pluck();
      expect([version, columns.get(), tables.get(), faultIn(db)]).toEqual(
        version === 1 ? [1, 0, 0, null] : [versions.length, 1, 2, null],
      );
      db.close();
      open(path).close();
    }
  });
});

describe('a copy that is put back', () => {
  it('brings back what was in it, with all that follows from it, and what was there is kept', () => {
    const path = fileWith('call-1');
    copy(path, `${path}.copy`);
    const store = open(path);
    append(store, [callEntry('call-2', { seq: 1 }, began({ customer: 'Newer' }))], { savedAt });
    const staged = stageCopy(`${path}.copy`, path, source);
    expect(whatIsThere(path, staged)).toMatchObject({ kind: 'ours', onlyHere: 1 });
    const origin = store.db.prepare('select id from origins order by since desc, id desc limit 1').pluck();
    const before = origin.get();
    const { saved } = putIn(store, staged, nobody);
    expect(readStream(store, 'call-1')).toHaveLength(2);
    expect(headOf(store, 'call-2')).toBe(0);
    expect(store.db.prepare('select count(*) from calls').pluck().get()).toBe(1);
    expect(store.db.prepare("select count(*) from search where search match 'newer'").pluck().get()).toBe(0);
    expect(verifyStream(store, 'call-1')).toEqual([]);
    expect(origin.get()).not.toBe(before);
    store.close();
    const old = open(saved);
    expect(headOf(old, 'call-2')).toBe(1);
    old.close();
  });

  it('leaves erased what was erased since it was made', () => {
    const path = fileWith('call-1');
    copy(path, `${path}.copy`);
    const store = open(path);
    store.db.exec("insert into erasures values ('call-1', 2, '2026-11-19', 'Lea', 'asked for it')");
    putIn(store, stageCopy(`${path}.copy`, path, source), nobody);
    expect(readStream(store, 'call-1').map(({ words }) => words)).toEqual([null, null]);
    expect(store.db.prepare("select count(*) from search where search match 'call'").pluck().get()).toBe(0);
    expect(verifyStream(store, 'call-1')).toEqual([]);
    store.close();
  });

  it('is refused while somebody is on a call', () => {
    const path = fileWith('call-1');
    copy(path, `${path}.copy`);
    const store = open(path);
    store.db.exec("insert into leases values ('call-1', 'w', 'Priya', 12, '2026-11-18')");
    const staged = stageCopy(`${path}.copy`, path, source);
    expect(problemOf(() => putIn(store, staged, () => true)).problem).toContain('Priya is on a call with this file');
    expect(copiesOf(path)).toEqual([]);
    store.close();
  });

  it('is refused when it is damaged, not ours or newer, and nothing is left behind', () => {
    const path = fileWith('call-1');
    const folder = temporaryFolder();
    writeFileSync(`${folder}/letter`, 'Dear customer,\n');
    copy(path, `${folder}/cut`);
    truncateSync(`${folder}/cut`, 30_000);
    copy(path, `${folder}/newer`);
    new Database(`${folder}/newer`).pragma('user_version = 9999');
    const before = contents(folder);
    const kinds = ['letter', 'cut', 'newer'].map(
      (name) => problemOf(() => stageCopy(`${folder}/${name}`, path, source)).kind,
    );
    expect(kinds).toEqual(['foreign', 'damaged', 'newer']);
    expect(contents(folder)).toEqual(before);
    expect(readdirSync(copiesFolder(path))).toEqual([]);
  });

  it('takes the place of a damaged file, which is moved aside with what lies beside it', () => {
    const path = fileWith('call-1');
    copy(path, `${path}.copy`);
    truncateSync(path, 5000);
    writeFileSync(`${path}-wal`, 'of the damaged one');
    const staged = stageCopy(`${path}.copy`, path, source);
    expect(whatIsThere(path, staged)).toEqual({ kind: 'broken' });
    const { movedTo } = putInPlace(path, staged, source);
    expect(readdirSync(movedTo ?? '')).toEqual(expect.arrayContaining(['recover.db', 'recover.db-wal']));
    const store = open(path);
    expect(readStream(store, 'call-1')).toHaveLength(2);
    expect(modeOf(path)).toBe('600');
    store.close();
  });
});
