import { describe, expect, it } from 'vitest';
import { answerRows, docsPage, heldBy, wrongWith } from './helpers/answer-table.ts';

// What can go wrong and what can be done to the program, row by row, with what was done about it. Which rows there are is
// not for the pages to decide.

const pages: readonly { page: string; groups: Readonly<Record<string, readonly [number, number]>> }[] = [
  { page: 'faults.md', groups: { A: [1, 8], B: [9, 23], C: [24, 31], S: [1, 12] } },
  { page: 'attacks.md', groups: { D: [32, 41], E: [42, 47], F: [48, 54], G: [55, 65], H: [66, 73], I: [74, 79] } },
];

describe.each(pages)('docs/$page', ({ page, groups }) => {
  const rows = answerRows(docsPage(page));

  it('has every row once, in order', () => {
    const wanted = Object.entries(groups).flatMap(([group, [first, last]]) =>
      Array.from({ length: last - first + 1 }, (_, at) => `${group}${first + at}`),
    );
    expect(rows.map(([id]) => id)).toEqual(wanted);
  });

  it.each(rows)('%s: is met, in part, or not, and says why where it is not whole', (...row) => {
    const [, fault, seen, state = '', how, held = ''] = row;
    expect(row).toHaveLength(7);
    for (const told of [fault, seen]) expect(told).not.toBe('');
    expect(['met', 'partly', 'not']).toContain(state);
    if (state !== 'met') expect(how).not.toBe('');
    if (state !== 'not') expect(heldBy(held)).not.toEqual([]);
  });

  it.each(rows)('%s: is tried where the page says', (...row) => {
    const wrong = heldBy(row[5] ?? '').map(wrongWith);
    expect(wrong.filter((what) => what !== null)).toEqual([]);
  });
});
