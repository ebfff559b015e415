import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { expect, it } from 'vitest';
import { cells, graphemes, wrap } from '../../src/terminal/cells.ts';
import { wrapAnsi as ours } from '../../src/terminal/wrap-ansi.ts';

it('counts characters as Unicode does, also where it need not ask', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const common = fc.integer({ min: 0x20, max: 0xffff }).map((code) => String.fromCharCode(code));
  const joining = fc.constantFrom('\u0301', '\u200d', '\u{1f469}', '\u{1f1e9}', '\u1100', '\u1161', '\u11a8', '\ufe0f');
  const text = fc
    .array(fc.oneof({ weight: 9, arbitrary: common }, joining), { maxLength: 4 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(text, (words) => {
      expect(graphemes(words)).toEqual(Array.from(segmenter.segment(words), ({ segment }) => segment));
    }),
    { numRuns: 5000 },
  );
});

const letters = Array.from({ length: 0xd800 - 0x20 }, (_, index) => String.fromCharCode(index + 0x20));

it('takes no letter for one that stands alone when it joins the one before', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const alone = letters.filter((letter) => graphemes(`e${letter}`).length === 2);
  expect(alone.filter((letter) => [...segmenter.segment(`e${letter}`)].length !== 2)).toEqual([]);
});

it('takes no letter for narrow that is wide or has no width', () => {
  expect(letters.filter((letter) => cells(letter) !== stringWidth(letter))).toEqual([]);
});

it('breaks lines of common letters as it does all others', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'B', '.', '\u00e9', '\u017c', '\u00a0', '7', '-'),
    maxLength: 12,
  });
  const line = fc.tuple(fc.array(fc.tuple(word, fc.constantFrom(' ', ' ', '  ', '   ')), { maxLength: 12 }), word);
  fc.assert(
    fc.property(line, fc.integer({ min: 1, max: 40 }), ([words, last], room) => {
      const text = words.flat().join('') + last;
      expect(wrap(text, room)).toEqual(wrapAnsi(text, room, { hard: true }).split('\n'));
    }),
    { numRuns: 3000 },
  );
});

it('leaves a line that fits as all others are left, with its colours', () => {
  const piece = fc.oneof(
    fc.constantFrom('a', 'Bc', ' ', '  ', '\u00e9', '\u2026', '\u2500', '\u2019', '\u4e2d', '\ufe0f', '\u{1f469}'),
    fc.constantFrom('\x1b[1m', '\x1b[22m', '\x1b[2;31m', '\x1b[39m'),
  );
  const options = { trim: false, wordWrap: false };
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 16 }), fc.integer({ min: 1, max: 20 }), (pieces, width) => {
      const line = pieces.join('');
      expect(ours(line, width, options)).toBe(wrapAnsi(line, width, options));
    }),
    { numRuns: 5000 },
  );
});
