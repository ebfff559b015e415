import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { expect, it } from 'vitest';
import { cells, graphemes } from '../../src/terminal/cells.ts';

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
    { numRuns: 20_000 },
  );
  for (let code = 0x20; code < 0xd800; code += 1) {
    const pair = `e${String.fromCharCode(code)}e`;
    if (graphemes(pair).length === 3) expect([...segmenter.segment(pair)]).toHaveLength(3);
  }
});

it('takes no letter for narrow that is wide or has no width', () => {
  for (let code = 0x20; code < 0xd800; code += 1) {
    const letter = String.fromCharCode(code);
    expect(cells(letter)).toBe(stringWidth(letter));
  }
});
