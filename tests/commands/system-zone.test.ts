import { afterAll, expect, it } from 'vitest';
import { systemZone } from '../../src/commands/system-zone.ts';

const before = process.env.TZ;

afterAll(() => {
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
});

it.each([
  ['America/New_York', 'America/New_York'],
  [':Asia/Kolkata', 'Asia/Kolkata'],
  ['UTC', 'UTC'],
  // Date takes these for UTC, or knows them by another name.
  ['Atlantic/Reykjavik', null],
  ['Europe/Lundon', null],
  ['CET-1CEST', null],
  ['EST5EDT', null],
  ['posix/Europe/Paris', null],
  ['', null],
])('TZ=%s: %s', (TZ, zone) => {
  process.env.TZ = TZ;
  expect(systemZone({ TZ })).toBe(zone);
});

it('without TZ the system names a zone that Intl calls its own, or none', () => {
  delete process.env.TZ;
  const zone = systemZone({});
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  if (zone !== null)
    expect(new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone).toBe(timeZone);
});
