import type { Fact } from '../engine/call-state.ts';
import type { CallEntry } from '../engine/entry.ts';
import { replay } from '../engine/evolve.ts';
import { json } from './bind.ts';

/** The latest answer that counts under a name. `value` is JSON; it is `null` once the words are erased. */
export type FactRow = { callId: string; name: string; value: string; internal: number };

/** The facts of a call as the engine folds them. Notes are no answers: they stay in the transcript. */
export function factsOf(entries: readonly CallEntry[]): FactRow[] {
  const { callId, facts } = replay(entries);
  return [...facts].flatMap(([name, all]) => {
    const current = all.findLast((fact) => fact.current);
    return current === undefined ? [] : [factRow(callId, name, current)];
  });
}

/** The one fact that an answer sets. */
export function factOf(entry: CallEntry & { kind: 'answered' }): FactRow {
  const { fact, internal } = entry.what;
  return factRow(entry.stream, fact, { value: entry.words?.value ?? entry.what.value, internal });
}

/** A fact's value as a report groups by it: plain words without quotes, lists and the like as JSON. */
export function plainValue(value: string): string | null {
  const parsed: unknown = JSON.parse(value);
  if (parsed === null) return null;
  return typeof parsed === 'string' ? parsed : value;
}

function factRow(callId: string, name: string, { value, internal }: Pick<Fact, 'value' | 'internal'>): FactRow {
  return { callId, name, value: json(value), internal: internal ? 1 : 0 };
}
