import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { ownZoneIs } from '../../src/followup/own-zone.ts';
import { instantToWall } from '../../src/followup/zoned.ts';
import { shownAt } from './second-clock.ts';

const before = process.env.TZ;

afterAll(() => {
  ownZoneIs(null);
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
});

const zones = [
  'UTC',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Europe/Dublin',
];

it.each(zones)('%s as the computer’s own zone shows what Intl shows', (zone) => {
  process.env.TZ = zone;
  ownZoneIs(zone);
  const instants = fc.integer({ min: Date.UTC(1973, 0) / 60_000, max: Date.UTC(2100, 0) / 60_000 });
  fc.assert(
    fc.property(instants, (minutes) => {
      const { year, month, day, hour, minute } = instantToWall(new Date(minutes * 60_000).toISOString(), zone);
      expect({ year, month, day, hour, minute }).toEqual(shownAt(minutes * 60_000, zone));
    }),
    { numRuns: 500 },
  );
});
