import { describe, expect, it } from 'vitest';
import { readSpokenTime } from '../../src/followup/spoken-time.ts';
import { defaultTeam } from '../../src/followup/team.ts';
import { readAt, readBack, type Scene } from './read-back.ts';

function doubts(phrase: string, scene?: Scene): readonly string[] {
  const reading = readAt(phrase, scene);
  return reading.kind === 'time' ? reading.doubts : [reading.question];
}

const berlin = (now: string): Scene => ({ now, zone: 'Europe/Berlin' });

describe('clock changes', () => {
  it('moves a time out of the hour that a night skips, and says so', () => {
    const scene = berlin('2026-03-28T12:00:00+01:00');
    expect(readBack('tomorrow 02:30', scene)).toBe('sun 29 03:30 ?');
    expect(doubts('tomorrow 02:30', scene)).toContain('02:30 does not exist that day, using 03:30');
  });

  it('takes the first of an hour that comes twice, and says so', () => {
    const scene = berlin('2026-10-24T12:00:00+02:00');
    expect(readAt('tomorrow 02:30', scene)).toMatchObject({ dueAt: '2026-10-25T00:30:00.000Z' });
    expect(doubts('tomorrow 02:30', scene)).toContain('02:30 happens twice that day, using the first');
  });

  it('keeps the clock for days and counts hours as they pass', () => {
    const scene = berlin('2026-10-24T12:00:00+02:00');
    expect(readBack('in 1 day', scene)).toBe('sun 25 12:00');
    expect(readBack('in 24 hours', scene)).toBe('sun 25 11:00');
  });

  it('reads EST in July as the clock of the place, and says so', () => {
    const scene = { now: '2026-07-01T12:00:00-04:00', zone: 'America/New_York' };
    expect(readBack('tomorrow 3pm EST', scene)).toBe('thu 2 15:00');
    expect(doubts('tomorrow 3pm EST', scene)).toEqual([
      'EST is not the time in New York then: read as the clock there (summer time).',
    ]);
  });
});

describe('what is shown before it is saved', () => {
  it.each([
    ['at 18:30', 'Outside working hours (closed at 17:00)'],
    ['tomorrow 7am', 'Outside working hours (opens at 09:00)'],
    ['Saturday at 10', 'Outside working hours (closed on Saturdays)'],
    ['Thanksgiving at noon', 'Outside working hours (Thanksgiving)'],
    ['half three', 'half three: read as 15:30'],
    ['12/11', '12/11 is read month first: 11 December.'],
    ['2026-11-01T12:00', 'That is in the past'],
    ['next Friday', 'Read as Fri 27 Nov; it may mean Fri 20 Nov.'],
    ['maybe tomorrow', 'Said with a "maybe": is it a promise?'],
    ['tomorow', '"tomorow" is read as tomorrow.'],
    ['in a few hours', '"A few" is read as 3.'],
  ])('"%s" comes with: %s', (phrase, doubt) => {
    expect(doubts(phrase)).toContain(doubt);
  });

  it('has no doubt about a plain time in working hours', () => {
    expect(doubts('tomorrow at 3pm')).toEqual([]);
  });

  it('the moment of closing is no doubt', () => {
    expect(doubts('by 17:00')).toEqual([]);
  });
});

describe('a customer elsewhere', () => {
  const denver: Scene = { now: '2026-11-18T14:30:00-07:00', zone: 'America/Denver', teamZone: 'America/New_York' };
  const sydney: Scene = { now: '2026-11-18T14:30:00+11:00', zone: 'Australia/Sydney', teamZone: 'America/New_York' };

  it('has their own tomorrow, and the close of business of the team', () => {
    expect(readBack('tomorrow', denver)).toBe('thu 19 09:00 - thu 19 15:00');
    expect(readBack('tomorrow at 3', denver)).toBe('thu 19 15:00');
  });

  it('is promised their own day where ours would end in the middle of their night', () => {
    expect(readBack('tomorrow', sydney)).toBe('thu 19 09:00 - thu 19 17:00');
    expect(doubts('tomorrow', sydney)).toEqual([
      "Read as 17:00 in Sydney; the team's own close is Thu 19 Nov 17:00 in New York, which is Fri 20 Nov 09:00 in Sydney.",
      'Outside working hours (opens at 09:00)',
    ]);
  });

  it('has the end of a day on the clock that was named', () => {
    expect(readBack('EOD tomorrow', denver)).toBe('thu 19 15:00');
    expect(readBack('EOD tomorrow your time', denver)).toBe('thu 19 17:00');
    expect(readBack('tomorrow morning my time', denver)).toBe('thu 19 07:00 - thu 19 10:00');
  });

  it('gets the business days of the team', () => {
    expect(readBack('next business day', sydney)).toBe('thu 19 09:00');
  });

  it('is asked about their night', () => {
    expect(doubts('tomorrow 10am my time', sydney)).toContain('It is 02:00 for the customer, in Sydney');
  });

  it('gives the zone that was named', () => {
    expect(readAt('tomorrow 10am my time', denver)).toMatchObject({
      zone: 'America/New_York',
      dueAt: '2026-11-19T15:00:00.000Z',
    });
    expect(readAt('tomorrow 10am', denver)).toMatchObject({ zone: 'America/Denver' });
  });

  it('is told when the named place is on another day already', () => {
    const late: Scene = { now: '2026-11-18T22:00:00-07:00', zone: 'America/Denver' };
    expect(readBack('tomorrow 9am GMT', late)).toBe('thu 19 02:00 ?');
  });
});

describe('a team with its own ways', () => {
  const now = '2026-11-18T19:30:00.000Z';
  const zone = 'America/New_York';
  const team = defaultTeam(zone);

  it('reads 12/11 day first where the team does', () => {
    const reading = readSpokenTime('12/11', {
      now: '2026-11-01T19:30:00.000Z',
      zone,
      team: { ...team, dateOrder: 'day-first' },
    });
    expect(reading).toMatchObject({
      dueAt: '2026-11-12T22:00:00.000Z',
      doubts: ['12/11 is read day first: 12 November.'],
    });
  });

  it('closes when it closes', () => {
    const hours = { ...team.hours, wed: { from: '08:00', to: '20:00' } };
    expect(readSpokenTime('by close of business', { now, zone, team: { ...team, hours } })).toMatchObject({
      dueAt: '2026-11-19T01:00:00.000Z',
    });
  });

  it('skips the holidays on its list', () => {
    const holidays = [{ date: '2026-11-19', name: 'Outing' }];
    expect(readSpokenTime('next business day', { now, zone, team: { ...team, holidays } })).toMatchObject({
      dueAt: '2026-11-20T22:00:00.000Z',
    });
  });

  it('ends its morning when it says so', () => {
    const dayParts = { ...team.dayParts, morning: '11:00' };
    expect(readSpokenTime('tomorrow morning', { now, zone, team: { ...team, dayParts } })).toMatchObject({
      dueAt: '2026-11-19T16:00:00.000Z',
    });
  });
});
