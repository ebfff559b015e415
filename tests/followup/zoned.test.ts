import { describe, expect, it } from 'vitest';
import { instantToWall, isZone, wallToInstant } from '../../src/followup/zoned.ts';
import { shownAt } from './second-clock.ts';

const zones = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Auckland'];
const halfHour = 1_800_000;
const [start, end] = [Date.UTC(2026, 0, 1), Date.UTC(2028, 0, 1)];

describe('every half hour of two years', () => {
  it.each(zones)('%s: the clock on the wall is the one that Intl shows', (zone) => {
    const wrong: string[] = [];
    for (let ms = start; ms < end; ms += halfHour) {
      const { year, month, day, hour, minute } = instantToWall(new Date(ms).toISOString(), zone);
      if (JSON.stringify({ year, month, day, hour, minute }) !== JSON.stringify(shownAt(ms, zone))) wrong.push(new Date(ms).toISOString());
    }
    expect(wrong).toEqual([]);
  });

  it.each(zones)('%s: a time on the wall is the first instant that shows it, or lies behind the gap', (zone) => {
    const instants = new Map<number, number[]>();
    for (let ms = start; ms < end; ms += halfHour) {
      const { year, month, day, hour, minute } = shownAt(ms, zone);
      const wall = Date.UTC(year, month - 1, day, hour, minute);
      instants.set(wall, [...(instants.get(wall) ?? []), ms]);
    }
    const walls = [...instants.keys()];
    const wrong: unknown[] = [];
    let [gaps, folds] = [0, 0];
    let last = Math.min(...walls);
    for (let wall = last; wall <= Math.max(...walls); wall += halfHour) {
      const shown = new Date(wall);
      const { at, doubt } = wallToInstant(
        { year: shown.getUTCFullYear(), month: shown.getUTCMonth() + 1, day: shown.getUTCDate(), hour: shown.getUTCHours(), minute: shown.getUTCMinutes() },
        zone,
      );
      const found = instants.get(wall);
      if (found) last = wall;
      const before = instants.get(last)?.at(-1) ?? Number.NaN;
      const expected = found ? [found[0], found.length > 1 ? 'fold' : null] : [before + wall - last, 'gap'];
      if (!found) gaps++;
      if (found && found.length > 1) folds++;
      if (Date.parse(at) !== expected[0] || doubt !== expected[1]) wrong.push([shown.toISOString(), at, doubt, expected]);
    }
    expect(wrong).toEqual([]);
    // Two changes each way in two years: of an hour, on Lord Howe of half an hour, in Kathmandu none.
    const each = zone === 'Asia/Kathmandu' ? 0 : zone === 'Australia/Lord_Howe' ? 2 : 4;
    expect({ gaps, folds }).toEqual({ gaps: each, folds: each });
  });
});

describe('a zone', () => {
  it.each(['America/New_York', 'UTC', 'Europe/London', 'Asia/Kolkata'])('"%s" is one', (name) => {
    expect(isZone(name)).toBe(true);
  });

  it.each(['', 'Mars/Olympus', 'America/New York', '+02:00', '../etc/passwd', 'x'.repeat(1000), '\u0000'])('"%s" is none', (name) => {
    expect(isZone(name)).toBe(false);
  });

  it('keeps the seconds of the offset out of the wall clock', () => {
    expect(instantToWall('2026-11-18T19:30:20.000Z', 'America/St_Johns')).toEqual({ year: 2026, month: 11, day: 18, hour: 16, minute: 0, second: 20, weekday: 'wed' });
  });

  it('that does not exist is a bug, not a silent UTC', () => {
    expect(() => instantToWall('2026-11-18T19:30:00.000Z', 'Mars/Olympus')).toThrow('There is no time zone "Mars/Olympus"');
  });
});
