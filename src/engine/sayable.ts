import { showValue } from '../playbook/answer.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { type PublicWords, publicWords } from '../playbook/template.ts';
import { stepAt } from './books.ts';
import type { CallState } from './call-state.ts';
import { here } from './cursor.ts';
import { currentFact, wordsToConfirm } from './facts.ts';
import { sayWhen } from './say-when.ts';

/** The words that say-lines may take: public facts, who is speaking with whom, and the last promise. */
export function sayable(book: Playbook, state: CallState): PublicWords {
  const facts = [...state.facts.keys()].flatMap((name) => {
    const fact = currentFact(state, name);
    return fact === undefined || fact.value === null
      ? []
      : [{ name, words: showValue(fact.value), internal: fact.internal }];
  });
  const promise = state.promises.findLast((p) => !p.withdrawn && p.kind !== 'internal');
  const others = {
    agent: state.agent,
    customer: state.customer,
    contact: state.contact,
    reference: state.reference,
    direct: state.direct,
    promise: promise === undefined ? null : sayWhen(promise.dueAt, promise.zone),
    ...beingConfirmed(book, state),
  };
  const named = Object.entries(others).flatMap(([name, words]) =>
    words === null || words === '' ? [] : [{ name, words, internal: false }],
  );
  return publicWords([...facts, ...named]);
}

/** What is being read back is heard before it is confirmed, so it is sayable before it is a fact. */
function beingConfirmed(book: Playbook, state: CallState): Record<string, string> {
  const frame = here(state.cursor);
  const ask = stepAt(book, frame)?.asks.find((a) => a.id === frame.field);
  if (ask?.type !== 'yes-no' || ask.readsBack === null) return {};
  return { [ask.readsBack.fact]: wordsToConfirm(state, ask.readsBack) };
}
