import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';
import { openWizard } from '../helpers/wizard.ts';

const morning = '2026-11-18T15:00:00Z';
const noon = '2026-11-18T17:00:00Z';
const evening = '2026-11-18T23:00:00Z';

let desk: TimedDesk;
beforeEach(() => {
  desk = openTimedDesk();
});
afterEach(() => desk.leave());

const path = (name: string) => join(desk.folder, name);
const promise = (moment: string, customer: string) =>
  desk.at(moment, ['followups', 'add', 'tomorrow at noon', '--customer', customer]);
const customers = () => desk.json(evening, ['followups']).map(({ customer }: { customer: string }) => customer);

describe('recover backup and restore', () => {
  it('put no copy where the program keeps something of its own', () => {
    promise(morning, 'Anna Berg');
    const refused = desk.at(noon, ['backup', '--to', path('recover.db-reserve')]);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('Choose another name.') });
    expect(desk.at(noon, ['backup', '--to', path('recover-copy.db')]).code).toBe(0);
  });

  it('bring back what was there, and what was there in between', () => {
    promise(morning, 'Anna Berg');
    const made = desk.at(noon, ['backup']);
    expect(made).toMatchObject({
      code: 0,
      out: expect.stringContaining('0 calls, 1 follow-up (1 open), last saved Wed 18 Nov 10:00'),
    });
    const copy = /Copied to (.*)/.exec(made.out)?.[1] ?? '';
    expect(copy).toBe(path('backups/recover-2026-11-18-170000.db'));
    promise(noon, 'Bo Lind');
    const back = desk.at(evening, ['restore', copy, '--yes']);
    expect(back.out).toMatch(/follow-ups +2 +1\n/);
    expect(back.out).toContain('1 entry is not in the copy');
    expect(customers()).toEqual(['Anna Berg']);
    const kept = /What was there is in (.*)/.exec(back.out)?.[1] ?? '';
    expect(desk.at(evening, ['restore', kept, '--yes']).code).toBe(0);
    expect(customers().sort()).toEqual(['Anna Berg', 'Bo Lind']);
    expect(desk.at(evening, ['backup', '--list']).out).toContain('made by itself before a copy was put back');
  });

  it('ask before anything is changed, and change nothing without an answer', async () => {
    promise(morning, 'Anna Berg');
    desk.at(noon, ['backup', '--to', path('copy.db')]);
    promise(noon, 'Bo Lind');
    expect(desk.at(evening, ['restore', path('copy.db')])).toMatchObject({
      code: 5,
      err: expect.stringContaining('--yes'),
    });
    const terminal = openWizard(desk, ['restore', path('copy.db')]);
    await terminal.until('Put the copy back? yes or no');
    terminal.type('no');
    await terminal.until('no no');
    terminal.press('enter');
    await terminal.until('Nothing was changed.');
    await terminal.exited;
    expect(customers()).toHaveLength(2);
    expect(readdirSync(path('backups'))).toEqual([]);
  });

  it('give a document to a program also when the answer is no', async () => {
    promise(morning, 'Anna Berg');
    desk.at(noon, ['backup', '--to', path('copy.db')]);
    promise(noon, 'Bo Lind');
    const terminal = openWizard(desk, ['restore', path('copy.db'), '--json'], { cols: 200, rows: 60 });
    await terminal.until('Put the copy back? yes or no');
    expect(terminal.screen()).toContain('1 entry is not in the copy');
    terminal.type('no');
    await terminal.until(/yes or no.* no$/m);
    terminal.press('enter');
    expect((await terminal.exited).code).toBe(0);
    const shown = terminal.screen();
    const document = JSON.parse(shown.slice(shown.indexOf('{'), shown.lastIndexOf('}') + 1));
    expect(document).toMatchObject({ restored: false, kept: null, erased: 0, after: { followUps: 2 } });
    expect(customers().sort()).toEqual(['Anna Berg', 'Bo Lind']);
    expect(desk.json(evening, ['restore', path('copy.db'), '--yes'])).toMatchObject({ restored: true });
  });

  it.each([
    { key: 'ctrl-c', env: {} },
    { key: 'ctrl-d', env: { ACCESSIBLE: '1' } },
  ] as const)('left with $key at the question change nothing and end with 130: $env', async ({ key, env }) => {
    promise(morning, 'Anna Berg');
    desk.at(noon, ['backup', '--to', path('copy.db')]);
    promise(noon, 'Bo Lind');
    const terminal = openWizard(desk, ['restore', path('copy.db')], { env });
    await terminal.until('Put the copy back? yes or no');
    terminal.press(key);
    await terminal.until('Nothing was changed.');
    expect(await terminal.exited).toMatchObject({ code: 130 });
    if ('ACCESSIBLE' in env) expect(terminal.raw()).not.toContain('\u001b');
    expect(customers()).toHaveLength(2);
    expect(readdirSync(desk.folder).filter((name) => name.includes('restor'))).toEqual([]);
  });

  it('refuse what is no copy, with the code for a file that cannot be used', () => {
    promise(morning, 'Anna Berg');
    writeFileSync(path('letter.txt'), 'Dear customer,\n');
    desk.at(noon, ['backup', '--to', path('cut.db')]);
    truncateSync(path('cut.db'), 40_000);
    const before = readFileSync(path('recover.db'));
    expect(desk.at(noon, ['restore', path('letter.txt'), '--yes'])).toMatchObject({
      code: 6,
      err: expect.stringContaining('is not a recover file'),
    });
    expect(desk.at(noon, ['restore', path('cut.db'), '--yes'])).toMatchObject({
      code: 6,
      err: expect.stringContaining('damaged'),
    });
    expect(desk.at(noon, ['restore', path('none.db'), '--yes'])).toMatchObject({ code: 4 });
    expect(readFileSync(path('recover.db')).equals(before)).toBe(true);
  });

  it('put a copy in the place of a damaged database, and of none', () => {
    promise(morning, 'Anna Berg');
    desk.at(noon, ['backup', '--to', path('copy.db')]);
    truncateSync(path('recover.db'), 5000);
    expect(desk.at(noon, ['calls']).code).toBe(6);
    expect(desk.at(noon, ['restore', path('copy.db'), '--yes']).out).toContain('It will be moved aside.');
    expect(customers()).toEqual(['Anna Berg']);
    Object.assign(desk.env, { RECOVER_DATABASE: path('elsewhere/new.db') });
    expect(desk.at(noon, ['restore', path('copy.db'), '--yes']).code).toBe(0);
    expect(customers()).toEqual(['Anna Berg']);
    expect(statSync(path('elsewhere')).mode & 0o777).toBe(0o700);
  });

  it('never write over a file, and say so when there is nothing to copy', () => {
    expect(desk.at(noon, ['backup'])).toMatchObject({
      code: 4,
      err: expect.stringContaining('There is nothing to copy'),
    });
    promise(morning, 'Anna Berg');
    writeFileSync(path('mine'), 'a letter');
    expect(desk.at(noon, ['backup', '--to', path('mine')])).toMatchObject({ code: 1 });
    expect(readFileSync(path('mine'), 'utf8')).toBe('a letter');
    expect(desk.json(noon, ['backup', '--to', desk.folder])).toMatchObject({
      path: path('recover-2026-11-18-170000.db'),
      counts: { followUps: 1 },
    });
  });
});
