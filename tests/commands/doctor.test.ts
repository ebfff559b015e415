import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';
import { promisedCall } from '../helpers/cli.ts';

const now = '2026-11-18T15:00:00Z';
const later = '2026-11-18T17:00:00Z';

let desk: TimedDesk;
beforeEach(() => {
  desk = openTimedDesk();
});
afterEach(() => desk.leave());

const path = (name: string) => join(desk.folder, name);
const doctor = (...options: string[]) => desk.at(later, ['doctor', ...options]);

function aCall(): void {
  expect(desk.at(now, ['start', '--customer', 'Anna Berg', '--answers', desk.file('a.yaml', promisedCall)]).code).toBe(
    0,
  );
}

function change(sql: string): void {
  const db = new Database(path('recover.db'));
  db.exec(sql);
  db.close();
}

/** What is not well, as `check: what it says`. */
function found(...options: string[]): string[] {
  const { checks, found: count } = JSON.parse(doctor(...options, '--json').out);
  const wrong = checks.filter(({ state }: { state: string }) => state !== 'ok');
  expect(wrong).toHaveLength(count);
  for (const { todo } of wrong) expect(todo).toEqual(expect.any(String));
  return wrong.map(({ check, state, says }: Record<string, string>) => `${state} ${check}: ${says}`);
}

