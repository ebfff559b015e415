import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';
import { promisedCall } from '../helpers/cli.ts';

const promisedAt = '2026-11-18T15:00:00Z';
const overdueAt = '2026-11-18T21:40:00Z';
const nextDay = '2026-11-19T14:00:00Z';

let desk: TimedDesk;
let code = '';
let call = '';

/** Anna was promised a call by 16:30 in New York, and nobody rang. */
beforeEach(() => {
  desk = openTimedDesk();
  const file = desk.file('call.yaml', promisedCall);
  desk.at(promisedAt, ['start', 'walras', '--answers', file, '--customer', 'Anna Berg']);
  code = desk.json(promisedAt, ['followups'])[0].code;
  call = desk.json(promisedAt, ['calls'])[0].code;
});
afterEach(() => desk.leave());

const broken = () => desk.json(nextDay, ['followups', '--overdue']).map((followUp: { code: string }) => followUp.code);
const run = (...args: string[]) => desk.at(overdueAt, args);

/** The same for what must work. */
function does(...args: string[]): void {
  const { code: ended, err } = run(...args);
  expect(ended, err).toBe(0);
}

describe('a broken promise does not vanish', () => {
  it.each<[string, () => void]>([
    ['by a try that reached nobody', () => does('followups', 'attempt', code, '--result', 'no-answer')],
    [
      'by a message on the machine',
      () => does('followups', 'attempt', code, '--result', 'voicemail', '--note', 'rang'),
    ],
    [
      'by many tries',
      () => {
        for (let times = 0; times < 5; times += 1) does('followups', 'attempt', code, '--result', 'busy');
      },
    ],
    [
      'by a time of our own that they did not agree to',
      () => does('followups', 'reschedule', code, 'tomorrow at noon'),
    ],
    ['by another owner', () => does('followups', 'assign', code, '--to', 'Lee')],
    [
      'by being taken over',
      () => expect(desk.at('2026-11-18T22:45:00Z', ['followups', 'claim', code], 'Lee').code).toBe(0),
    ],
    ['while its owner is away', () => does('away', 'until', 'Friday', '--cover', 'Lee')],
    ['while its owner is away and nobody stands in', () => does('away', 'until', 'Friday')],
    [
      'by the write-up of the call it was made in',
      () => does('resume', call, '--answers', desk.file('w.yaml', '- cause: unknown\n- written-up\n')),
    ],
    [
      'by another call of the customer',
      () => does('start', '--answers', desk.file('o.yaml', '- end: disconnected\n'), '--customer', 'Anna Berg'),
    ],
    [
      'by ringing without reaching them',
      () => does('followups', 'call', code, '--answers', desk.file('a.yaml', '- attempt: no-answer\n')),
    ],
    [
      'by ringing a wrong number',
      () => does('followups', 'call', code, '--answers', desk.file('a.yaml', '- end: misdial\n')),
    ],
    [
      'by being ended and opened again',
      () => {
        does('followups', 'done', code);
        does('followups', 'reopen', code, '--why', 'it was another one');
      },
    ],
    [
      'when a program is killed in the middle of everything',
      () => {
        const db = new Database(desk.env.RECOVER_DATABASE);
        db.exec("begin immediate; update follow_ups set status = 'kept'");
        db.close();
      },
    ],
  ])('%s', (_name, happens) => {
    happens();
    expect(broken()).toEqual([code]);
  });

  it('when a colleague restarts the computer, or works in another zone', () => {
    desk.env.TZ = 'Asia/Tokyo';
    expect(broken()).toEqual([code]);
    desk.env.TZ = 'Pacific/Honolulu';
    expect(broken()).toEqual([code]);
  });

  it('by a refused change', () => {
    expect(run('followups', 'release', code, '--why', ' ').code).toBe(2);
    expect(run('followups', 'withdraw', code).code).toBe(2);
    expect(run('followups', 'assign', code, '--to', '').code).toBe(2);
    expect(run('followups', 'reschedule', code, 'soon', '--agreed').code).toBe(2);
    expect(run('followups', 'attempt', code, '--result', 'asleep').code).toBe(2);
    expect(broken()).toEqual([code]);
  });
});

describe('an upgrade', () => {
  it('of a file of the first version keeps what is broken', () => {
    const db = new Database(desk.env.RECOVER_DATABASE);
    // As the first version had it.
    db.exec(`
      drop index follow_ups_due; drop index follow_ups_of_customer; drop index follow_ups_of_contact; drop index follow_ups_kept_of_contact;
      drop index follow_ups_of_case; drop index calls_of_case; drop index calls_of_contact; drop table team_settings; drop table absences;
      alter table follow_ups drop column first_try_at; alter table follow_ups drop column owned_since;
      create index follow_ups_due on follow_ups (due_at, id) where status = 'open';
      pragma user_version = 1`);
    db.close();
    expect(broken()).toEqual([code]);
    expect(run('followups', 'attempt', code, '--result', 'busy').code).toBe(0);
    expect(broken()).toEqual([code]);
  });
});
