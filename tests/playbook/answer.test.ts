import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer, showValue } from '../../src/playbook/answer.ts';
import type { Ask } from '../../src/playbook/playbook.ts';
import { anyText } from '../text/any-text.ts';
import { loaded, playbook } from './load-text.ts';

/** An ask as a playbook has it: the text after `ask: { it: `. */
function ask(form: string): Ask {
  const { steps } = loaded(
    playbook(`steps:\n  - id: it-step\n    say: Good morning.\n    ask: { it: ${form} }\n`),
  ).playbook;
  const [made] = steps[0]?.asks ?? [];
  if (made === undefined) throw new Error('no ask');
  return made;
}

const choice = ask('{ type: choice, choices: { refund: Money back, replace: A new one, repair: Mend it } }');
const open = ask('{ type: choice, choices: [Late, Broken], other: yes }');
const several = ask('{ type: choices, choices: { late: Too late, wrong: Wrong colour, rude: Rude words } }');
const money = ask('{ type: money, currency: EUR, max: 2000 }');
const number = ask('{ type: number, min: 1, max: 10 }');

const fits: [string, Ask, unknown, unknown][] = [
  ['words', ask('text'), '  The sofa came late ', 'The sofa came late'],
  ['words of two lines', ask('text'), 'one\r\ntwo', 'one\ntwo'],
  ['notes', ask('notes'), ['one', ' two '], ['one', 'two']],
  ['a note alone', ask('notes'), 'one', ['one']],
  ['y', ask('yes-no'), 'Y', true],
  ['no from a file', ask('yes-no'), 'no', false],
  ['a boolean', ask('yes-no'), false, false],
  ['true as text', ask('yes-no'), 'true', true],
  ['a tick', ask('check'), 'x', true],
  ['done', ask('check'), 'done', true],
  ['not done', ask('check'), 'n', false],
  ['a choice by its number', choice, '2', 'replace'],
  ['by its id', choice, 'refund', 'refund'],
  ['by the beginning of its id', choice, 'ref', 'refund'],
  ['by the beginning of its label', choice, 'mend', 'repair'],
  ['by a number from JSON', choice, 3, 'repair'],
  ['own words where they are allowed', open, 'It smells', 'It smells'],
  ['several by number', several, '1 3', ['late', 'rude']],
  ['several with a comma', several, '1, wrong', ['late', 'wrong']],
  ['several in words', several, 'too late and rude words', ['late', 'rude']],
  ['several as a list', several, ['late', 'late', '2'], ['late', 'wrong']],
  ['a label of two words', several, 'wrong colour', ['wrong']],
  ['a number', number, '7', 7],
  ['a decimal', number, '2.5', 2.5],
  ['an amount', money, '19.90', { amount: '19.90', currency: 'EUR' }],
  ['a sign before it', money, '€ 20', { amount: '20', currency: 'EUR' }],
  ['a code behind it', money, '20 usd', { amount: '20', currency: 'USD' }],
  ['a code before it', money, 'CHF 20.-', { amount: '20', currency: 'CHF' }],
  ['a dollar sign', money, '$5', { amount: '5', currency: '$' }],
  ['a word', money, '20 euros', { amount: '20', currency: 'EUR' }],
  ['thousands in English', money, '1,299.00', { amount: '1299.00', currency: 'EUR' }],
  ['thousands in German', money, '1.299,00', { amount: '1299.00', currency: 'EUR' }],
  ['thousands with a space', money, '1 299', { amount: '1299', currency: 'EUR' }],
  ['a comma before cents', money, '19,90', { amount: '19.90', currency: 'EUR' }],
  ['an amount as data', money, { amount: '20', currency: 'GBP' }, { amount: '20', currency: 'GBP' }],
  ['a phone number as said', ask('contact'), '+1 (312) 555-0142', '+1 (312) 555-0142'],
  ['with an extension', ask('contact'), '312 555 0142 ext. 7', '312 555 0142 ext. 7'],
  ['an address', ask('contact'), 'anna@example.org', 'anna@example.org'],
  ['a time in words', ask('follow-up'), 'today 16:30', 'today 16:30'],
  [
    'a hand-over',
    ask('hand-over'),
    { receiver: 'Omar', accepted: 'yes', told: 'he has it all' },
    { receiver: 'Omar', accepted: true, told: 'he has it all', why: null },
  ],
];

