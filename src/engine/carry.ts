import type { AskType } from '../playbook/playbook.ts';
import type { CallState } from './call-state.ts';
import type { CallEntry } from './entry.ts';
import { evolve } from './evolve.ts';
import { currentFact } from './facts.ts';
import { isOfTheMoment } from './of-the-moment.ts';

/**
 * What an earlier call of the case has told, as the first entries of a follow-up call, so that nobody is asked twice.
 * Only words and amounts are carried: how things stood, and what was agreed to, is for the new call to say.
 */
export function carry(earlier: CallState, began: CallEntry): readonly CallEntry[] {
  const fresh = evolve(null, began);
  const known = [...earlier.facts.keys()].flatMap((name) => {
    const fact = currentFact(earlier, name);
    return fact === undefined || fact.value === null || !isCarried(fact.type)
      ? []
      : [{ name, fact, value: fact.value }];
  });
  return known.map(({ name, fact, value }, index) => ({
    kind: 'answered',
    stream: began.stream,
    seq: began.seq + 1 + index,
    at: began.at,
    by: began.by,
    what: {
      step: fact.step,
      ask: fact.ask,
      fact: name,
      type: fact.type,
      pass: 1,
      internal: fact.internal,
      from: 'carried',
      note: null,
      value: null,
      to: fresh.cursor,
    },
    words: { value },
  }));
}

/** What was offered is no longer on the table; an amount stays what it was. */
const isCarried = (type: AskType) => !isOfTheMoment(type) && type !== 'options';
