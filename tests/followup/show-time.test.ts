import { describe, expect, it } from 'vitest';
import { cityOf, showDistance, showInstant, showLate } from '../../src/followup/show-time.ts';
import { zoneNamed } from '../../src/followup/zone-named.ts';

describe('a moment as people read it', () => {
  const now = '2026-11-18T22:00:00.000Z';

  it.each([
    [
      'both clocks',
      '2026-11-19T16:00:00.000Z',
      'America/Denver',
      'America/New_York',
      'Thu 19 Nov 09:00 in Denver, 11:00 here, in 18 h',
    ],
    [
      'one clock where both show the same',
      '2026-11-19T16:00:00.000Z',
      'America/Toronto',
      'America/New_York',
      'Thu 19 Nov 11:00, in 18 h',
    ],
    [
      'the day here when it is another one',
      '2026-11-19T06:30:00.000Z',
      'America/Denver',
      'Europe/Berlin',
      'Wed 18 Nov 23:30 in Denver, Thu 19 Nov 07:30 here, in 8 h 30 min',
    ],
    [
      'the year when it is not this one',
      '2027-01-04T16:00:00.000Z',
      'America/New_York',
      'America/New_York',
      'Mon 4 Jan 2027 11:00, in 46 d 18 h',
    ],
    ['the past', '2026-11-18T21:14:00.000Z', 'America/New_York', 'America/New_York', 'Wed 18 Nov 16:14, 46 min ago'],
  ])('with %s', (_, at, zone, here, shown) => {
    expect(showInstant(at, { now, zone, here })).toBe(shown);
  });
});

describe('how far off', () => {
  const from = Date.parse('2026-11-18T12:00:00.000Z');

  it.each([
    [123, 'in 2 h 03 min'],
    [120, 'in 2 h'],
    [-46, '46 min ago'],
    [-(26 * 60), '1 d 2 h ago'],
    [24 * 60, 'in 1 d'],
    [0.4, 'now'],
    [0.6, 'in 1 min'],
  ])('%s minutes: %s', (minutes, shown) => {
    expect(showDistance(new Date(from).toISOString(), new Date(from + minutes * 60_000).toISOString())).toBe(shown);
  });

  it.each([
    [26 * 3600, '1 d 2 h'],
    [3 * 3600 + 31 * 60, '3 h 31'],
    [46 * 60 + 59, '46 min'],
    [3 * 3600, '3 h'],
    [59, 'under 1 min'],
  ])('%s seconds late: %s', (seconds, shown) => {
    expect(showLate(seconds)).toBe(shown);
  });
});

describe('a place', () => {
  it.each([
    ['America/New_York', 'New York'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
    ['UTC', 'UTC'],
  ])('of the zone %s is %s', (zone, city) => {
    expect(cityOf(zone)).toBe(city);
  });

  it.each([
    ['denver', 'America/Denver'],
    ['New York', 'America/New_York'],
    ['Boston', 'America/New_York'],
    ['america/denver', 'America/Denver'],
    ['UTC', 'UTC'],
    ['Atlantis', null],
    ['constructor', null],
  ])('"%s" has the zone %s', (name, zone) => {
    expect(zoneNamed(name)).toBe(zone);
  });
});
