import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextRound, readRepeating } from '../../src/followup/repeating.ts';
import { readSpokenTime } from '../../src/followup/spoken-time.ts';
import { defaultTeam } from '../../src/followup/team.ts';
import { instantToWall } from '../../src/followup/zoned.ts';
import { wednesday } from './read-back.ts';
import { shownAt } from './second-clock.ts';

const contextAt = (now: string, zone: string) => ({ now: new Date(now).toISOString(), zone, team: defaultTeam(zone) });
const here = contextAt(wednesday.now, wednesday.zone);

function shown(phrase: string, context = here): string {
  const repeating = readRepeating(phrase, context);
  if (repeating?.first.kind !== 'time') return 'ask';
  const { weekday, day, hour, minute } = instantToWall(repeating.first.dueAt, context.zone);
  const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return `${repeating.repeats}: first ${weekday} ${day} ${clock}${repeating.first.sure === 'ambiguous' ? ' ?' : ''}`;
}

describe('a promise that is kept again and again', () => {
  it.each([
    ['every two hours', 'in 2 hours: first wed 18 16:30'],
    ['every 2 hrs', 'in 2 hours: first wed 18 16:30'],
    ['every hour with news', 'in 1 hour: first wed 18 15:30'],
    ["I'll call you every hour", 'in 1 hour: first wed 18 15:30'],
    ['hourly', 'in 1 hour: first wed 18 15:30'],
    ['hourly updates', 'in 1 hour: first wed 18 15:30'],
    ['once an hour', 'in 1 hour: first wed 18 15:30'],
    ['every half hour', 'in 30 minutes: first wed 18 15:00'],
    ['every 30 minutes until solved', 'in 30 minutes: first wed 18 15:00'],
    ['every hour and a half', 'in 90 minutes: first wed 18 16:00'],
    ['every other hour', 'in 2 hours: first wed 18 16:30'],
    ['every other day', 'in 2 days: first fri 20 14:30'],
    ['every second day', 'in 2 days: first fri 20 14:30'],
    ['every 3 days at noon', 'in 3 days at 12:00: first sat 21 12:00'],
    ['every day', 'tomorrow: first thu 19 17:00'],
    ['each and every day', 'tomorrow: first thu 19 17:00'],
    ['every single day', 'tomorrow: first thu 19 17:00'],
    ['once a day', 'tomorrow: first thu 19 17:00'],
    ['daily', 'tomorrow: first thu 19 17:00'],
    ['every day until it is fixed', 'tomorrow: first thu 19 17:00'],
    ['daily at 9', 'tomorrow at 09:00: first thu 19 09:00'],
    ['daily at 4', 'tomorrow at 16:00: first wed 18 16:00'],
    ['at half four every day', 'tomorrow at 16:30: first wed 18 16:30'],
    ['daily at 7', 'tomorrow at 19:00: first wed 18 19:00 ?'],
    ['every evening at 7', 'tomorrow at 19:00: first wed 18 19:00'],
    ['every morning', 'tomorrow morning: first thu 19 12:00'],
    ['each morning', 'tomorrow morning: first thu 19 12:00'],
    ['nightly', 'tomorrow night: first thu 19 21:00'],
    ['each Friday at noon', 'next Friday at 12:00: first fri 20 12:00'],
    ['every Friday', 'next Friday: first fri 20 17:00'],
    ['at noon each Friday', 'next Friday at 12:00: first fri 20 12:00'],
    ['Fridays at noon', 'next Friday at 12:00: first fri 20 12:00'],
    ['on Mondays', 'next Monday: first mon 23 17:00'],
    ['every Wednesday at 4', 'next Wednesday at 16:00: first wed 18 16:00'],
    ['every Wednesday at 10', 'next Wednesday at 10:00: first wed 25 10:00'],
    ['weekly on Friday at noon', 'next Friday at 12:00: first fri 20 12:00'],
    ['every Monday morning', 'next Monday morning: first mon 23 12:00'],
    ['every weekday at 9', 'the next business day at 09:00: first thu 19 09:00'],
    ['every working day', 'the next business day: first thu 19 17:00'],
    ['once a week', 'in 1 week: first wed 25 14:30'],
    ['weekly', 'in 1 week: first wed 25 14:30'],
    ['fortnightly', 'in 2 weeks: first wed 2 14:30'],
    ['once a month', 'in 1 month: first fri 18 14:30'],
    ['every 2 business days', 'in 2 business days: first fri 20 17:00'],
  ])('"%s" is %s', (phrase, meant) => {
    expect(shown(phrase)).toBe(meant);
  });

  it.each([
    'twice a day',
    'three times a week',
    'every Tuesday and Thursday',
    'every other Friday',
    'every few hours',
    'every 2 to 3 hours',
    'every day until Friday',
    'every day until',
    'every day except Sunday',
    'not every day',
    'maybe every day',
    'every day if nothing happens',
    'every time it breaks',
    'every hour at 9',
    'every 0 minutes',
    'every 30 seconds',
    'every',
    'once',
    'biweekly',
    'in 2 hours',
    'tomorrow at 9',
    'I call every customer',
    '',
    `every day ${'x'.repeat(400)}`,
  ])('asks about "%s"', (phrase) => {
    expect(readRepeating(phrase, here)).toBeNull();
  });

  it('has a text of its own, with no word of what was typed', () => {
    const repeats = readRepeating('daily at 9 until \u001b[2J Anna rings', here)?.repeats;
    expect(repeats).toBe('tomorrow at 09:00');
  });

  it('is still asked about where one time is wanted', () => {
    expect(readSpokenTime('daily at 9', here).kind).toBe('ask');
  });
});

