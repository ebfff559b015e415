import { describe, expect, it } from 'vitest';
import {
  addBusinessDays,
  addBusinessHours,
  closeOfBusiness,
  isOpen,
  nextOpen,
} from '../../src/followup/business-hours.ts';
import { publicHoliday } from '../../src/followup/public-holidays.ts';
import { defaultTeam, type Team } from '../../src/followup/team.ts';

const team = defaultTeam('America/New_York');
const at = (wall: string) => new Date(`${wall}:00-05:00`).toISOString();

describe('a team that works from 9 to 5', () => {
  it.each([
    ['2026-11-18T09:00', true],
    ['2026-11-18T16:59', true],
    ['2026-11-18T17:00', false],
    ['2026-11-18T08:59', false],
    ['2026-11-21T12:00', false],
    ['2026-11-26T12:00', false],
  ])('at %s is open: %s', (wall, open) => {
    expect(isOpen(at(wall), team)).toBe(open);
  });

  it.each([
    ['2026-11-18T14:30', '2026-11-18T17:00'],
    ['2026-11-18T17:00', '2026-11-18T17:00'],
    ['2026-11-20T17:30', '2026-11-23T17:00'],
    ['2026-11-25T18:00', '2026-11-27T17:00'],
  ])('closes next after %s at %s', (wall, close) => {
    expect(closeOfBusiness(at(wall), team)).toBe(at(close));
  });

  it.each([
    ['2026-11-18T14:30', '2026-11-18T14:30'],
    ['2026-11-20T17:00', '2026-11-23T09:00'],
    ['2026-12-31T17:00', '2027-01-04T09:00'],
  ])('can be rung next after %s at %s', (wall, open) => {
    expect(nextOpen(at(wall), team)).toBe(at(open));
  });

  it('counts working hours only while somebody works', () => {
    expect(addBusinessHours(at('2026-11-18T14:30'), 4, team)).toBe(at('2026-11-19T10:30'));
    expect(addBusinessHours(at('2026-11-21T12:00'), 1, team)).toBe(at('2026-11-23T10:00'));
  });

  it('ends the second business day from Friday on Tuesday', () => {
    expect(addBusinessDays(at('2026-11-20T16:45'), 2, team)).toBe(at('2026-11-24T17:00'));
  });
});

describe('other teams', () => {
  const night = { from: '22:00', to: '06:00' };
  const nightShift: Team = {
    ...team,
    hours: { ...team.hours, mon: night, tue: night, wed: night, thu: night, fri: night },
  };

  it('a night shift is open after midnight', () => {
    expect(isOpen(at('2026-11-19T03:00'), nightShift)).toBe(true);
    expect(isOpen(at('2026-11-19T07:00'), nightShift)).toBe(false);
    expect(closeOfBusiness(at('2026-11-19T03:00'), nightShift)).toBe(at('2026-11-19T06:00'));
  });

  it('a team that has said no hours has the usual ones', () => {
    const none: Team = {
      ...team,
      hours: { mon: null, tue: null, wed: null, thu: null, fri: null, sat: null, sun: null },
    };
    expect(closeOfBusiness(at('2026-11-18T14:30'), none)).toBe(at('2026-11-18T17:00'));
  });

  it('a team outside the United States has their holidays only if it says so', () => {
    const berlin = defaultTeam('Europe/Berlin');
    expect(isOpen('2026-11-26T12:00:00.000Z', berlin)).toBe(true);
    expect(isOpen('2026-11-26T12:00:00.000Z', { ...berlin, holidays: [{ date: '2026-11-26', name: 'Outing' }] })).toBe(
      false,
    );
  });

  it('a team whose every working day is off for longer than a year still has a next one', () => {
    const fridays = Array.from({ length: 80 }, (_, week) => ({
      date: new Date(Date.UTC(2026, 10, 20 + 7 * week)).toISOString().slice(0, 10),
      name: 'Closed',
    }));
    const hours = { ...team.hours, mon: null, tue: null, wed: null, thu: null };
    const closed: Team = { ...team, hours, holidays: fridays };
    expect(nextOpen(at('2026-11-18T14:30'), closed)).toBe('2028-06-02T13:00:00.000Z');
  });

  it('opens by the clock on both sides of a clock change', () => {
    expect(nextOpen('2026-03-07T12:00:00.000Z', team)).toBe('2026-03-09T13:00:00.000Z');
    expect(nextOpen('2026-10-31T12:00:00.000Z', team)).toBe('2026-11-02T14:00:00.000Z');
  });
});

describe('public holidays', () => {
  const day = (date: string) => {
    const [year = 0, month = 0, number = 0] = date.split('-').map(Number);
    return { year, month, day: number };
  };

  it.each([
    ['us', '2026-01-19', 'Martin Luther King Day'],
    ['us', '2026-07-03', 'Independence Day (made up for)'],
    ['us', '2026-11-26', 'Thanksgiving'],
    ['us', '2027-12-31', "New Year's Day (made up for)"],
    ['gb', '2026-04-03', 'Good Friday'],
    ['gb', '2027-03-29', 'Easter Monday'],
    ['gb', '2026-12-28', 'Boxing Day (made up for)'],
    ['gb', '2027-12-28', 'Boxing Day (made up for)'],
    ['gb', '2022-12-27', 'Christmas Day (made up for)'],
    ['ca', '2026-09-07', 'Labour Day'],
    ['us', '2026-11-27', null],
    ['none', '2026-12-25', null],
  ] as const)('%s %s: %s', (region, date, name) => {
    expect(publicHoliday(day(date), region)).toBe(name);
  });
});
