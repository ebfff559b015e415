import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSecretPatterns, secretPatternsText } from '../../src/text/secret-patterns.ts';
import { placeWithoutSecrets, saidOfRemoved, withoutSecrets } from '../../src/text/secrets.ts';
import { anyText } from './any-text.ts';
import { cardOf, cards, chanceFrom, harmless } from './made-numbers.ts';

const kept = (text: string) => withoutSecrets(text).text;

function patterns(text: string) {
  const read = readSecretPatterns(text);
  if (!read.ok) throw new Error(read.problem);
  return read.patterns;
}

describe('a card number', () => {
  it.each([
    ['4111111111111111', '[card number removed, ends 1111]'],
    ['card 4111 1111 1111 1111 thanks', 'card [card number removed, ends 1111] thanks'],
    ['4111-1111-1111-1111', '[card number removed, ends 1111]'],
    ['4111.1111.1111.1111', '[card number removed, ends 1111]'],
    ['4111,1111,1111,1111', '[card number removed, ends 1111]'],
    ['4111 1111\n1111 1111', '[card number removed, ends 1111]'],
    ['4111\u200b1111\u200b1111\u200b1111', '[card number removed, ends 1111]'],
    ['41 11 11 11 11 11 11 11', '[card number removed, ends 1111]'],
    ['3782 822463 10005', '[card number removed, ends 0005]'],
    ['５５５５５５５５５５５５４４４４', '[card number removed, ends 4444]'],
    ['٤١١١١١١١١١١١١١١١', '[card number removed, ends 1111]'],
    ['ref 1234 4111111111111111', 'ref 1234 [card number removed, ends 1111]'],
    ['visa4111111111111111x', 'visa[card number removed, ends 1111]x'],
    ['4111111111111111, 5555 5555 5555 4444', '[card number removed, ends 1111], [card number removed, ends 4444]'],
    ['4111 1111 1111 1111 12/27 123', '[card number removed, ends 1111] 12/27 [security code removed]'],
    ['the CVV is 123', 'the CVV is [security code removed]'],
    ['security code: 1234.', 'security code: [security code removed].'],
  ])('%j is kept as %j', (typed, expected) => {
    expect(kept(typed)).toBe(expected);
  });

  it.each([
    '4111 1111 1111 1112',
    '35-209900-176148-1',
    '490154203237518',
    '+4915112345678',
    'DE89 3704 0044 0532 0130 00',
    '3f2504e0-4f89-11d3-9a0c-030541111111',
    'order 4111111, ring 312 555 0142',
    'ends 1111',
    '0000 0000 0000 0000',
    '4444 4444 4444 4444 is no number of anybody',
    '2026-11-18 15:00, 2026-11-19 15:00',
    'we sold 123 of them, security is 100 percent',
  ])('is not seen in %j', (typed) => {
    expect(kept(typed)).toBe(typed);
  });

  it('is found whichever bank gave it out, and however it is written', () => {
    const chance = chanceFrom(7);
    for (const kind of Object.values(cards))
      for (let count = 0; count < 300; count += 1) {
        const { number, written } = cardOf(kind, chance);
        const digits = kept(written).replace(/\D/g, '');
        expect(digits, written).not.toContain(number.slice(0, -4));
      }
  });

  it('leaves a word on what was removed, each thing once', () => {
    expect(saidOfRemoved(withoutSecrets('4111111111111111 and 4111111111111111, cvc 123').removed)).toBe(
      'Card number removed, ends 1111; security code removed.',
    );
    expect(saidOfRemoved([])).toBeNull();
  });

  it('that was removed is not removed again, and other text stays as it is', () => {
    const named = patterns('card number = card number *, PIN = PIN ####');
    fc.assert(
      fc.property(anyText, fc.constantFrom('', ' 4111 1111 1111 1111', ' PIN 1234 card number x'), (text, more) => {
        const once = withoutSecrets(`${text}${more}`, named).text;
        expect(withoutSecrets(once, named).text).toBe(once);
      }),
    );
  });

  it('takes the cursor along, to behind it when it stood within', () => {
    const typed = 'a 4111 1111 1111 1111 b';
    const clean = kept(typed);
    expect(placeWithoutSecrets(typed, 1)).toBe(1);
    expect(placeWithoutSecrets(typed, 9)).toBe(clean.length - 2);
    expect(placeWithoutSecrets(typed, typed.length)).toBe(clean.length);
  });

  it('takes no time to speak of in a text that is made to be slow', () => {
    for (const text of ['4'.repeat(100_000), '4 '.repeat(50_000), 'ab12 '.repeat(20_000), 'cvv '.repeat(25_000)])
      expect(kept(text).length).toBeGreaterThan(0);
  });
});

