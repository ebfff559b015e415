import type { Disposition } from '../playbook/dispositions.ts';
import type { Ask, Playbook } from '../playbook/playbook.ts';
import type { Value } from '../playbook/values.ts';
import type { CallPromise, CallState } from './call-state.ts';
import { currentFact } from './facts.ts';

/** What Enter ends the call as: what an answer said last, wherever it was asked, else what was promised. */
export function endingOf(book: Playbook, state: CallState): Disposition | null {
  const steps = [...book.steps, ...Object.values(book.scripts).flatMap((script) => script.steps)];
  const told = steps
    .flatMap((step) => step.asks)
    .flatMap((ask) => {
      const fact = currentFact(state, ask.fact);
      if (fact === undefined || fact.value === null) return [];
      const ends = endsOf(ask, fact.value);
      return ends === null ? [] : [{ seq: fact.seq, ends }];
    })
    .sort((a, b) => b.seq - a.seq)[0];
  if (isHandedOver(state, told?.seq ?? 0)) return 'handed-over';
  if (told !== undefined) return told.ends;
  return spoken(state).length > 0 ? 'promised' : null;
}

function endsOf(ask: Ask, value: Value): Disposition | null {
  if (ask.type === 'choice') return ask.choices.find((choice) => choice.id === value)?.ends ?? null;
  if (ask.type !== 'yes-no' || typeof value !== 'boolean') return null;
  return ask.ends?.[value ? 'yes' : 'no'] ?? null;
}

/** Somebody took the call live, after whatever else was said about how it ends. */
function isHandedOver(state: CallState, since: number): boolean {
  return [...state.facts.keys()].some((name) => {
    const fact = currentFact(state, name);
    const value = fact?.value;
    const accepted = typeof value === 'object' && value !== null && 'accepted' in value && value.accepted;
    return fact !== undefined && fact.seq > since && accepted;
  });
}

/** What this call has promised the customer and not taken back. */
export const spoken = (state: CallState): readonly CallPromise[] =>
  state.promises.filter((promise) => !promise.withdrawn && promise.kind !== 'internal');
