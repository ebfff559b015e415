import type { FollowUpKind } from '../followup/follow-up.ts';
import { showValue } from '../playbook/answer.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { type PublicWords, publicWords } from '../playbook/template.ts';
import type { Value } from '../playbook/values.ts';
import type { CallPromise, CallState } from './call-state.ts';
import { currentFact, wordsToConfirm } from './facts.ts';
import { sayWhen } from './say-when.ts';

/**
 * The words that say-lines may take: public facts, who is speaking with whom, and the last promise. `desk`: the zone of
 * the agent's own clock; null where it is not known.
 */
export function sayable(book: Playbook, state: CallState, desk: string | null): PublicWords {
  const facts = [...state.facts.keys()].flatMap((name) => {
    const fact = currentFact(state, name);
    return fact === undefined || fact.value === null
      ? []
      : [{ name, words: spoken(state, fact.value, desk), internal: fact.internal || isTask(state, fact.value) }];
  });
  const promise = state.promises.findLast((p) => !p.withdrawn && p.kind !== 'internal');
  const others = {
    agent: state.agent,
    customer: state.customer,
    contact: state.contact,
    reference: state.reference,
    direct: state.direct,
    'promised-by': state.promised?.by ?? null,
    promise: promise === undefined ? null : sayWhen(promise.dueAt, promise.zone, desk),
    promises: unasked(state)
      .map(({ dueAt, zone, kind }) => `${verbs[kind]} ${sayWhen(dueAt, zone, desk)}`)
      .join('; '),
    ...readBack(book, state),
  };
  const named = Object.entries(others).flatMap(([name, words]) =>
    words === null || words === '' ? [] : [{ name, words, internal: false }],
  );
  return publicWords([...facts, ...named]);
}

/** What was promised is heard as its time, wherever it is said. */
function spoken(state: CallState, value: Value, desk: string | null): string {
  const promise = promiseIn(state, value);
  return promise === undefined || promise.withdrawn ? showValue(value) : sayWhen(promise.dueAt, promise.zone, desk);
}

/** It was kept for ourselves, whatever the playbook says of the ask. */
const isTask = (state: CallState, value: Value) => promiseIn(state, value)?.kind === 'internal';

function promiseIn({ promises }: CallState, value: Value): CallPromise | undefined {
  const { followUp: id = null } = typeof value === 'object' && 'followUp' in value ? value : {};
  return promises.find(({ followUp }) => followUp === id);
}

const verbs: Readonly<Record<FollowUpKind, string>> = {
  callback: 'I ring you',
  update: 'you hear from me by',
  'check-in': 'I ask whether all is well,',
  fix: 'it is done by',
  internal: 'by',
};

/** What was promised and not yet agreed to. */
const unasked = (state: CallState) =>
  state.promises.filter((p) => !p.withdrawn && p.agreed === null && p.kind !== 'internal');

/** What a step reads back is heard before it is confirmed, and stays sayable when nobody said yes or no to it. */
function readBack(book: Playbook, state: CallState): Record<string, string> {
  const asks = book.steps.filter((step) => state.steps.has(step.id)).flatMap((step) => step.asks);
  const backs = asks.flatMap((ask) => (ask.type === 'yes-no' && ask.readsBack !== null ? [ask.readsBack] : []));
  return Object.fromEntries(backs.map((back) => [back.fact, wordsToConfirm(state, back)]));
}
