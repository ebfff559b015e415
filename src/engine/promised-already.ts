import type { Ask } from '../playbook/playbook.ts';
import type { CallPromise, CallState } from './call-state.ts';

/**
 * The promise of this call that an ask for a time need not ask for again: of the same kind, told to the customer, still
 * standing, and the answer to no other ask. Null once the ask has an answer of its own.
 */
export function promisedAlready(state: CallState, ask: Ask): CallPromise | null {
  if (ask.type !== 'follow-up' || ask.kind === 'internal' || ask.owner !== undefined) return null;
  if (state.facts.has(ask.fact)) return null;
  const answers = new Set([...state.facts.values()].flat().flatMap(({ value }) => followUpIn(value)));
  const stands = ({ kind, withdrawn, agreed, followUp }: CallPromise) =>
    kind === ask.kind && !withdrawn && agreed !== false && !answers.has(followUp);
  return state.promises.findLast(stands) ?? null;
}

/** The same as the answer to the ask. */
export function asAnswer({ followUp, words, dueAt }: CallPromise) {
  return { followUp, promise: words, dueAt };
}

function followUpIn(value: unknown): string[] {
  const isPromise = typeof value === 'object' && value !== null && 'followUp' in value;
  return isPromise && typeof value.followUp === 'string' ? [value.followUp] : [];
}