describe('the round behind a moment', () => {
  const friday = contextAt('2026-11-20T12:00:00-05:00', 'America/New_York');

  it.each([
    ['2026-11-20T12:00:00-05:00', '2026-11-27T12:00:00-05:00'],
    ['2026-11-20T09:00:00-05:00', '2026-11-27T12:00:00-05:00'],
    ['2026-11-21T09:00:00-05:00', '2026-11-27T12:00:00-05:00'],
    ['2026-11-23T09:00:00-05:00', '2026-11-27T12:00:00-05:00'],
    ['2026-11-26T09:00:00-05:00', '2026-11-27T12:00:00-05:00'],
  ])('each Friday at noon, counted from %s, is %s', (now, due) => {
    const reading = nextRound('next Friday at 12:00', contextAt(now, 'America/New_York'));
    expect(reading).toMatchObject({ kind: 'time', sure: 'clear', dueAt: new Date(due).toISOString() });
  });

  it('of working days leaves the weekend out', () => {
    expect(nextRound('the next business day at 09:00', friday)).toMatchObject({ dueAt: '2026-11-23T14:00:00.000Z' });
  });
});

describe('however many rounds', { timeout: 30_000 }, () => {
  const zones = ['America/New_York', 'Europe/London', 'Australia/Sydney', 'Asia/Kolkata', 'Australia/Adelaide'];
  const moments = fc
    .tuple(fc.integer({ min: 0, max: 730 * 48 }), fc.constantFrom(...zones))
    .map(([half, zone]) => contextAt(new Date(Date.UTC(2026, 0, 1) + half * 1_800_000).toISOString(), zone));
  const phrases = fc.constantFrom(
    'every 30 minutes',
    'every two hours',
    'daily',
    'every other day',
    'daily at 9',
    'every morning',
    'each Friday at noon',
    'every Monday morning',
    'every weekday at 9',
    'once a week',
    'once a month',
    'daily at 02:30',
  );

  it('each lies after the one before', () => {
    fc.assert(
      fc.property(moments, phrases, (context, phrase) => {
        const repeating = readRepeating(phrase, context);
        let { now } = context;
        let reading = repeating?.first;
        for (let round = 0; round < 12; round++) {
          expect(reading).toMatchObject({ kind: 'time' });
          if (reading?.kind !== 'time') return;
          expect(Date.parse(reading.dueAt)).toBeGreaterThan(Date.parse(now));
          now = reading.dueAt;
          reading = nextRound(repeating?.repeats ?? '', { ...context, now });
        }
      }),
      { numRuns: 250 },
    );
  });

  it.each(zones)('a daily time keeps its place on the wall and misses no day, over both clock changes: %s', (zone) => {
    let now = new Date(Date.UTC(2026, 0, 1, 12)).toISOString();
    const seen: number[] = [];
    for (let round = 0; round < 730; round++) {
      const reading = nextRound('tomorrow at 09:00', contextAt(now, zone));
      if (reading.kind !== 'time') throw new Error(reading.question);
      const { year, month, day, hour, minute } = shownAt(Date.parse(reading.dueAt), zone);
      expect([hour, minute]).toEqual([9, 0]);
      seen.push(Date.UTC(year, month - 1, day) / 86_400_000);
      now = reading.dueAt;
    }
    expect(seen.filter((day, index) => index > 0 && day - (seen[index - 1] ?? 0) !== 1)).toEqual([]);
  });
});
