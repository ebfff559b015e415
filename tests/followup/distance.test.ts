import { describe, expect, it } from 'vitest';
import { readDistance } from '../../src/followup/distance.ts';

describe('a distance', () => {
  it.each([
    ['30m', 30],
    ['45 min', 45],
    ['1h', 60],
    ['1h30', 90],
    ['1 h 30 min', 90],
    ['2d', 2880],
    [' 1D 2H ', 1560],
    ['1w', 10_080],
  ])('"%s" is so many minutes: %i', (text, minutes) => expect(readDistance(text)).toBe(minutes));

  it.each(['', '30', 'h', '-1h', '1.5h', '1h1h', '30m 1h', '99999h', '17:00', 'at 3', '1 month'])(
    '"%s" is none',
    (text) => expect(readDistance(text)).toBe(null),
  );
});
