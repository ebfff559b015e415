import { describe, expect, it } from 'vitest';
import { holds } from '../../src/playbook/condition.ts';
import type { Condition } from '../../src/playbook/playbook.ts';
import type { Value } from '../../src/playbook/values.ts';

const facts: Readonly<Record<string, Value>> = {
  understood: false,
  remedy: 'refund',
  reasons: ['late', 'rude'],
  pieces: 3,
  sum: { amount: '19.90', currency: 'EUR' },
  turnedOver: { receiver: 'Omar', accepted: true, told: 'he takes over', why: null },
  call: { followUp: 'f1', promise: 'today at four', dueAt: '2026-03-02T15:00:00Z' },
  nothing: '',
  notes: [],
};

const value = (fact: string) => facts[fact];
const is = (fact: string, ...values: string[]): Condition => ({ kind: 'is', fact, values });
const than = (kind: 'over' | 'under', fact: string, number: number): Condition => ({ kind, fact, than: number });

describe('a condition', () => {
  it.each<[string, Condition, boolean]>([
    ['a no is a no', is('understood', 'no'), true],
    ['a no is not a yes', is('understood', 'yes'), false],
    ['a choice is known by its id', is('remedy', 'refund'), true],
    ['one of several values is enough', is('remedy', 'swap', 'refund'), true],
    ['several choices hold each of them', is('reasons', 'rude'), true],
    ['and not another', is('reasons', 'broken'), false],
    ['a number is compared by value', is('pieces', '3.0'), true],
    ['an amount is compared by value', is('sum', '19.9'), true],
    ['a hand-over that was taken is a yes', is('turnedOver', 'yes'), true],
    ['over is more than', than('over', 'sum', 19.89), true],
    ['over is not the same', than('over', 'pieces', 3), false],
    ['under is less than', than('under', 'pieces', 4), true],
    ['words are over nothing', than('over', 'remedy', 0), false],
    ['what was never answered equals nothing', is('unheard', 'no'), false],
    ['and is under nothing', than('under', 'unheard', 5), false],
    ['a promise is given', { kind: 'given', fact: 'call', given: true }, true],
    ['a no is an answer', { kind: 'given', fact: 'understood', given: true }, true],
    ['an empty text is missing', { kind: 'given', fact: 'nothing', given: false }, true],
    ['so are empty notes', { kind: 'given', fact: 'notes', given: false }, true],
    ['what was never asked is missing', { kind: 'given', fact: 'unheard', given: false }, true],
    ['all must hold', { kind: 'all', of: [is('understood', 'no'), is('remedy', 'swap')] }, false],
    ['any is enough', { kind: 'any', of: [is('understood', 'yes'), is('remedy', 'refund')] }, true],
    ['not turns it round', { kind: 'not', of: is('remedy', 'swap') }, true],
  ])('%s', (_, condition, expected) => {
    expect(holds(condition, value)).toBe(expected);
  });
});
