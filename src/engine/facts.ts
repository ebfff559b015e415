import { isKnownName, type KnownName } from '../playbook/known-names.ts';
import type { Ask } from '../playbook/playbook.ts';
import type { Value } from '../playbook/values.ts';
import { forgotten } from '../text/forgotten.ts';
import type { CallState, Fact, Note } from './call-state.ts';

/** The latest answer that still counts: one behind a step gone back to does not. */
export function currentFact(state: CallState, name: string): Fact | undefined {
  return state.facts.get(name)?.findLast((fact) => fact.current);
}

/** What conditions and prefills see: the latest current answer, the notes under that name, or what every call knows. */
export function factValue(state: CallState, name: string): Value | undefined {
  const fact = currentFact(state, name);
  if (fact !== undefined) return fact.value ?? forgotten;
  const notes = state.notes.filter((note) => note.fact === name);
  if (notes.length > 0) return notes.map((note) => note.text ?? forgotten);
  return isKnownName(name) ? (knownValue(state, name) ?? undefined) : undefined;
}

function knownValue(state: CallState, name: KnownName): string | null {
  if (name === 'called-for') return state.calledFor;
  if (name !== 'promise') return state[name];
  return state.promises.findLast((promise) => !promise.withdrawn && promise.kind !== 'internal')?.dueAt ?? null;
}

const words = (notes: readonly Note[]) => notes.flatMap((note) => (note.text === null ? [] : [note.text])).join('; ');

/**
 * The main points to say back: what was marked with `*`, wherever it was typed. Without a mark, all that was noted in
 * the newest pass, if it can be said in one breath; of more, nothing is chosen for the agent.
 */
function mainPoints(state: CallState, fact: string): string {
  const heard = state.notes.filter((note) => note.from === 'customer' && !note.internal);
  const marked = heard.filter((note) => note.main);
  if (marked.length > 0) return words(marked);
  const told = heard.filter((note) => note.fact === fact);
  const newest = Math.max(...told.map((note) => note.pass));
  const last = words(told.filter((note) => note.pass === newest));
  return last.length <= sayableAtOnce ? last : '';
}

/** As many letters as can be said back in one breath. */
const sayableAtOnce = 120;

/** The words that a `reads-back` ask is about to confirm. Main points noted since its last wording take its place. */
export function wordsToConfirm(state: CallState, readsBack: { fact: string; from: string }): string {
  const fact = state.facts.get(readsBack.fact)?.at(-1);
  const since = state.notes.some((note) => note.main && note.from === 'customer' && note.seq > (fact?.seq ?? 0));
  if (since || fact === undefined || fact.internal || typeof fact.value !== 'string')
    return mainPoints(state, readsBack.from);
  return fact.value;
}

/**
 * What Enter would accept at an ask: its own earlier answer, or the fact that the playbook names. A decision of an
 * earlier pass is not offered again, because the step is done again in order to decide anew.
 */
export function prefillOf(state: CallState, ask: Ask, pass: number): Value | null {
  const own = state.facts.get(ask.fact)?.at(-1);
  const isAnew = ask.type === 'yes-no' || ask.type === 'choice' || ask.type === 'check';
  if (own !== undefined && own.value !== null && !(isAnew && own.pass < pass)) return own.value;
  if (ask.prefill === null) return ask.type === 'follow-up' ? ask.suggest : null;
  const fact = currentFact(state, ask.prefill);
  if (fact !== undefined) return fact.value;
  const points = mainPoints(state, ask.prefill);
  return points === '' ? null : points;
}

/** The latest current value of every fact, by name; notes are a list of their lines. */
export function factsOf(state: CallState): Record<string, Value> {
  const names = [...state.facts.keys(), ...state.notes.flatMap((note) => note.fact ?? [])];
  const known = [...new Set(names)].flatMap((name) => {
    const value = factValue(state, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(known);
}
