import { afterAll, expect, it } from 'vitest';
import phrases from './phrases.json' with { type: 'json' };
import { readAt } from './read-back.ts';

const before = process.env.TZ;

afterAll(() => {
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
});

it('reads every phrase alike wherever the computer is', { timeout: 60_000 }, () => {
  const hosts = ['UTC', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Cairo'];
  const offsets = new Set<number>();
  const readings = hosts.map((host) => {
    process.env.TZ = host;
    offsets.add(new Date(2026, 0, 1).getTimezoneOffset());
    return JSON.stringify(phrases.map(({ phrase, ref, tz }) => readAt(phrase, { now: ref, zone: tz })));
  });
  expect(offsets.size).toBe(hosts.length);
  expect(new Set(readings).size).toBe(1);
});
