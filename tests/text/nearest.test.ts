import { describe, expect, it } from 'vitest';
import { isSlip, meantBy, nearest } from '../../src/text/nearest.ts';

const names = ['title', 'at-most', 'reminders', 'list', 'lint', 'playbooks'];

describe('the name that was meant', () => {
  it.each([
    ['tilte', 'title'],
    ['atMost', 'at-most'],
    ['AT_MOST', 'at-most'],
    ['remi', 'reminders'],
    ['playbok', 'playbooks'],
    ['lits', 'list'],
    ['nothing like it', null],
    ['x', null],
    ['', null],
  ])('by %s is %s', (typed, meant) => {
    expect(nearest(typed, names)).toBe(meant);
    expect(meantBy(typed, names)).toBe(meant === null ? '' : ` Did you mean ${meant}?`);
  });

  it('is none where a beginning fits several, and no other is near', () => {
    expect(nearest('rem', ['reminders', 'remarks-of-the-day'])).toBe(null);
  });

  it('is beyond doubt only where one letter, or the order of two, is wrong', () => {
    expect([isSlip('tilte', 'title'), isSlip('at_most', 'at-most'), isSlip('titl', 'title')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([isSlip('remi', 'reminders'), isSlip('no', 'not')]).toEqual([false, false]);
  });
});