const refused: [string, Ask, unknown, string][] = [
  ['no words', ask('text'), '  ', 'Some words are needed here.'],
  ['a list for words', ask('text'), ['a'], 'Words are wanted here, not a list.'],
  ['maybe', ask('yes-no'), 'maybe', 'Type y or n.'],
  ['a half tick', ask('check'), 'half', 'Type y when it is done, n when it is not.'],
  ['a number not in the list', choice, '4', 'Pick 1 to 3, or its first letters.'],
  ['nothing', choice, '', 'Pick 1 to 3, or its first letters.'],
  ['a beginning of two', choice, 'rep', '"rep" can be "A new one" or "Mend it": type more of it, or its number.'],
  ['a number that is no choice', open, '3', 'Pick 1 or 2, or its first letters, or say it in your own words.'],
  ['one that is no choice among several', several, '1 9', 'Pick one or several from 1 to 3, such as "1 3".'],
  ['too many', number, '11', 'Type a number from 1 to 10.'],
  ['below', number, '-3', 'Type a number from 1 to 10.'],
  ['words for a number', number, 'three', 'Type a number from 1 to 10.'],
  ['a separator that can be read in two ways', money, '1.299', 'Is that 1299 or 1.299? Type it in one of these ways.'],
  ['a comma that can be read in two ways', money, '1,299 EUR', 'Is that 1299 or 1.299? Type it in one of these ways.'],
  ['no amount', money, 'a lot', 'Type an amount of at most 2000, such as 19.90 or 20 EUR.'],
  ['two currencies', money, '€ 20 EUR', 'Type an amount of at most 2000, such as 19.90 or 20 EUR.'],
  ['too much', money, '2001', 'Type an amount of at most 2000.'],
  ['six digits', ask('contact'), '555014', 'Type a phone number (7 digits or more) or an e-mail address.'],
  ['no time', ask('follow-up'), '', 'Say a time, such as "today 16:30" or "in 2 hours".'],
  ['a hand-over to nobody', ask('hand-over'), { accepted: 'yes', told: 'x' }, 'Who takes the call? A name is needed.'],
  [
    'a hand-over without a word',
    ask('hand-over'),
    { receiver: 'Omar', accepted: 'yes' },
    'What was the customer told? A few words are needed.',
  ],
  [
    'a hand-over nobody took',
    ask('hand-over'),
    { receiver: 'Omar', told: 'x' },
    'Did Omar take the call live? Type y or n.',
  ],
  [
    'a field of its own',
    ask('hand-over'),
    { receiver: 'Omar', by: 'note' },
    'A hand-over has receiver, accepted, told and why, not "by".',
  ],
];

describe('an answer', () => {
  it.each(fits)('%s is taken', (_, wanted, raw, value) => {
    expect(readAnswer(wanted, raw)).toEqual({ ok: true, value });
  });

  it.each(refused)('%s is refused with what is wanted', (_, wanted, raw, problem) => {
    expect(readAnswer(wanted, raw)).toEqual({ ok: false, problem });
  });

  it.each(fits)('%s is taken again as it was kept', (_, wanted, raw) => {
    const first = readAnswer(wanted, raw);
    expect(first.ok && readAnswer(wanted, first.value)).toEqual(first);
  });

  it('nothing that is typed or given makes it stumble', () => {
    const all = [...fits.map(([, wanted]) => wanted), ask('{ type: options, max: 3 }')];
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.oneof(anyText, fc.anything()), (wanted, raw) => {
        const read = readAnswer(wanted, raw);
        expect(read.ok ? showValue(read.value, wanted) : read.problem).toEqual(expect.any(String));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a value in words', () => {
  it.each([
    ['yes', true],
    ['3', 3],
    ['20 EUR', { amount: '20', currency: 'EUR' }],
    ['$20', { amount: '20', currency: '$' }],
    ['one; two', ['one', 'two']],
    ['Omar', { receiver: 'Omar', accepted: true, told: 'x', why: null }],
    ['today at four', { followUp: 'f1', promise: 'today at four', dueAt: '2026-03-02T15:00:00Z' }],
  ])('%s', (shown, value) => {
    expect(showValue(value)).toBe(shown);
  });

  it('shows choices by their labels when it knows the ask', () => {
    expect(showValue('refund', choice)).toBe('Money back');
    expect(showValue(['late', 'rude'], several)).toBe('Too late; Rude words');
    expect(showValue('It smells', open)).toBe('It smells');
  });

  it('of a list of options is the chosen one, else all', () => {
    const options = ['refund', 'swap'].map((text) => ({ text, by: 'agent' as const, best: false, cost: null }));
    expect(showValue({ options, chosen: 1 })).toBe('swap');
    expect(showValue({ options, chosen: null })).toBe('refund; swap');
  });
});
