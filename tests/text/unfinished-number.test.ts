import { describe, expect, it } from 'vitest';
import { withoutUnfinishedNumber } from '../../src/text/unfinished-number.ts';

/** The cursor is a bar; without one nothing of the text is being typed. */
function kept(typed: string): string {
  const at = typed.indexOf('|');
  const found = withoutUnfinishedNumber(typed.replace('|', ''), at < 0 ? null : at);
  return found.at === null ? found.text : `${found.text.slice(0, found.at)}|${found.text.slice(found.at)}`;
}

describe('a long number that is being typed', () => {
  it.each([
    ['card 411111111|', 'card |'],
    ['card 4111 1111 1|', 'card |'],
    ['card 4111-1111-1111-1111|', 'card |'],
    ['card 4111 1111 1111 |', 'card |'],
    ['card 4111 1111 1111 1111|.', 'card |.'],
    ['card 4111 1111 1111 1111, |', 'card , |'],
    ['card 4111 11|11 1111', 'card |'],
    ['|4111 1111 1111', '|'],
    ['card 4111 1111 1111| is hers', 'card |is hers'],
    ['card 4111 1111 11| 11 is hers', 'card |is hers'],
    ['4111 1111 1111', ''],
    ['٤١١١١١١١١|', '|'],
  ])('is held back: %s', (typed, expected) => expect(kept(typed)).toBe(expected));

  it.each([
    'card 4111 1111|',
    'ordered 14 Oct, order 4711|',
    'card 4111 1111 1111 1111 is hers|',
    '4111 1111 1111 x|',
    'card 4111 1111 1111 1111 is |hers',
    'on 14.11.2026|',
    '|',
    '',
  ])('is none, or is finished: %s', (typed) => expect(kept(typed)).toBe(typed));

  it('is found in a very long line at once', () => {
    const begin = performance.now();
    for (const text of ['1 '.repeat(10_000), '12345678 a'.repeat(2000), `1${' '.repeat(20_000)}x`])
      withoutUnfinishedNumber(text, text.length);
    expect(performance.now() - begin).toBeLessThan(100);
  });
});
