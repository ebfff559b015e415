import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk, promisedCall } from '../helpers/cli.ts';

let desk: Desk;
beforeAll(() => {
  desk = openDesk();
  for (const at of ['2026-11-17T09:15', '2026-11-18T14:30']) {
    const who = ['--customer', at.includes('-17T') ? 'Béla Kun' : 'Anna Berg', '--at', at];
    expect(desk.run(['start', ...who, '--answers', '-'], promisedCall).code).toBe(0);
  }
});
afterAll(() => desk.leave());

const codeOf = (name: string): string =>
  JSON.parse(desk.run(['followups', '--json']).out).find(
    (f: { customer: string; spoken: boolean }) => f.customer === name && f.spoken,
  ).code;

describe('a call', () => {
  it.each(['Anna', 'anna berg', 'BELA'])('is shown by the customer’s name: %s', (name) => {
    const ran = desk.run(['calls', 'show', name]);
    expect(ran).toMatchObject({ code: 0, out: expect.stringMatching(/^Call \w+ {2}(Anna Berg|Béla Kun)/) });
  });

  it('is one of several when a customer has rung twice: each with its day and time', () => {
    const other = openDesk();
    for (const at of ['2026-11-17T09:15', '2026-11-18T14:30'])
      other.run(['start', '--customer', 'Anna Berg', '--at', at, '--answers', '-'], promisedCall);
    const ran = other.run(['calls', 'show', 'anna']);
    expect(ran.code).toBe(4);
    expect(ran.err).toMatch(/: \w+ \(Wed 18 Nov[^)]* 14:30\), \w+ \(Tue 17 Nov[^)]* 09:15\)\./);
    other.leave();
  });

  it('and a follow-up show what is past by its day and time alone', () => {
    const shown = desk.run(['calls', 'show', 'anna']).out;
    expect(shown).toMatch(/promised Wed 18 Nov.* 16:30: today at 16:30/);
    expect(shown).not.toContain(' ago');
    const followUp = desk.run(['followups', 'show', codeOf('Anna Berg')]).out;
    expect(followUp).toMatch(/Due +Wed 18 Nov.* 16:30$/m);
    expect(followUp).not.toContain(' ago');
  });
});

describe('a new time that was agreed on', () => {
  it('outside working hours wants a reason', () => {
    const code = codeOf('Anna Berg');
    const ran = desk.run(['followups', 'reschedule', code, 'Sunday at 11 am', '--agreed']);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('Outside working hours');
    expect(ran.err).toContain('--why');
    expect(desk.run(['followups', 'show', code]).out).not.toContain('agreed on');
    const why = ['--why', 'they are home only then'];
    expect(desk.run(['followups', 'reschedule', code, 'Sunday at 11 am', '--agreed', ...why]).code).toBe(0);
    expect(desk.run(['followups', 'show', code]).out).toContain('because they are home only then');
  });
});
