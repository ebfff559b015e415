import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphemes } from '../../src/terminal/cells.ts';
import { type Edit, edit, insert, type Line } from '../../src/terminal/edit.ts';
import { field } from '../../src/terminal/field.ts';

/** A line with its cursor written as |. */
const line = (text: string): Line => ({ text: text.replace('|', ''), at: text.indexOf('|') });
const shown = ({ text, at }: Line) => `${text.slice(0, at)}|${text.slice(at)}`;

describe('editing', () => {
  it.each<[Edit, string, string]>([
    ['left', 'ab|c', 'a|bc'],
    ['left', '|abc', '|abc'],
    ['left', 'family 👨‍👩‍👧|', 'family |👨‍👩‍👧'],
    ['right', '|🇩🇪 flag', '🇩🇪| flag'],
    ['erase', 'e\u0301|', '|'],
    ['erase', 'one\n|two', 'one|two'],
    ['erase-right', '|日本', '|本'],
    ['word-left', 'one two  |three', 'one |two  three'],
    ['word-right', '|one two', 'one| two'],
    ['erase-word', 'one two |', 'one |'],
    ['home', 'one\ntwo|', 'one\n|two'],
    ['end', '|one\ntwo', 'one|\ntwo'],
    ['erase-to-start', 'one\ntw|o', 'one\n|o'],
    ['erase-to-end', 'on|e\ntwo', 'on|\ntwo'],
    ['up', 'one\ntw|o', 'on|e\ntwo'],
    ['up', 'o|ne\ntwo', 'o|ne\ntwo'],
    ['down', 'thr|ee\na', 'three\na|'],
    ['home', '|\nx', '|\nx'],
  ])('%s: %j', (what, before, after) => {
    expect(shown(edit(line(before), what))).toBe(shown(line(after)));
  });

  it('puts words in where the cursor stands', () => {
    expect(shown(insert(line('a|c'), 'b'))).toBe('ab|c');
  });
});

describe('the field', () => {
  it('breaks at words, keeps the cursor in the right row, and marks what is above', () => {
    expect(field(line('one two three| four'), 15, 5)).toEqual({
      above: [' > one two '],
      before: '   three',
      after: ' four',
      below: [],
    });
    expect(field(line('a\nb\nc\nd|'), 15, 2)).toEqual({ above: [' … c'], before: '   d', after: '', below: [] });
  });

  it('shows control characters instead of obeying them', () => {
    const drawn = field({ text: 'a\x1b[2J\tb', at: 0 }, 40, 3);
    expect(drawn.after).toBe('a␛[2J b');
  });

  it('shows every character once, in rows that fit, whatever is typed', () => {
    const typed = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(typed, fc.integer({ min: 12, max: 40 }), fc.nat(), (text, width, place) => {
        const clean = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, 'x');
        const at = graphemes(clean)
          .slice(0, place % 61)
          .join('').length;
        const { above, before, after, below } = field({ text: clean, at }, width, 100);
        const rows = [...above, before + after, ...below];
        expect(rows.map((row) => row.slice(3)).join('')).toBe(clean.replace(/\n/g, ''));
        expect([...above.map((row) => row.slice(3)), before.slice(3)].join('').length).toBeLessThanOrEqual(at);
        for (const row of rows) expect(row.length).toBeLessThan(width);
      }),
    );
  });
});
