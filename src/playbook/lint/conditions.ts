import { isKnownName, knownValues } from '../known-names.ts';
import type { AskType } from '../playbook.ts';
import { didYouMean } from '../source/did-you-mean.ts';
import { type Book, comparisonsOf, type Fact, type Test } from './book.ts';
import type { LintRule, Slip } from './rule.ts';

const answeredYesOrNo: readonly AskType[] = ['yes-no', 'check', 'hand-over'];
const numeric: readonly AskType[] = ['number', 'money'];
const listed: readonly AskType[] = ['choice', 'choices'];

export const unknownChoice: LintRule = {
  id: 'unknown-choice',
  severity: 'error',
  checks: 'A condition compares with what the ask can hold: yes or no, one of its choices, a number.',
  good: 'steps:\n  - id: wish\n    say: What would you like?\n    ask:\n      remedy: { type: choice, choices: { refund: Money back, swap: A new one } }\n  - { id: pay, say: You have it by Friday., when: { remedy: refund } }',
  bad: 'steps:\n  - id: wish\n    say: What would you like?\n    ask:\n      remedy: { type: choice, choices: { refund: Money back, swap: A new one } }\n  - { id: pay, say: You have it by Friday., when: { remedy: refnd } }',
  *check(book) {
    for (const { test, fact } of tested(book)) {
      if (test.kind === 'is') yield* wrongValues(book, test, fact);
    }
  },
};

export const conditionOnWords: LintRule = {
  id: 'condition-on-words',
  severity: 'error',
  checks:
    'A condition compares choices, yes or no and numbers, never typed words: of those it only asks whether they are `given` or `missing`.',
  good: 'steps:\n  - { id: hear, say: What happened?, ask: { issue: text } }\n  - { id: thank, say: Thank you for telling me., when: { issue: given } }',
  bad: 'steps:\n  - { id: hear, say: What happened?, ask: { issue: text } }\n  - { id: thank, say: Thank you for telling me., when: { issue: late } }',
  *check(book) {
    for (const { test, fact } of tested(book)) {
      const at = book.places.of(test);
      const compares =
        (test.kind === 'is' && knownValues[test.fact] !== undefined) ||
        (fact !== null && has(fact, test.kind === 'is' ? [...answeredYesOrNo, ...numeric, ...listed] : numeric));
      if (test.kind === 'given' || compares) continue;
      const hint = 'Ask whether it is "given" or "missing", or ask for it as a choice.';
      if (test.kind === 'is')
        yield { at, message: `"${test.fact}" holds typed words, which a condition does not compare.`, hint };
      else yield { at, message: `"${test.fact}" is no number or amount, so nothing is over or under it.` };
    }
  },
};

export const factTypes: LintRule = {
  id: 'fact-types',
  severity: 'error',
  checks: 'Asks that share a fact want the same kind of answer, and are all for us only or all public.',
  good: 'steps:\n  - { id: hear, say: What happened?, ask: { issue: text } }\n  - { id: check, say: Is that all?, ask: { issue-again: { type: text, fact: issue } } }',
  bad: 'steps:\n  - { id: hear, say: What happened?, ask: { issue: text } }\n  - { id: check, say: Is that all?, ask: { issue-again: { type: yes-no, fact: issue } } }',
  *check({ facts, places }) {
    for (const [name, { asks, types }] of facts) {
      const [first, ...others] = asks;
      if (first === undefined) continue;
      for (const ask of others) {
        if (ask.internal === first.internal && types.size === 1) continue;
        const line = places.of(first).line;
        const message =
          types.size > 1
            ? `"${name}" is asked for in two ways: this one does not fit the one in line ${line}.`
            : `"${name}" is for us only in one ask and public in the other, in line ${line}.`;
        yield { at: places.of(ask), message };
      }
    }
  },
};

function tested(book: Book): { test: Test; fact: Fact | null }[] {
  return comparisonsOf(book.playbook).flatMap((test) => {
    const fact = book.facts.get(test.fact) ?? null;
    return fact === null && !isKnownName(test.fact) ? [] : [{ test, fact }];
  });
}

function* wrongValues(book: Book, test: Test & { kind: 'is' }, fact: Fact | null): Iterable<Slip> {
  const known = knownValues[test.fact];
  if (known !== undefined) {
    for (const [index, value] of test.values.entries()) {
      if (known.includes(value)) continue;
      const hint = didYouMean(value, known);
      yield { at: book.places.of(test, index), message: `"${test.fact}" is never "${value}".`, hint };
    }
  }
  if (fact === null) return;
  const choices = fact.asks.flatMap((ask) => ('choices' in ask ? ask.choices.map(({ id }) => id) : []));
  const possible = has(fact, answeredYesOrNo) ? ['yes', 'no', ...choices] : choices;
  for (const [index, value] of test.values.entries()) {
    const fits = has(fact, numeric) ? /^-?\d+(\.\d+)?$/.test(value) : possible.includes(value);
    if (fits || (possible.length === 0 && !has(fact, numeric))) continue;
    const hint = has(fact, numeric) ? 'A number is wanted here.' : didYouMean(value, possible);
    yield { at: book.places.of(test, index), message: `"${test.fact}" is never "${value}".`, hint };
  }
}

function has(fact: Fact, types: readonly AskType[]): boolean {
  return types.some((type) => fact.types.has(type));
}
