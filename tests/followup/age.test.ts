import { describe, expect, it } from 'vitest';
import { ageText, agoFrom, readAge } from '../../src/followup/age.ts';

describe('an age', () => {
  it.each([
    ['18 months', '18 months'],
    ['18-Months', '18 months'],
    ['a year', '1 year'],
    ['1 weeks', '1 week'],
    [' 90days ', '90 days'],
  ])('%j is read as %s', (typed, text) => {
    const read = readAge(typed);
    expect(read.ok && ageText(read.value)).toBe(text);
  });

  it.each(['', '18', 'months', '0 days', '-1 year', '1.5 years', '18 moons', '99999 days'])('%j is none', (typed) => {
    expect(readAge(typed)).toMatchObject({ ok: false, problem: expect.stringContaining('write it as 18 months') });
  });

  it.each([
    ['2028-06-01T12:00:00.000Z', { count: 18, unit: 'month' }, '2026-12-01T12:00:00.000Z'],
    ['2028-02-29T12:00:00.000Z', { count: 1, unit: 'year' }, '2027-02-28T12:00:00.000Z'],
    ['2028-03-31T12:00:00.000Z', { count: 1, unit: 'month' }, '2028-02-29T12:00:00.000Z'],
    ['2028-03-01T12:00:00.000Z', { count: 2, unit: 'week' }, '2028-02-16T12:00:00.000Z'],
  ] as const)('counts back from %s by %j', (now, age, then) => {
    expect(agoFrom(now, age)).toBe(then);
  });
});
