import { describe, expect, it } from 'vitest';
import { addBusinessHours, closeOfBusiness, isOpen, nextOpen } from '../../src/followup/business-hours.ts';
import { plusDays } from '../../src/followup/calendar.ts';
import { readSpokenTime } from '../../src/followup/spoken-time.ts';
import { defaultTeam } from '../../src/followup/team.ts';
import { instantToWall, wallToInstant } from '../../src/followup/zoned.ts';
import {
  end,
  type HalfHour,
  halfHour,
  halfHoursIn,
  nearChange,
  wallHalfHoursIn,
  whenShown,
  zones,
} from './half-hours.ts';

// All that is expected here is looked up in the table that Intl has filled: nothing of the code under test has a say.

const day = 86_400_000;
const teamIn = (zone: string) => ({ ...defaultTeam(zone), publicHolidays: 'none' as const });
const iso = (ms: number | undefined) => new Date(ms ?? Number.NaN).toISOString();

/** From 9 to 5 on the wall, Monday to Friday. */
function isWorking({ wall }: HalfHour): boolean {
  const date = new Date(wall);
  const minutes = date.getUTCHours() * 60 + date.getUTCMinutes();
  return date.getUTCDay() % 6 !== 0 && minutes >= 540 && minutes < 1020;
}

/** In each row the first row at or behind it that fits, found from the end. */
function nextOf(table: readonly HalfHour[], fits: (row: HalfHour) => boolean): number[] {
  let found = Number.NaN;
  return table
    .toReversed()
    .map((row) => {
      if (fits(row)) found = row.ms;
      return found;
    })
    .toReversed();
}

describe('every half hour of two years', { timeout: 60_000 }, () => {
  it.each(zones)('%s: business hours open, close and add up as the clock on the wall says', (zone) => {
    const team = teamIn(zone);
    const table = wallHalfHoursIn(zone);
    const isNear = nearChange(table);
    const working = table.filter(isWorking);
    const opens = nextOf(table, isWorking);
    const closes = nextOf(table, (row) => !isWorking(row) && isWorking({ ...row, wall: row.wall - halfHour }));
    const wrong: unknown[] = [];
    let next = 0;
    for (const [index, row] of table.entries()) {
      if (row.ms >= end) break;
      while ((working[next]?.ms ?? 0) < row.ms) next++;
      const at = iso(row.ms);
      const pairs: readonly [found: () => unknown, expected: unknown][] = [
        [() => isOpen(at, team), isWorking(row)],
        [() => nextOpen(at, team), iso(opens[index])],
        [() => closeOfBusiness(at, team), iso(closes[index])],
        [() => addBusinessHours(at, 3, team), iso((working[next + 5]?.ms ?? 0) + halfHour)],
      ];
      // All four around a clock change; else they take turns, another one at the same time of the next day.
      const turn = (index + Math.floor(index / 48)) % pairs.length;
      for (const [number, [found, expected]] of pairs.entries())
        if ((number === turn || isNear(row)) && found() !== expected) wrong.push([at, number, expected]);
    }
    expect(wrong).toEqual([]);
  });

  it.each(zones)('%s: a day and three days from now keep the time on the wall', (zone) => {
    const table = halfHoursIn(zone);
    const shown = whenShown(table);
    const wrong = table.filter(({ ms, wall }, index) => {
      if (ms >= end) return false;
      const now = instantToWall(iso(ms), zone);
      const days = index % 2 === 0 ? 1 : 3;
      return wallToInstant({ ...now, ...plusDays(now, days) }, zone).at !== iso(shown(wall + days * day));
    });
    expect(wrong).toEqual([]);
  });
});

describe('what is read', { timeout: 60_000 }, () => {
  it.each(zones)(
    '%s: days keep the wall and hours run on, before and behind each clock change and all year',
    (zone) => {
      const table = wallHalfHoursIn(zone);
      const shown = whenShown(table);
      const team = teamIn(zone);
      const isNear = nearChange(table);
      const wrong: unknown[] = [];
      for (const [index, row] of table.entries()) {
        if (row.ms >= end || (!isNear(row) && index % 97 !== 0)) continue;
        const midnight = row.wall - (row.wall % day);
        const expected: readonly [phrase: string, due: number][] = [
          ['tomorrow at noon', shown(midnight + day + day / 2)],
          ['in 2 days', shown(row.wall + 2 * day)],
          ['in 24 hours', row.ms + day],
        ];
        for (const [phrase, due] of expected) {
          const reading = readSpokenTime(phrase, { now: iso(row.ms), zone, team });
          if (reading.kind === 'ask' || reading.dueAt !== iso(due))
            wrong.push([phrase, iso(row.ms), iso(due), reading]);
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  it.each([
    ['2028-02-28T12:00', 'tomorrow at noon', '2028-02-29T12:00'],
    ['2028-02-28T12:00', 'in 2 days', '2028-03-01T12:00'],
    ['2028-02-29T12:00', 'tomorrow at noon', '2028-03-01T12:00'],
    ['2028-02-29T12:00', 'in a year', '2029-02-28T12:00'],
    ['2028-01-31T12:00', 'in a month', '2028-02-29T12:00'],
    ['2028-03-31T12:00', 'in a month', '2028-04-30T12:00'],
    ['2028-12-31T12:00', 'tomorrow at noon', '2029-01-01T12:00'],
    ['2028-02-28T12:00', 'the 29th at noon', '2028-02-29T12:00'],
    ['2027-02-28T12:00', 'tomorrow at noon', '2027-03-01T12:00'],
  ])('leap day and month end: on %s, "%s" is %s', (now, phrase, due) => {
    for (const zone of ['Asia/Kolkata', 'America/St_Johns', 'Australia/Adelaide']) {
      const utcOf = (wall: string) => {
        const [date = '', clock = ''] = wall.split('T');
        const [year = 0, month = 0, number = 0] = date.split('-').map(Number);
        return wallToInstant({ year, month, day: number, hour: Number(clock.slice(0, 2)), minute: 0 }, zone).at;
      };
      const reading = readSpokenTime(phrase, { now: utcOf(now), zone, team: teamIn(zone) });
      expect(reading, zone).toMatchObject({ kind: 'time', dueAt: utcOf(due) });
    }
  });
});
