import { isHandOver } from '../playbook/value-kinds.ts';
import type { HandOver } from '../playbook/values.ts';
import type { CallState } from './call-state.ts';
import { currentFact } from './facts.ts';

/** The colleague who took the call live, with the reason that was given; null when nobody did. */
export function handedTo(state: CallState): HandOver | null {
  const taken = [...state.facts.keys()].flatMap((name) => {
    const fact = currentFact(state, name);
    const value = fact?.value ?? null;
    return fact !== undefined && value !== null && isHandOver(value) && value.accepted
      ? [{ seq: fact.seq, value }]
      : [];
  });
  return taken.sort((a, b) => b.seq - a.seq)[0]?.value ?? null;
}
