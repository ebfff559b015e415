import { describe, expect, it } from 'vitest';
import { instantToWall, isZone, wallToInstant } from '../../src/followup/zoned.ts';
import { end, halfHour, halfHoursIn, zones } from './half-hours.ts';

/** What each half hour shows, by Intl; the wall clock as if it were UTC. */
function shownIn(zone: string): ReadonlyMap<number, number> {
  return new Map(halfHoursIn(zone).flatMap(({ ms, wall }) => (ms < end ? [[ms, wall]] : [])));
}

describe('every half hour of two years', { timeout: 60_000 }, () => {
  it.each(zones)('%s: the clock on the wall is the one that Intl shows', (zone) => {
    const wrong = [...shownIn(zone)].filter(([ms, wall]) => {
      const { year, month, day, hour, minute } = instantToWall(new Date(ms).toISOString(), zone);
      return Date.UTC(year, month - 1, day, hour, minute) !== wall;
    });
    expect(wrong).toEqual([]);
  });

  it.each(zones)('%s: a time on the wall is the first instant that shows it, or lies behind the gap', (zone) => {
    const instants = new Map<number, number[]>();
    for (const [ms, wall] of shownIn(zone)) instants.set(wall, [...(instants.get(wall) ?? []), ms]);
    const walls = [...instants.keys()];
    const [first, last] = [walls[0] ?? 0, walls.at(-1) ?? 0];
    const wrong: unknown[] = [];
    const seen = { gaps: 0, folds: 0 };
    let before = first;
    for (let wall = first; wall <= last; wall += halfHour) {
      const { at, doubt } = wallToInstant(wallOf(wall), zone);
      const found = instants.get(wall);
      if (found) before = wall;
      const lastBefore = instants.get(before)?.at(-1) ?? Number.NaN;
      const expected = found?.[0] ?? lastBefore + wall - before;
      const expectedDoubt = !found ? 'gap' : found.length > 1 ? 'fold' : null;
      if (expectedDoubt === 'gap') seen.gaps++;
      if (expectedDoubt === 'fold') seen.folds++;
      if (Date.parse(at) !== expected || doubt !== expectedDoubt) wrong.push([new Date(wall).toISOString(), at, doubt]);
    }
    expect(wrong).toEqual([]);
    // Two changes each way in two years: of an hour, on Lord Howe of half an hour, in Kathmandu none.
    const each = zone === 'Asia/Kathmandu' ? 0 : zone === 'Australia/Lord_Howe' ? 2 : 4;
    expect(seen).toEqual({ gaps: each, folds: each });
  });
});

function wallOf(asUtc: number) {
  const date = new Date(asUtc);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
  };
}

describe('a zone', () => {
  it.each(['America/New_York', 'UTC', 'Europe/London', 'Asia/Kolkata'])('"%s" is one', (name) => {
    expect(isZone(name)).toBe(true);
  });

  it.each(['', 'Mars/Olympus', 'America/New York', '+02:00', '../etc/passwd', 'x'.repeat(1000), '\u0000'])(
    '"%s" is none',
    (name) => {
      expect(isZone(name)).toBe(false);
    },
  );

  it('keeps the seconds of the offset out of the wall clock', () => {
    expect(instantToWall('2026-11-18T19:30:20.000Z', 'America/St_Johns')).toEqual({
      year: 2026,
      month: 11,
      day: 18,
      hour: 16,
      minute: 0,
      second: 20,
      weekday: 'wed',
    });
  });

  it('that does not exist is a bug, not a silent UTC', () => {
    expect(() => instantToWall('2026-11-18T19:30:00.000Z', 'Mars/Olympus')).toThrow(
      'There is no time zone "Mars/Olympus"',
    );
  });
});