describe('what a team has named', () => {
  const named = patterns('customer PIN = PIN ####, password = password *, health id = @########');

  it.each([
    ['PIN 4711', '[customer PIN removed]'],
    ['her pin: 4711.', 'her [customer PIN removed].'],
    ['password = hunter2! and more', '[password removed] and more'],
    ['A12345678', '[health id removed]'],
    ['pins 4711, spin 4711', 'pins 4711, spin 4711'],
    ['PIN 47112', 'PIN 47112'],
  ])('%j is kept as %j', (typed, expected) => {
    expect(withoutSecrets(typed, named).text).toBe(expected);
  });

  it('reads back as it was written', () => {
    expect(patterns(secretPatternsText(named))).toEqual(named);
  });

  it.each([
    ['PIN ####', 'first what it is called'],
    ['everything = *', 'far too much'],
    ['all = @@', 'far too much'],
    ['a = pass*word', 'it comes last'],
    [`a = ${'x'.repeat(61)}`, 'too long'],
    [Array.from({ length: 21 }, (_, n) => `n${n} = PIN ####`).join('\n'), 'There can be 20'],
  ])('is refused in a sentence: %j', (typed, sentence) => {
    expect(readSecretPatterns(typed)).toEqual({ ok: false, problem: expect.stringContaining(sentence) });
  });

  it('cannot make a text take long, whatever was named', () => {
    const slow = patterns(`a = ${'- '.repeat(10)}xy${' :'.repeat(10)}z, b = aaa ${'a '.repeat(20)}*`);
    expect(withoutSecrets('a '.repeat(20_000), slow).text.length).toBeGreaterThan(0);
    expect(withoutSecrets('x - - - - - '.repeat(5000), slow).text.length).toBeGreaterThan(0);
  });
});

// The table in docs/your-data.md is counted here; `npm run docs` refreshes it.

const page = join(import.meta.dirname, '../../docs/your-data.md');
const ofEachKind = 5000;

describe('the page on your data', () => {
  it('shows how many card numbers are found, and what else is taken for one', async () => {
    const chance = chanceFrom(2026);
    const times = Array.from({ length: ofEachKind });
    const found = Object.entries(cards).map(([name, kind]) => {
      const right = times.filter(() => withoutSecrets(cardOf(kind, chance).written).removed.length > 0).length;
      return `| ${name} | ${right} of ${ofEachKind} |`;
    });
    const taken = Object.entries(harmless).map(([name, make]) => {
      const wrong = times.filter(() => withoutSecrets(make(chance)).removed.length > 0).length;
      return `| ${name} | ${wrong} of ${ofEachKind} |`;
    });
    const head = (title: string, column: string) => [`| ${title} | ${column} |`, '|---|---|'];
    const block = [
      ...head('cards, in several writings', 'found'),
      ...found,
      '',
      ...head('made numbers that are no card’s', 'taken for one'),
      ...taken,
    ].join('\n');
    const text = readFileSync(page, 'utf8').replace(
      /(<!-- figures[^>]*-->\n)[\s\S]*?(<!-- \/figures -->)/,
      `$1\n${block}\n\n$2`,
    );
    expect(text).toContain(block);
    await expect(text).toMatchFileSnapshot(page);
  });
});
