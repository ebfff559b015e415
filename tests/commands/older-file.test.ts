import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { versions } from '../../src/store/schema.ts';
import { type Desk, openDesk } from '../helpers/cli.ts';

describe('a large file of an earlier version', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = openDesk();
  });
  afterEach(() => desk.leave());

  function firstVersion(megabytes: number): void {
    const db = new Database(join(desk.folder, 'recover.db'));
    db.pragma('journal_mode = WAL');
    db.exec(versions[0] ?? '');
    if (megabytes > 0) db.exec(`create table filling (x); insert into filling values (zeroblob(${megabytes}000000))`);
    db.pragma('application_id = 1380144722');
    db.pragma('user_version = 1');
    db.close();
  }

  it('is brought up to date with a word about it, once', () => {
    firstVersion(70);
    const first = desk.run(['followups']);
    expect(first).toMatchObject({ code: 0, out: '' });
    expect(first.err).toMatch(/^Bringing the file up to date, and keeping a copy of it as it was: 70 MB, once/);
    expect(desk.run(['followups']).err).not.toContain('Bringing');
  });

  it.each([['--quiet'], ['--json']])('in silence with %s', (flag) => {
    firstVersion(70);
    const { code, err } = desk.run(['followups', flag]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('in silence when it is small', () => {
    firstVersion(0);
    expect(desk.run(['followups']).err).toBe('No follow-up is open.\n');
  });
});
