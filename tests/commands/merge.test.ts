import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';

const morning = '2026-11-18T15:00:00Z';
const noon = '2026-11-18T17:00:00Z';
const evening = '2026-11-18T23:00:00Z';

/** Two computers. */
let one: TimedDesk;
let two: TimedDesk;
beforeEach(() => {
  one = openTimedDesk();
  two = openTimedDesk();
});
afterEach(() => {
  one.leave();
  two.leave();
});

const of = (desk: TimedDesk, name = 'recover.db') => join(desk.folder, name);
const promise = (desk: TimedDesk, customer: string) =>
  desk.at(morning, ['followups', 'add', 'tomorrow at noon', '--customer', customer]);
const customers = (desk: TimedDesk) =>
  desk
    .json(evening, ['followups'])
    .map(({ customer }: { customer: string }) => customer)
    .sort();

describe('recover merge', () => {
  it('brings together what two computers hold, and takes nothing twice', () => {
    promise(one, 'Anna Berg');
    promise(two, 'Ben Ito');
    const came = one.at(evening, ['merge', of(two)]);
    expect(came).toMatchObject({ code: 0, err: '' });
    expect(came.out).toContain('1 new entry of 1');
    expect(came.out).toContain('Came: 0 calls, 1 follow-up, 1 entry.');
    expect(came.out).toMatch(/What was here before is in .*-before-merge\.db/);
    expect(customers(one)).toEqual(['Anna Berg', 'Ben Ito']);
    const again = one.at(evening, ['merge', of(two), of(two)]);
    expect(again.out).toContain('all of it was here already');
    expect(again.out).toContain('Nothing new came.');
    expect(readdirSync(join(one.folder, 'backups'))).toHaveLength(1);
    expect(two.at(evening, ['merge', of(one)]).code).toBe(0);
    expect(customers(two)).toEqual(['Anna Berg', 'Ben Ito']);
    for (const desk of [one, two]) expect(desk.at(evening, ['calls', 'verify']).code).toBe(0);
    expect(one.at(evening, ['doctor']).out).toContain('the lists say what the entries say');
  });

  it('keeps both lines of what was carried on in two files, and says so', () => {
    promise(one, 'Anna Berg');
    one.at(morning, ['backup', '--to', of(two)]);
    const { code } = one.json(morning, ['followups'])[0];
    one.at(noon, ['followups', 'attempt', code, '--result', 'busy']);
    two.at(evening, ['followups', 'attempt', code, '--result', 'no-answer']);
    expect(one.at(evening, ['merge', of(two)]).out).toContain(
      `Follow-up ${code} was carried on in two files; both are kept.`,
    );
    expect(one.json(evening, ['followups'])[0]).toMatchObject({ attempts: 2, lastResult: 'no-answer' });
    expect(one.at(evening, ['calls', 'verify']).code).toBe(0);
    expect(one.at(evening, ['followups', 'done', code]).code).toBe(0);
    two.at(evening, ['merge', of(one)]);
    expect(customers(two)).toEqual([]);
  });

  it('names the file that cannot be merged, and takes nothing from the others either', () => {
    promise(one, 'Anna Berg');
    promise(two, 'Ben Ito');
    writeFileSync(of(one, 'letter.txt'), 'Dear customer,\n');
    two.at(noon, ['backup', '--to', of(one, 'cut.db')]);
    truncateSync(of(one, 'cut.db'), 40_000);
    for (const [bad, code, says] of [
      ['letter.txt', 6, 'letter.txt is not a recover file'],
      ['cut.db', 6, 'cut.db is damaged'],
      ['none.db', 4, 'There is no file'],
    ] as const)
      expect(one.at(noon, ['merge', of(two), of(one, bad)])).toMatchObject({
        code,
        out: '',
        err: expect.stringContaining(says),
      });
    expect(customers(one)).toEqual(['Anna Berg']);
    expect(readdirSync(join(one.folder, 'backups'))).toEqual([]);
    expect(one.at(noon, ['merge', of(one)])).toMatchObject({ code: 2, err: expect.stringContaining('itself') });
  });

  it('waits for no pipe that lies where a log would lie', () => {
    promise(one, 'Anna Berg');
    promise(two, 'Ben Ito');
    two.at(noon, ['backup', '--to', of(one, 'copy.db')]);
    for (const ending of ['-journal', '-wal', '-shm']) {
      spawnSync('mkfifo', [of(one, `copy.db${ending}`)]);
      for (const command of ['merge', 'restore'])
        expect(one.at(noon, [command, of(one, 'copy.db')])).toMatchObject({
          code: 6,
          err: expect.stringContaining(`copy.db${ending} is not a file.`),
        });
      rmSync(of(one, `copy.db${ending}`));
    }
    expect(one.at(noon, ['merge', of(one, 'copy.db')]).code).toBe(0);
  });

  it('names no copy of ours to go back to where another file is damaged', () => {
    promise(one, 'Anna Berg');
    promise(two, 'Ben Ito');
    one.at(noon, ['backup']);
    two.at(noon, ['backup', '--to', of(one, 'cut.db')]);
    truncateSync(of(one, 'cut.db'), 40_000);
    const { err } = one.at(noon, ['merge', of(one, 'cut.db')]);
    expect(err).toContain('cut.db is damaged');
    expect(err).not.toContain('recover restore');
  });

  it('tells with --dry-run what would come, and changes nothing', () => {
    promise(one, 'Anna Berg');
    promise(two, 'Ben Ito');
    const before = readFileSync(of(one));
    const rehearsed = one.at(noon, ['merge', of(two), '--dry-run']);
    expect(rehearsed).toMatchObject({
      code: 0,
      out: expect.stringContaining('Would come: 0 calls, 1 follow-up, 1 entry.'),
    });
    expect(rehearsed.out.trim().split('\n').at(-1)).toBe('Nothing was changed.');
    expect(readFileSync(of(one)).equals(before)).toBe(true);
    expect(customers(one)).toEqual(['Anna Berg']);
    expect(readdirSync(one.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(readdirSync(join(one.folder, 'backups'))).toEqual([]);
  });

  it('begins a database where there is none, private to its owner', () => {
    promise(two, 'Ben Ito');
    const rehearsed = one.json(noon, ['merge', of(two), '--dry-run']);
    expect(rehearsed).toMatchObject({ dryRun: true, before: { entries: 0 }, after: { followUps: 1 }, kept: null });
    expect(readdirSync(one.folder)).not.toContain('recover.db');
    expect(one.json(noon, ['merge', of(two)])).toMatchObject({
      dryRun: false,
      files: [{ path: of(two), fresh: 1 }],
      forked: [],
      renamed: [],
      settings: [],
      forgotten: 0,
      kept: null,
    });
    expect(statSync(of(one)).mode & 0o777).toBe(0o600);
    expect(customers(one)).toEqual(['Ben Ito']);
  });

  it('takes what the team settled last, and a change made here afterwards counts, whatever the clocks', () => {
    one.at(morning, ['config', '--team', 'zone', 'America/New_York']);
    two.at(evening, ['config', '--team', 'zone', 'Europe/London']);
    expect(one.at(noon, ['merge', of(two)]).out).toContain(
      'Changed for the team: zone: Europe/London (it was America/New_York).',
    );
    expect(one.at(noon, ['config', '--team', 'zone', 'Asia/Tokyo']).code).toBe(0);
    two.at(noon, ['merge', of(one)]);
    for (const desk of [one, two]) expect(desk.at(evening, ['config', '--team', 'zone']).out).toContain('Asia/Tokyo');
  });

  it('says in a sentence that no file can have such a name', () => {
    one.at(morning, ['followups', 'add', 'tomorrow at noon', '--customer', 'Anna Berg']);
    const name = 'x'.repeat(300);
    expect(one.at(noon, ['merge', name])).toMatchObject({ code: 4, err: expect.stringContaining('There is no file') });
    for (const args of [
      ['calls', 'export', '--csv', '--output', name],
      ['backup', '--to', name],
    ])
      expect(one.at(noon, args)).toMatchObject({ code: 1, err: expect.stringContaining('longer than this computer') });
  });
});