describe('recover doctor', () => {
  it('finds nothing where all is well, with and without a database, and changes nothing', () => {
    expect(doctor()).toMatchObject({ code: 0, err: 'All is well.\n' });
    aCall();
    const before = readFileSync(path('recover.db'));
    expect(doctor('--fix', '--secrets')).toMatchObject({ code: 0, err: 'All is well.\n' });
    expect(readFileSync(path('recover.db')).equals(before)).toBe(true);
  });

  it.each([
    [
      'a list that was changed',
      "update calls set customer = 'Bo'",
      'fail lists: Lists do not say what the entries say: calls.',
    ],
    [
      'words that cannot be searched any more',
      'delete from search',
      'fail lists: Lists do not say what the entries say: search.',
    ],
    [
      'words that were changed',
      `update entries set words = '{"text":"x"}' where kind = 'noted'`,
      /entry \d+: its words were changed/,
    ],
    ['an entry that is missing', "delete from entries where seq = 2 and kind <> 'opened'", /entry 2: it is missing/],
  ])('finds %s', (_, sql, expected) => {
    aCall();
    change(sql);
    expect(found()).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
  });

  it('ends with 3 and says what to do, in words and for a program', () => {
    aCall();
    change("update calls set customer = 'Bo'");
    const { code, out, err } = doctor();
    expect([code, err]).toEqual([3, 'One thing was found.\n']);
    expect(out).toContain('-> recover doctor --fix makes them anew.');
  });

  it('mends what loses nothing, after a copy, and leaves the rest', () => {
    aCall();
    change("update calls set customer = 'Bo'; delete from search");
    chmodSync(path('recover.db'), 0o644);
    mkdirSync(path('backups'), { mode: 0o700 });
    const left = desk.file('backups/recover-2026-11-01-000000.db.x.part', 'half');
    const settings = desk.file('config.json.77.part', 'half');
    for (const path of [left, settings]) {
      chmodSync(path, 0o600);
      utimesSync(path, 1, 1);
    }
    const before = readFileSync(path('recover.db'));
    expect([...new Set(found().map((line) => line.split(':')[0]))]).toEqual([
      'fail lists',
      'fail modes',
      'warn leftovers',
    ]);
    expect(readFileSync(path('recover.db')).equals(before)).toBe(true);
    const { code, out } = doctor('--fix');
    expect(code).toBe(0);
    expect([left, settings].filter((path) => existsSync(path))).toEqual([]);
    const copy = /a copy was made first: (.*)/.exec(out)?.[1] ?? '';
    const kept = new Database(copy, { readonly: true });
    expect(kept.prepare('select customer from calls').pluck().get()).toBe('Bo');
    kept.close();
    expect(statSync(path('recover.db')).mode & 0o777).toBe(0o600);
    expect(desk.json(later, ['calls'])[0].customer).toBe('Anna Berg');
    expect(desk.at(later, ['calls', 'search', 'weeks']).out).toContain('Anna Berg');
  });

  it('says where the machine code of the database came from', () => {
    const module = join(import.meta.dirname, '../../node_modules/better-sqlite3/build/Release/better_sqlite3.node');
    const hash = createHash('sha256').update(readFileSync(module)).digest('hex');
    expect(doctor().out).toMatch(
      new RegExp(
        `^ok +native +better-sqlite3 1\\d\\.[\\d.]+, (built on this computer|fetched on install), SHA-256 ${hash}$`,
        'm',
      ),
    );
  });

  it('names the newest good copy of a damaged file', () => {
    aCall();
    desk.at(now, ['backup']);
    desk.at(later, ['backup']);
    truncateSync(path('backups/recover-2026-11-18-170000.db'), 30_000);
    truncateSync(path('recover.db'), 30_000);
    const { code, out } = doctor();
    expect(code).toBe(3);
    expect(out).toContain(`recover restore ${path('backups/recover-2026-11-18-150000.db')}`);
  });

  it('says why the lists of a file could not be compared, whatever it was', () => {
    aCall();
    change('pragma user_version = 3');
    expect(doctor().out).toMatch(
      /^warn +lists +They were not compared with the entries\.\n +-> index follow_ups_kept_of_contact already exists$/m,
    );
  });

  it('finds broken bytes wherever they are', { timeout: 120_000 }, () => {
    aCall();
    desk.at(now, ['calls']);
    const whole = readFileSync(path('recover.db'));
    const pages = whole.length / 4096;
    for (let page = 1; page < pages; page += 11) {
      const broken = Buffer.from(whole);
      // The head of a page, where its kind and the number of its cells stand.
      broken.fill(0xff, page * 4096, page * 4096 + 8);
      writeFileSync(path('recover.db'), broken);
      expect([page, doctor().code]).toEqual([page, 3]);
    }
  });

  it('says what is around the database', () => {
    aCall();
    chmodSync(desk.folder, 0o777);
    const env = { LANG: 'de_DE.ISO8859-1', TZ: 'Nowhere/X', RECOVER_PLAYBOOKS: path('none') };
    Object.assign(desk.env, env);
    desk.file('bad.yaml', 'recover: 1\nsteps: []\n');
    expect(found().map((line) => line.replace(desk.folder, '…'))).toEqual([
      'fail database: Everybody on this computer may put files into ….',
      'warn folders: Everybody may put files into ….',
      'warn locale: "de_DE.ISO8859-1" is not UTF-8: names and lines are drawn plainly.',
      expect.stringContaining('warn zone: TZ is "Nowhere/X"'),
      'warn playbooks: RECOVER_PLAYBOOKS is …/none: there is no such folder.',
    ]);
    mkdirSync(path('none'));
    desk.file('none/bad.yaml', 'recover: 1\nsteps: []\n');
    expect(found().at(-1)).toMatch(/^fail playbooks: .*none\/bad\.yaml has/);
  });

  it('says that the clock is wrong when something was saved in its future', () => {
    aCall();
    const { code, out } = desk.at('2026-11-01T12:00:00Z', ['doctor']);
    expect(code).toBe(3);
    expect(out).toContain('but something was saved on 2026-11-18');
    expect(desk.at('1999-12-31T12:00:00Z', ['doctor']).out).toContain('Your clock says 1999');
  });

  it('refuses to look into what is not ours, and leaves it', () => {
    writeFileSync(path('recover.db'), 'Dear customer,\n');
    expect(found()[0]).toContain('is not a recover file');
    expect(readFileSync(path('recover.db'), 'utf8')).toBe('Dear customer,\n');
  });

  it('finds card numbers in every file that is kept, also in what was deleted, and shows only their ends', () => {
    aCall();
    expect(found('--secrets')).toEqual([]);
    change(`
      create table old (words text) strict;
      insert into old values ('card 4111 1111 1111 1111 and 5555555555554444'), ('${'x'.repeat(3000)}');
      pragma secure_delete = off; delete from old where words like 'card%'`);
    desk.at(now, ['backup']);
    writeFileSync(path('config.json'), '{"direct": "3782 822463 10005"}\n', { mode: 0o600 });
    const { out } = doctor('--secrets');
    const secrets = out.split('\n').filter((line) => line.startsWith('fail  secrets'));
    expect(secrets.map((line) => line.replaceAll(desk.folder, '…'))).toEqual([
      expect.stringContaining('…/recover.db holds what looks like 2 card numbers, ending 1111, 4444.'),
      expect.stringContaining('…/config.json holds what looks like a card number, ending 0005.'),
    ]);
    expect(out).not.toMatch(/4111|555555|3782/);
  });
});
