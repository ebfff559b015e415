import { expect, it } from 'vitest';
import { layout, type Parts } from '../../src/terminal/layout.ts';

const screen = (notes: number, tried: () => void): Parts => ({
  header: ['header'],
  details: [],
  lead: [],
  say: ['say'],
  guide: ['guide'],
  middle: [],
  notes: {
    lines: Array.from({ length: notes }, (_, index) => `note ${index + 1}`),
    heading: (shown) => {
      tried();
      return `the newest ${shown}`;
    },
  },
  question: [],
  status: [],
  keys: ['keys'],
  rule: '---',
  isOver: false,
  page: 0,
  turns: 'PgDn',
});

it('a thousand notes are fitted into the window in as many tries as thirty', () => {
  const tries = (notes: number) => {
    let count = 0;
    const { above } = layout(
      screen(notes, () => {
        count += 1;
      }),
      { most: 22, least: 22 },
    );
    expect(above).toContain(`note ${notes}`);
    return count;
  };
  expect(tries(1000)).toBe(tries(30));
});
