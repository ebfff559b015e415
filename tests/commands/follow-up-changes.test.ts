import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';
import { promisedCall } from '../helpers/cli.ts';
import { stoppedClock } from '../helpers/stopped-clock.ts';
import { openWizard } from '../helpers/wizard.ts';

/** Wednesday 18 November 2026, 10:00 in New York. */
const now = '2026-11-18T15:00:00Z';

let desk: TimedDesk;
beforeEach(() => {
  desk = openTimedDesk();
});
afterEach(() => desk.leave());

const run = (...args: string[]) => desk.at(now, args);

function add(customer: string, when = 'today at 14:00', ...more: string[]): string {
  expect(run('followups', 'add', when, '--customer', customer, ...more)).toMatchObject({ code: 0 });
  return codeOf(customer);
}

const codeOf = (customer: string): string =>
  desk.json(now, ['followups']).find((followUp: { customer: string }) => followUp.customer === customer).code;

const statusOf = (code: string): string => desk.json(now, ['followups', 'show', code]).status;

describe('what a lead reads of one follow-up', () => {
  it('is every change with who and when, the words, the tries, where the call is and who is there now', () => {
    const at = '2026-11-17T15:00:00Z';
    const caller = ['--customer', 'Anna Berg', '--contact', '+1 312 555 0142', '--reference', 'A-77'];
    const file = desk.file('call.yaml', promisedCall.replace('16:30', '14:30'));
    desk.at(at, ['start', 'walras', ...caller, '--answers', file], 'Omar');
    const { code } = desk.json(at, ['followups'])[0];
    const call = desk.json(at, ['calls'])[0].code;
    const tried = ['followups', 'attempt', code, '--result', 'voicemail', '--note', 'asked for a call'];
    desk.at('2026-11-17T19:20:00Z', tried, 'Omar');
    const moved = ['followups', 'reschedule', code, 'tomorrow at 9:30', '--agreed', '--why', 'she mailed'];
    desk.at('2026-11-17T20:00:00Z', moved, 'Omar');
    desk.at('2026-11-18T13:00:00Z', ['away', 'until', 'Friday'], 'Omar');
    const { out } = run('followups', 'show', code);
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toBe(`${code}  Anna Berg  +1 312 555 0142`);
    expect(lines[1]).toBe("Broken for 30 min, anybody's by now");
    expect(out).toMatch(/^Words said {3}.*today at 14:30/m);
    expect(out).toMatch(/^What {9}ring them$/m);
    expect(out).toMatch(/^First said {3}Tue 17 Nov 14:30$/m);
    expect(out).toMatch(/^Owner {8}Omar: off until Fri 20 Nov$/m);
    expect(out).toMatch(/^Tries {8}1, the last: message left$/m);
    expect(out).toMatch(new RegExp(`^Promised on {2}${call}, Tue 17 Nov 10:00, Omar, WALRAS, A-77$`, 'm'));
    expect(out).toContain(`recover calls show ${call}`);
    expect(lines.slice(-3)).toEqual([
      '  Tue 17 Nov 10:00  Omar: promised for Tue 17 Nov 14:30',
      expect.stringMatching(
        /^ {2}Tue 17 Nov 14:20 {2}Omar: tried, message left: asked for a call, next try Tue 17 Nov /,
      ),
      '  Tue 17 Nov 15:00  Omar: agreed on Wed 18 Nov 09:30, "tomorrow at 9:30", because she mailed',
    ]);
  });

  it('tells what was taken back as a slip from what was given up', () => {
    const slip = add('Anna');
    const given = add('Weber');
    run('followups', 'withdraw', slip, '--slip', '--why', 'typed twice');
    run('followups', 'withdraw', given, '--why', 'they moved');
    expect(run('followups', 'show', slip).out).toContain('taken back, a slip, because typed twice');
    expect(run('followups', 'show', given).out).toContain('given up, because they moved');
    expect(run('followups', 'show', given).out).toContain('no call: it was added by itself');
  });
});

describe('a customer’s whole name', () => {
  it('means that customer, also where another one begins like it', () => {
    const anna = add('Anna');
    add('Anna Berg');
    expect(run('followups', 'assign', 'anna', '--to', 'Lee').out).toContain(`${anna}  Anna: Lee's now`);
    expect(run('followups', 'show', 'ann')).toMatchObject({ code: 4, err: expect.stringContaining('Several') });
  });
});

describe('--dry-run', () => {
  it.each([
    ['done', []],
    ['release', ['--why', 'x']],
    ['withdraw', ['--why', 'x']],
    ['assign', ['--to', 'Lee']],
  ])('of %s tells what the real run tells, and saves nothing', (command, more) => {
    const codes = [add('Anna'), add('Weber')];
    const args = ['followups', command, ...codes, ...more];
    const dry = run(...args, '--dry-run');
    expect(dry.err).toContain('Nothing was changed: --dry-run only shows it.');
    expect(desk.json(now, ['followups']).map(({ owner }: { owner: string }) => owner)).toEqual(['Priya', 'Priya']);
    expect(run(...args).out).toBe(dry.out);
  });

  it('refuses what the real run refuses', () => {
    expect(run('followups', 'reopen', add('Anna'), '--why', 'x', '--dry-run')).toMatchObject({ code: 1 });
  });
});

