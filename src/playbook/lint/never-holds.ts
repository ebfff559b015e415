import type { Condition, Step } from '../playbook.ts';
import { type Book, stepsOf, type Test } from './book.ts';
import type { LintRule } from './rule.ts';

export const neverHolds: LintRule = {
  id: 'never-holds',
  severity: 'warning',
  checks: 'What a condition wants can be true at once, also together with the condition of its step.',
  good: 'steps:\n  - { id: ask, say: How bad is it?, ask: { pain: number } }\n  - { id: act, say: I act on it now., when: { pain: { over: 3, under: 8 } } }',
  bad: 'steps:\n  - { id: ask, say: How bad is it?, ask: { pain: number } }\n  - { id: act, say: I act on it now., when: { pain: { over: 8, under: 3 } } }',
  *check(book) {
    for (const step of stepsOf(book.playbook)) {
      if (step.when !== null && isContradiction(book, [step.when]))
        yield { at: book.places.ofName(step, 'when'), message: `This never holds, so "${step.id}" is never done.` };
      const entering = step.when === null ? [] : [settledBefore(step, step.when)];
      for (const part of [...step.say, ...step.asks, ...step.next]) {
        if (part.when === null || !isContradiction(book, [part.when, ...entering])) continue;
        const message = isContradiction(book, [part.when])
          ? 'This condition never holds.'
          : `This never holds in "${step.id}", which is done only under a condition of its own.`;
        yield { at: book.places.ofName(part, 'when'), message };
      }
    }
  },
};

/** What is answered in a step may be otherwise than when it was entered. */
function settledBefore(step: Step, when: Condition): Condition {
  const own = new Set(step.asks.map(({ fact }) => fact));
  const parts = when.kind === 'all' ? when.of : [when];
  return { kind: 'all', of: parts.filter((part) => 'fact' in part && !own.has(part.fact)) };
}

type Literal = { test: Test; holds: boolean };

/** As many ways through "any" as are looked at: nobody writes more, and a stranger's file must end. */
const mostWays = 200;

/** Whether these can never hold together, as far as their values tell. */
export function isContradiction(book: Book, all: readonly Condition[]): boolean {
  let ways = 0;
  return !holdsSomehow([...all], []);

  function holdsSomehow(waiting: readonly Condition[], literals: readonly Literal[]): boolean {
    ways += 1;
    if (ways > mostWays) return true;
    const [first, ...rest] = waiting;
    if (first === undefined) return true;
    switch (first.kind) {
      case 'all':
        return holdsSomehow([...first.of, ...rest], literals);
      case 'any':
        return first.of.some((one) => holdsSomehow([one, ...rest], literals));
      case 'not':
        if (first.of.kind === 'given') return and({ test: { ...first.of, given: !first.of.given }, holds: true });
        return 'fact' in first.of ? and({ test: first.of, holds: false }) : holdsSomehow(rest, literals);
      case 'is':
      case 'given':
      case 'over':
      case 'under':
        return and({ test: first, holds: true });
    }
    function and(literal: Literal): boolean {
      const fits = literals.every((other) => other.test.fact !== literal.test.fact || areMet(book, literal, other));
      return fits && areMet(book, literal, literal) && holdsSomehow(rest, [...literals, literal]);
    }
  }
}

/** Whether two demands on one fact can be met together; where it is hard to say, they can. */
function areMet(book: Book, one: Literal, other: Literal): boolean {
  const [a, b] = [one.test, other.test];
  if (one.holds !== other.holds) {
    const [wanted, refused] = one.holds ? [a, b] : [b, a];
    if (wanted.kind === 'given' && refused.kind === 'given') return wanted.given !== refused.given;
    if (wanted.kind !== 'is' || refused.kind !== 'is') return true;
    return wanted.values.some((value) => !refused.values.includes(value));
  }
  if (!one.holds) return true;
  if (a.kind === 'given' && b.kind === 'given') return a.given === b.given;
  if (a.kind === 'given') return a.given;
  if (b.kind === 'given') return b.given;
  if (a.kind === 'is' && b.kind === 'is')
    return book.facts.get(a.fact)?.types.has('choices') === true || a.values.some((value) => b.values.includes(value));
  if (a.kind === 'over' && b.kind === 'under') return a.than < b.than;
  if (a.kind === 'under' && b.kind === 'over') return b.than < a.than;
  return true;
}
