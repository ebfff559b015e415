import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';
import { promisedCall, solvedCall } from '../helpers/cli.ts';
import { openWizard, send } from '../helpers/wizard.ts';

let desk: TimedDesk;
beforeEach(() => {
  desk = openTimedDesk();
});
afterEach(() => desk.leave());

const now = '2026-11-18T15:00:00Z';
const answers = (text: string) => desk.file('answers.yaml', text);

describe('a clock that is years off', () => {
  it.each(['1969-12-31T10:00:00Z', '1970-01-01T00:00:10Z', '2100-06-01T10:00:00Z'])(
    'is told, and holds no call up: %s',
    (moment) => {
      const says = `Your clock says ${moment.slice(0, 16).replace('T', ' ')} (UTC).`;
      const ran = desk.at(moment, ['start', 'walras', '--answers', answers(solvedCall)]);
      expect(ran).toMatchObject({ code: 0, err: expect.stringContaining(says) });
      for (const args of [['followups'], []]) expect(desk.at(moment, args).err).toContain(says);
      const again = desk.at(moment, ['start', 'walras', '--answers', answers(solvedCall)]);
      expect(again.code).toBe(0);
      expect(desk.json(moment, ['calls'])).toHaveLength(2);
      expect(desk.at(moment, ['calls', 'verify']).code).toBe(0);
    },
  );

  it('is told when it stands before what was saved, since nothing would seem late then', () => {
    desk.at(now, ['start', '--answers', answers(promisedCall)]);
    const { err } = desk.at('2025-11-18T15:00:00Z', ['followups', '--overdue']);
    expect(err).toContain('Your clock says 2025-11-18 15:00 (UTC)');
    const back = desk.at('2026-11-16T15:00:00Z', ['followups', '--overdue']);
    expect(back.err).toContain('but something was saved on 2026-11-18. What is late, and when, may be wrong');
    expect(desk.at(now, ['followups']).err).not.toContain('clock');
    expect(desk.at('2026-12-24T15:00:00Z', ['followups']).err).not.toContain('clock');
  });
});

describe('a clock that is set during a call', () => {
  /** The clock of the program shows what a file says, at each look. */
  const movedClock = (path: string) => {
    const source = `
      import { readFileSync } from 'node:fs';
      const now = () => Date.parse(readFileSync(${JSON.stringify(path)}, 'utf8'));
      Date.now = now;
      globalThis.Date = new Proxy(Date, {
        construct: (of, given, made) => Reflect.construct(of, given.length === 0 ? [now()] : given, made),
      });`;
    return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(source)}` };
  };

  it('changes no order, makes nothing negative, and going back is told', async () => {
    const path = join(desk.folder, 'clock');
    writeFileSync(path, now);
    Object.assign(desk.env, movedClock(path));
    const wizard = openWizard(desk, ['start', 'walras']);
    await wizard.until(/\? keys$/);
    const hours = [0, -2, 72, -26, 0, 5, -1, 1000, -1000, 0.5];
    for (const [at, hour] of hours.entries()) {
      writeFileSync(path, new Date(Date.parse(now) + hour * 3_600_000).toISOString());
      await send(wizard, `thing ${at}`);
      await wizard.until(new RegExp(`\\d\\d:\\d\\d +thing ${at}$`, 'm'));
      const isBack = at > 0 && hour < (hours[at - 1] ?? 0);
      expect(wizard.screen().includes('Your clock went back'), `thing ${at}`).toBe(isBack);
    }
    wizard.kill('SIGKILL');
    await wizard.exited;
    const [{ code }] = JSON.parse(desk.run(['calls', '--json']).out);
    expect(desk.run(['resume', code, '--answers', answers('- end: misdial\n')]).code).toBe(0);
    const shown = desk.run(['calls', 'show', code]);
    const said = [...shown.out.matchAll(/thing (\d)$/gm)].map(([, n]) => Number(n));
    expect(said).toEqual(hours.map((_, at) => at));
    expect(shown.out).not.toMatch(/ -\d|NaN|Invalid/);
    expect(desk.run(['calls', 'verify']).code).toBe(0);
  });
});

describe('a computer that travels', () => {
  it('has its promises due at the same moment, and shows them by its own clock', () => {
    desk.at(now, ['start', '--customer', 'Anna', '--answers', answers(promisedCall)]);
    const [home] = desk.json(now, ['followups']);
    expect(home).toMatchObject({ dueAt: '2026-11-18T21:30:00.000Z', zone: 'America/New_York' });
    for (const zone of ['Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Apia']) {
      desk.env.TZ = zone;
      expect(desk.json(now, ['followups'])).toEqual([home]);
      expect(desk.json('2026-11-18T21:31:00Z', ['followups'])[0]).toMatchObject({ overdue: true, overdueSeconds: 60 });
      expect(desk.at(now, ['followups', 'show', home.code]).out).toContain('16:30');
    }
    desk.env.TZ = 'Europe/Berlin';
    expect(desk.at(now, ['followups', 'show', home.code]).out).toMatch(/22:30/);
  });
});

describe('the edge of a day, a month, a year', () => {
  const read = (from: string, phrase: string) => {
    const { out } = desk.run(['when', phrase, '--from', from, '--zone', 'America/New_York', '--json']);
    return JSON.parse(out).dueAt;
  };

  it.each([
    ['2026-11-19T04:59:59.900Z', 'tomorrow at 10am', '2026-11-19T15:00:00.000Z'],
    ['2026-11-19T05:00:00.000Z', 'tomorrow at 10am', '2026-11-20T15:00:00.000Z'],
    ['2026-12-31T17:00:00.000Z', 'tomorrow at 10am', '2027-01-01T15:00:00.000Z'],
    ['2028-02-28T17:00:00.000Z', 'tomorrow at 10am', '2028-02-29T15:00:00.000Z'],
    ['2027-02-28T17:00:00.000Z', 'tomorrow at 10am', '2027-03-01T15:00:00.000Z'],
    ['2028-02-29T17:00:00.000Z', 'tomorrow at 10am', '2028-03-01T15:00:00.000Z'],
    ['2027-03-13T17:00:00.000Z', 'tomorrow at 10am', '2027-03-14T14:00:00.000Z'],
    ['2027-01-31T17:00:00.000Z', 'in 1 month at 10am', '2027-02-28T15:00:00.000Z'],
    ['2028-01-31T17:00:00.000Z', 'in 1 month at 10am', '2028-02-29T15:00:00.000Z'],
    ['2026-10-31T17:00:00.000Z', 'tomorrow at 10am', '2026-11-01T15:00:00.000Z'],
  ])('from %s, "%s" is %s', (from, phrase, dueAt) => {
    expect(read(from, phrase)).toBe(dueAt);
  });
});
