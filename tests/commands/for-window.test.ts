import { describe, expect, it } from 'vitest';
import { forWindow } from '../../src/commands/views/for-window.ts';
import { cells } from '../../src/terminal/cells.ts';

const promised = 'Promised   Thu 19 Nov 15:00 in Berlin, 09:00 here, in 23 h: tomorrow at 3pm their time  (k7wq)';
const database = 'Calls and follow-ups: /home/priya/.local/share/recover/a-very-long-name-of-a-folder/recover.db';

describe('what stands in the window after a call', () => {
  it('is broken at words, under what it is about', () => {
    expect(forWindow(promised, 40)).toBe(
      `Promised   Thu 19 Nov 15:00 in Berlin,
           09:00 here, in 23 h: tomorrow
           at 3pm their time  (k7wq)`,
    );
  });

  it('fits into any window but for words that are longer, which stay whole', () => {
    for (let width = 20; width < 120; width += 1)
      for (const line of forWindow(promised, width).split('\n')) expect(cells(line)).toBeLessThanOrEqual(width);
    expect(forWindow(database, 40)).toContain(database.split(': ')[1]);
  });

  it('stays as it is where nothing is to be broken', () => {
    expect(forWindow(promised, null)).toBe(promised);
  });
});