describe('on a terminal a change', () => {
  const changed = async (...args: string[]) => {
    Object.assign(desk.env, stoppedClock(now), { RECOVER_AGENT: 'Priya' });
    const terminal = openWizard(desk, args, { cols: 160 });
    expect(await terminal.exited).toMatchObject({ code: 0 });
    return terminal.screen();
  };
  /** Types what was offered, with a reason where it leaves a place for one. */
  const takenBack = (screen: string) => {
    const [, line = ''] = /(?:slip\?|As it was:|after all:) recover (.*)$/m.exec(screen) ?? [];
    const words = line.replace('"…"', 'slip').split(' ');
    return desk.at(now, words);
  };

  it.each([
    ['done', []],
    ['release', ['--why', 'x']],
    ['withdraw', ['--why', 'x']],
  ])('by %s says how it is taken back, and that works', async (command, more) => {
    const code = add('Anna');
    expect(takenBack(await changed('followups', command, code, ...more))).toMatchObject({ code: 0 });
    expect(statusOf(code)).toBe('open');
  });

  it('of the owner, of the time and of a setting does, too', async () => {
    const code = add('Anna');
    expect(takenBack(await changed('followups', 'assign', code, '--to', 'Lee'))).toMatchObject({ code: 0 });
    expect(desk.json(now, ['followups', 'show', code]).owner).toBe('Priya');
    const before = desk.json(now, ['followups', 'show', code]).dueAt;
    const moved = await changed('followups', 'reschedule', code, 'tomorrow at noon', '--agreed');
    expect(desk.json(now, ['followups', 'show', code]).dueAt).not.toBe(before);
    expect(takenBack(moved)).toMatchObject({ code: 0 });
    expect(desk.json(now, ['followups', 'show', code]).dueAt).toBe(before);
    run('config', 'direct', '415');
    expect(takenBack(await changed('config', 'direct', '416'))).toMatchObject({ code: 0 });
    expect(run('config', 'direct').out).toBe('415\n');
    expect(takenBack(await changed('config', 'calm', 'yes'))).toMatchObject({ code: 0 });
    expect(run('config', 'calm').out).toBe('no\n');
    expect(takenBack(await changed('config', '--team', 'hours', 'mon-fri 8-18'))).toMatchObject({ code: 0 });
    expect(run('config', '--team', 'hours').out).toBe('Mon-Fri 09:00-17:00\n');
    expect(takenBack(await changed('away', 'until', 'Friday'))).toMatchObject({ code: 0 });
    expect(run('away').out).toBe('');
    expect(takenBack(await changed('followups', 'add', 'today at 15:00', '--customer', 'Ruiz'))).toMatchObject({
      code: 0,
    });
    expect(desk.json(now, ['followups']).map(({ customer }: { customer: string }) => customer)).toEqual(['Anna']);
  });

  it('in a pipe does not', () => {
    expect(run('followups', 'done', add('Anna')).err).toBe('');
  });
});

describe('claim', () => {
  it('says what keeps the promise that it took over', () => {
    const made = (customer: string, ...more: string[]) => {
      desk.at(now, ['followups', 'add', 'at noon', '--customer', customer, ...more], 'Omar');
      return codeOf(customer);
    };
    const ring = made('Anna', '--contact', '+1 312 555 0142');
    const fix = made('Weber', '--kind', 'fix');
    const numberless = made('Ruiz');
    const late = '2026-11-18T20:00:00Z';
    expect(desk.at(late, ['followups', 'claim', ring]).out).toContain(`To ring them: recover followups call ${ring}`);
    expect(desk.at(late, ['followups', 'claim', fix]).out).toContain(`When it is done: recover followups done ${fix}`);
    expect(desk.at(late, ['followups', 'claim', numberless]).out).toContain('No number is on record');
  });
});

describe('a time that has passed', () => {
  it('is questioned, and taken when a reason says that it is meant', () => {
    const refused = run('followups', 'add', '2026-11-18T09:30', '--customer', 'Anna');
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('That time has passed already') });
    expect(refused.err).toContain('or say why: --why');
    const code = add('Anna', '2026-11-18T09:30', '--why', 'told at the counter, typed in late');
    expect(desk.json(now, ['followups', 'show', code])).toMatchObject({ overdue: true, overdueSeconds: 1800 });
    const moving = ['followups', 'reschedule', code, '2026-11-18T09:45'];
    // Our own next try can only be still to come, whatever the reason.
    expect(run(...moving, '--why', 'x')).toMatchObject({ code: 2, err: expect.stringContaining('still to come') });
    expect(run(...moving, '--agreed')).toMatchObject({ code: 2, err: expect.stringContaining('or say why') });
    expect(run(...moving, '--agreed', '--why', 'she asked for it by mail')).toMatchObject({ code: 0 });
    expect(desk.json(now, ['followups', 'show', code]).overdueSeconds).toBe(900);
  });
});

describe('when', () => {
  it('reads a time that comes again and again, and says how to promise it', () => {
    const ran = run('when', 'every', 'two', 'hours');
    expect(ran).toMatchObject({
      code: 0,
      out: expect.stringContaining('Wed 18 Nov 12:00, in 2 h\nRead as: again and again'),
    });
    expect(ran.err).toContain("recover followups add 'every two hours' --customer NAME");
    expect(desk.json(now, ['when', 'each friday at noon'])).toMatchObject({
      dueAt: '2026-11-20T17:00:00.000Z',
      reading: expect.stringContaining('until it is solved'),
      ask: null,
    });
  });
});
