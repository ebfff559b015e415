import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/call/user-error.ts';
import { instantGiven, nameGiven, pastInstantGiven, sinceGiven } from '../../src/commands/given.ts';
import { openDesk, promisedCall } from '../helpers/cli.ts';

const here = 'America/New_York';
// A Wednesday, half past nine in the morning there.
const now = '2026-11-18T14:30:00.000Z';

describe('a moment that is written out', () => {
  it.each([
    ['2026-11-18', '2026-11-18T05:00:00.000Z'],
    ['2026-11-18 14:30', '2026-11-18T19:30:00.000Z'],
    ['2026-11-18T14:30:20', '2026-11-18T19:30:00.000Z'],
    ['2026-11-18T14:30:00-07:00', '2026-11-18T21:30:00.000Z'],
    ['2026-11-18 14:30 +0100', '2026-11-18T13:30:00.000Z'],
    ['2026-11-18T14:30:00.000Z', '2026-11-18T14:30:00.000Z'],
    ['2028-02-29', '2028-02-29T05:00:00.000Z'],
  ])('is read as it stands: %s', (text, at) => {
    expect(instantGiven(text, here)).toBe(at);
  });

  it.each([
    '2026-13-40',
    '2026-02-29',
    '2026-11-31T10:00:00Z',
    '2026-11-18T24:30',
    '2026-11-18T10:75',
    '0001-01-01',
    '9999-12-31T23:59',
    '9999-12-31T23:59:59-05:00',
    '5',
  ])('is refused when no calendar or clock shows it: %s', (text) => {
    expect(() => instantGiven(text, here)).toThrow(`"${text}" is no moment in time.`);
  });

  it('is refused as a beginning when it is still to come', () => {
    const at = (text: string) => pastInstantGiven('--at', text, { now, here });
    expect(at('2026-11-18T09:30')).toBe(now);
    expect(() => at('2030-01-01T00:00:00Z')).toThrow(
      '--at is for what has happened already, and Mon 31 Dec 2029 19:00',
    );
  });
});

describe('a name that is given', () => {
  it('is never an empty one', () => {
    expect(nameGiven('--agent', 'Priya')).toBe('Priya');
    for (const text of ['', '  ']) expect(() => nameGiven('--agent', text)).toThrow(UserError);
  });
});

describe('--since', () => {
  it.each([
    ['today', '2026-11-18T05:00:00.000Z'],
    ['Yesterday', '2026-11-17T05:00:00.000Z'],
    ['wednesday', '2026-11-18T05:00:00.000Z'],
    ['last wednesday', '2026-11-11T05:00:00.000Z'],
    ['monday', '2026-11-16T05:00:00.000Z'],
    ['thu', '2026-11-12T05:00:00.000Z'],
    ['this week', '2026-11-16T05:00:00.000Z'],
    ['3 days ago', '2026-11-15T05:00:00.000Z'],
    ['two weeks ago', '2026-11-04T05:00:00.000Z'],
    ['a month ago', '2026-10-18T04:00:00.000Z'],
    ['4 hours ago', '2026-11-18T10:30:00.000Z'],
    ['2026-11-01', '2026-11-01T04:00:00.000Z'],
  ])('takes %s', (text, at) => {
    expect(sinceGiven(text, { now, here })).toBe(at);
  });

  it('finds calls by plain words, and says what works when it cannot', () => {
    const desk = openDesk();
    desk.run(['start', '--at', '2026-11-18T14:30', '--answers', '-'], promisedCall);
    expect(desk.run(['calls', '--since', '2026-11-18']).out).toContain('WALRAS');
    expect(desk.run(['calls', '--since', 'yesterday'])).toMatchObject({ code: 0 });
    const ran = desk.run(['calls', '--since', 'yore']);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('It takes today, yesterday, monday, "3 days ago"');
    expect(desk.run(['calls', '--since', '2026-13-40']).code).toBe(2);
    desk.leave();
  });
});
