import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstUnsafe, lines, oneLine, plain } from '../../src/text/safe.ts';
import { anyText } from './any-text.ts';

const hostile = fc
  .array(
    fc.constantFrom(
      'a',
      'é',
      ' ',
      '\n',
      '\t',
      '\r',
      '\u001b[2J',
      '\u009b',
      '\u0007',
      '\u202e',
      '\u2066',
      '\u200b',
      '\u200d',
      '\ud800',
      '👩',
      '👧',
      'می',
      '\u200c',
      '\ufeff',
    ),
  )
  .map((parts) => parts.join(''));

describe('safe text', () => {
  it.each([
    ['an escape sequence shows its mark and does nothing', 'a\u001b[2Jb', 'a␛[2Jb'],
    ['the one-byte escape is marked too', 'a\u009b2Jb', 'a\ufffd2Jb'],
    ['a bell, a backspace and a NUL are marked', '\u0007\u0008\u0000', '␇␈␀'],
    ['a turned reading order is marked', 'pay \u202e0002\u202c now', 'pay \ufffd0002\ufffd now'],
    ['half a character is marked', 'a\ud83d', 'a\ufffd'],
    ['words without width are gone', 'our\u200b pol\u2060icy\ufeff', 'our policy'],
    ['letters and accents become one', 'e\u0301', 'é'],
    ['a family stays a family', '👩‍👩‍👧', '👩‍👩‍👧'],
    ['a joiner that joins nothing is gone', 'a\u200db', 'ab'],
    ['Persian keeps its joiner', 'می‌خواهم', 'می‌خواهم'],
    ['Windows line ends become newlines', 'a\r\nb\rc', 'a\nb\nc'],
    ['marks heaped on one letter are cut', `a${'\u0316'.repeat(99)}b`, `a${'\u0316'.repeat(30)}b`],
    ['marks that come out as two are cut as well', `b${'\u0344'.repeat(30)}`, `b${'\u0308\u0301'.repeat(15)}`],
    ['honest text is left alone', 'Grüße, 20 % „Sofa“ — £5 日本語', 'Grüße, 20 % „Sofa“ — £5 日本語'],
  ])('%s', (_, text, shown) => {
    expect(plain(text)).toBe(shown);
  });

  it('one line has no newline and no tab', () => {
    expect(oneLine('  two\n\n  lines\tand a tab \n')).toBe('two lines and a tab');
  });

  it('lines keep their newlines', () => {
    expect(lines('one\r\n\ttwo')).toBe('one\n    two');
  });

  it.each([
    ['any text', anyText],
    ['hostile text', hostile],
  ])('nothing that a terminal obeys is left in %s', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(plain(text)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        expect(plain(text)).not.toMatch(/\p{Surrogate}/u);
        expect(oneLine(text)).not.toMatch(/[\n\t\r]/);
        expect(firstUnsafe(plain(text))).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['any text', anyText],
    ['hostile text', hostile],
  ])('making %s safe twice changes nothing', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(plain(plain(text))).toBe(plain(text));
        expect(oneLine(oneLine(text))).toBe(oneLine(text));
      }),
      { numRuns: 1000 },
    );
  });
});

it('leaves plain and accented letters as they are, in the form that everybody writes', () => {
  const latin = Array.from({ length: 0x250 - 0x20 }, (_, index) => String.fromCharCode(index + 0x20));
  const changed = latin.filter((letter) => plain(letter) !== letter.normalize('NFC'));
  expect(changed.every((letter) => /[\u007f-\u009f\u00ad]/.test(letter))).toBe(true);
  expect(latin.filter((letter) => letter.normalize('NFC') !== letter)).toEqual([]);
});
