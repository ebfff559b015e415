import { describe, expect, it } from 'vitest';
import { readSpokenTime } from '../../src/followup/spoken-time.ts';
import { type TeamSettings, teamFrom } from '../../src/followup/team-settings.ts';
import { instantToWall } from '../../src/followup/zoned.ts';

// Each setting is there because it changes when a promise is due: this is the proof, on a Wednesday afternoon in New York.

const newYork = 'America/New_York';
const now = '2026-11-18T19:30:00.000Z';

function reading(phrase: string, settings: TeamSettings, zone: string) {
  return readSpokenTime(phrase, { now, zone, team: teamFrom(settings, newYork) });
}

/** On the customer's clock: "sat 21 14:00", with the start before it when there is one */
function due(phrase: string, settings: TeamSettings = {}, zone = newYork): string {
  const read = reading(phrase, settings, zone);
  if (read.kind === 'ask') return read.question;
  const clock = (at: string) => {
    const { weekday, day, hour, minute } = instantToWall(at, zone);
    return `${weekday} ${day} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  };
  return [...new Set([read.notBefore, read.dueAt].flatMap((at) => (at === null ? [] : clock(at))))].join(' - ');
}

function doubts(phrase: string, settings: TeamSettings = {}, zone = newYork): string {
  const read = reading(phrase, settings, zone);
  return read.kind === 'ask' ? '' : read.doubts.join(' ');
}

function changes(what: string, settings: TeamSettings, rows: readonly (readonly [string, string, string])[]) {
  describe(what, () => {
    it.each(rows)('"%s" was %s, and is %s', (phrase, before, after) => {
      expect(due(phrase)).toBe(before);
      expect(due(phrase, settings)).toBe(after);
    });
  });
}

const saturdays: TeamSettings = { hours: 'mon-fri 09:00-17:00, sat 10:00-14:00' };

changes('a team that works on Saturdays', saturdays, [
  ['end of business Saturday', 'sat 21 17:00', 'sat 21 14:00'],
  ['Saturday', 'sat 21 09:00 - sat 21 17:00', 'sat 21 10:00 - sat 21 14:00'],
  ['first thing Saturday', 'sat 21 09:00', 'sat 21 10:00'],
  ['in 3 business days', 'mon 23 17:00', 'sat 21 14:00'],
  ['by the end of the week', 'fri 20 17:00', 'sat 21 14:00'],
  ['in 20 business hours', 'mon 23 10:30', 'sat 21 11:30'],
]);

changes('a team that closes at 3', { hours: 'mon-fri 07:00-15:00' }, [
  ['end of business', 'wed 18 17:00', 'wed 18 15:00'],
  ['tomorrow', 'thu 19 09:00 - thu 19 17:00', 'thu 19 08:00 - thu 19 15:00'],
  ['in 2 business hours', 'wed 18 16:30', 'thu 19 08:30'],
]);

changes('a night shift', { hours: 'mon-fri 22:00-06:00' }, [
  ['end of business', 'wed 18 17:00', 'thu 19 06:00'],
  ['in 4 business hours', 'thu 19 10:30', 'thu 19 02:00'],
]);

changes('a day off of the team', { holidays: '2026-11-19 Stocktaking' }, [
  ['in 1 business day', 'thu 19 17:00', 'fri 20 17:00'],
  ['in 2 business days', 'fri 20 17:00', 'mon 23 17:00'],
  ['next business day', 'thu 19 17:00', 'fri 20 17:00'],
  ['in 4 business hours', 'thu 19 10:30', 'fri 20 10:30'],
]);

changes('other public holidays', { 'public-holidays': 'ca' }, [
  ['in 6 business days', 'fri 27 17:00', 'thu 26 17:00'],
  ['by Thanksgiving', 'thu 26 17:00', 'mon 11 17:00'],
]);

changes(
  'other parts of the day',
  { 'day-parts': 'morning 11:00, lunch 14:00, afternoon 18:00, evening 21:30, tonight 23:00' },
  [
    ['this evening', 'wed 18 17:00 - wed 18 20:00', 'wed 18 18:00 - wed 18 21:30'],
    ['tonight', 'wed 18 18:00 - wed 18 21:00', 'wed 18 19:00 - wed 18 23:00'],
    ['this afternoon', 'wed 18 14:30 - wed 18 17:00', 'wed 18 14:30 - wed 18 18:00'],
    ['tomorrow morning', 'thu 19 09:00 - thu 19 12:00', 'thu 19 09:00 - thu 19 11:00'],
    ['by lunch tomorrow', 'thu 19 12:00', 'thu 19 11:00'],
    ['after lunch tomorrow', 'thu 19 13:00 - thu 19 17:00', 'thu 19 14:00 - thu 19 18:00'],
  ],
);

changes('the other order of dates', { dates: 'day-first' }, [
  ['by 12/1', 'tue 1 17:00', 'tue 12 17:00'],
  ['11/20', 'fri 20 17:00', 'fri 20 17:00'],
]);

changes('a team in Denver for a customer in New York', { zone: 'America/Denver' }, [
  ['close of business', 'wed 18 17:00', 'wed 18 19:00'],
  ['close of business tomorrow', 'thu 19 17:00', 'thu 19 19:00'],
  ['in 2 business days', 'fri 20 17:00', 'fri 20 19:00'],
  ['at 4 our time', 'wed 18 16:00', 'wed 18 18:00'],
  ['tomorrow at 4', 'thu 19 16:00', 'thu 19 16:00'],
]);

describe('what stands against a time', () => {
  it('is what the team has set', () => {
    expect(doubts('Saturday at noon')).toContain('closed on Saturdays');
    expect(doubts('Saturday at noon', saturdays)).toBe('');
    expect(doubts('Saturday at 3pm', saturdays)).toContain('closed at 14:00');
    expect(doubts('tomorrow at 3pm', { holidays: '2026-11-19 Stocktaking' })).toContain('Stocktaking');
    expect(doubts('26 November at 3pm')).toContain('Thanksgiving');
    expect(doubts('26 November at 3pm', { 'public-holidays': 'none' })).toBe('');
    expect(doubts('by 12/1', { dates: 'day-first' })).toContain('12/1 is read day first');
    expect(doubts('tomorrow at 9', { zone: 'America/Denver' })).toContain('opens at 09:00');
  });

  it('is asked of a team that works around the clock by nobody', () => {
    const always = { hours: 'mon-sun 00:00-24:00', 'public-holidays': 'none' };
    for (const phrase of ['tomorrow at 3am', 'Sunday at 11pm', '26 November at 3pm'])
      expect(doubts(phrase, always)).toBe('');
  });
});

describe('a team that is closed for longer than a year', () => {
  const fridays = Array.from({ length: 80 }, (_, week) => {
    const day = new Date(Date.UTC(2026, 10, 20 + 7 * week)).toISOString().slice(0, 10);
    return `${day} Closed`;
  });

  it('still has a next business day', () => {
    const closed = { hours: 'fri 09:00-17:00', holidays: fridays.join('\n') };
    expect(reading('in 1 business day', closed, newYork)).toMatchObject({ dueAt: '2028-06-02T21:00:00.000Z' });
    expect(reading('close of business', closed, newYork)).toMatchObject({ dueAt: '2028-06-02T21:00:00.000Z' });
    expect(reading('in 3 business hours', closed, newYork)).toMatchObject({ dueAt: '2028-06-02T16:00:00.000Z' });
  });
});
