import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../src/playbook/answer.ts';
import { showMoney } from '../../src/playbook/answers/number.ts';
import { addOption, type OptionsAsk, shownOrder, startOptions } from '../../src/playbook/options.ts';
import type { OptionList } from '../../src/playbook/values.ts';
import { loaded, playbook } from './load-text.ts';

function ask(rest = ''): OptionsAsk {
  const form = `{ type: options, min: 2, max: 3, ${rest} }`;
  const { steps } = loaded(
    playbook(`steps:\n  - id: offer\n    say: Here is what I can do.\n    ask: { ways: ${form} }\n`),
  ).playbook;
  return steps[0]?.asks[0] as OptionsAsk;
}

/** Types line by line; the last problem, or the list as the agent sees it. */
function type(wanted: OptionsAsk, ...typed: string[]): string {
  let list = startOptions(wanted);
  for (const line of typed) {
    const next = addOption(wanted, list, line);
    if (!next.ok) return next.problem;
    list = next.list;
  }
  return seen(wanted, list);
}

function seen(wanted: OptionsAsk, list: OptionList): string {
  return shownOrder(wanted, list)
    .map((index, at) => {
      const option = list.options[index];
      if (option === undefined) return '';
      const marks = `${list.chosen === index ? '>' : ''}${option.best ? '*' : ''}${option.by === 'customer' ? 'c:' : ''}`;
      return `${at + 1} ${marks}${option.text}${option.cost === null ? '' : ` +${showMoney(option.cost)}`}`;
    })
    .join(' | ');
}

describe('a list of options, typed line by line', () => {
  it.each<[string, string[], string]>([
    ['words are an option of the agent', ['Refund', 'A new one'], '1 Refund | 2 A new one'],
    ['they: is a wish of the customer', ['they: half the price'], '1 c:half the price'],
    ['c: is too', ['c: half the price'], '1 c:half the price'],
    ['a star is the favourite', ['Refund', '* A new one'], '1 Refund | 2 *A new one'],
    ['there is one favourite', ['* Refund', '* A new one'], '1 Refund | 2 *A new one'],
    ['a star and a number marks one that is listed', ['Refund', 'A new one', '*1'], '1 *Refund | 2 A new one'],
    ['marks in either order', ['they: * half the price'], '1 *c:half the price'],
    ['a cost in brackets', ['Courier (+20 EUR)'], '1 Courier +20 EUR'],
    ['a cost in words', ['Courier costs 20 EUR'], '1 Courier +20 EUR'],
    ['brackets with words stay words', ['Send it (by courier)'], '1 Send it (by courier)'],
    ['minus drops one', ['Refund', 'A new one', '-1'], '1 A new one'],
    ['a number is the choice', ['Refund', 'A new one', '2'], '1 Refund | 2 >A new one'],
    ['dropping another keeps the choice', ['A', 'B', 'C', '3', '-1'], '1 B | 2 >C'],
    ['dropping the chosen one unmakes the choice', ['A', 'B', '2', '-2'], '1 A'],
    ['a fourth is refused', ['A', 'B', 'C', 'D'], 'At most 3: drop one first (-2 drops the second).'],
    ['the same twice is refused', ['Refund', 'refund'], 'That is listed already, as 1.'],
    ['choosing from too few is refused', ['Refund', '1'], 'Offer at least 2 before one is chosen: 1 more.'],
    ['unless it is their own wish', ['they: Refund', '1'], '1 >c:Refund'],
    ['choosing from nothing', ['1'], 'Nothing is listed yet.'],
    ['choosing what is not there', ['A', 'B', '3'], 'Pick 1 or 2.'],
    ['an empty line', [' '], 'Type an option in a few words.'],
    ['a mark alone', ['they:'], 'Type an option in a few words.'],
    ['words that begin like a mark', ['call them back'], '1 call them back'],
  ])('%s', (_, typed, expected) => {
    expect(type(ask(), ...typed)).toBe(expected);
  });

  it('keeps the best for last, and numbers are those on the screen', () => {
    const wanted = ask('order: best-last');
    expect(type(wanted, '* Refund', 'A new one')).toBe('1 A new one | 2 *Refund');
    expect(type(wanted, '* Refund', 'A new one', '2')).toBe('1 A new one | 2 >*Refund');
    expect(type(wanted, '* Refund', 'A new one', '-1')).toBe('1 *Refund');
  });

  it('begins with what is always offered, which stays', () => {
    const wanted = ask('always: [Leave it as it is.]');
    expect(seen(wanted, startOptions(wanted))).toBe('1 Leave it as it is.');
    expect(type(wanted, '-1')).toBe('"Leave it as it is." is always offered.');
  });
});

describe('a list of options from a file', () => {
  const read = (wanted: OptionsAsk, raw: unknown) => {
    const found = readAnswer(wanted, raw);
    return found.ok ? seen(wanted, found.value as OptionList) : found.problem;
  };

  it.each<[string, unknown, string]>([
    ['words', ['Refund', '* A new one'], '1 Refund | 2 *A new one'],
    ['words and the chosen number', ['Refund', 'A new one', { chosen: '2' }], '1 Refund | 2 >A new one'],
    ['the chosen one in words', ['Refund', 'A new one', { chosen: 'refund' }], '1 >Refund | 2 A new one'],
    ['fields', [{ text: 'Courier', by: 'customer', cost: '20 EUR', best: 'yes' }], '1 *c:Courier +20 EUR'],
    ['a map', { options: ['Refund', 'A new one'], chosen: 1 }, '1 >Refund | 2 A new one'],
    ['lines of text', 'Refund\nthey: half the price\n2', '1 Refund | 2 >c:half the price'],
    ['too many', ['A', 'B', 'C', 'D'], 'At most 3: drop one first (-2 drops the second).'],
    ['a choice from too few', ['A', { chosen: '1' }], 'Offer at least 2 before one is chosen: 1 more.'],
    ['a choice that is not there', ['A', 'B', { chosen: '5' }], 'The chosen one is not in the list.'],
    ['a field that is none', [{ text: 'A', price: '5' }], 'An option has text, by, cost and best, not "price".'],
    ['a cost that is none', [{ text: 'A', cost: 'a lot' }], 'What "A" costs is an amount, such as 20 EUR.'],
    ['something else', 7, 'Options are a list of words, or of text, by, cost and best.'],
  ])('%s', (_, raw, expected) => {
    expect(read(ask(), raw)).toBe(expected);
  });

  it('names what is always offered without listing it twice', () => {
    const wanted = ask('always: [Leave it as it is.]');
    expect(read(wanted, ['Refund', { chosen: 'leave it as it is.' }])).toBe('1 >Leave it as it is. | 2 Refund');
    expect(read(wanted, ['Refund', { chosen: '1' }])).toBe('1 Leave it as it is. | 2 >Refund');
  });

  it('takes a typed list back as it is', () => {
    const list = { options: [{ text: 'A', by: 'customer', best: false, cost: null }], chosen: 0 };
    expect(readAnswer(ask(), list)).toEqual({ ok: true, value: list });
  });
});
