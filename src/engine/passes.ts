import type { Ask, Playbook, Step } from '../playbook/playbook.ts';
import { placeholders } from '../playbook/template.ts';
import type { CallState } from './call-state.ts';
import { stepName } from './cursor.ts';
import { wordsToConfirm } from './facts.ts';
import { isUnderstanding } from './rushed.ts';
import { sayable } from './sayable.ts';

/** What was understood at each earlier pass of a recap, and what is understood now. */
export type Passes = { earlier: readonly { pass: number; words: string }[]; now: string };

/** Both passes of a recap, once it is said again; null at the first, and where nothing is recapped. */
export function passesOf(book: Playbook, state: CallState, at: Place): Passes | null {
  const { step, ask, pass } = at;
  if (pass < 2 || !isUnderstanding(step, ask)) return null;
  const name = stepName(at.script, step.id);
  const answers = (state.facts.get(ask.fact) ?? []).filter((fact) => fact.step === name && fact.ask === ask.id);
  const earlier = Array.from({ length: pass - 1 }, (_, index) => index + 1).flatMap((each) => {
    const answer = answers.findLast((fact) => fact.pass === each);
    const words = answer === undefined ? '' : understood(book, asOf(state, answer.seq), step, ask);
    const added = missed(state, step, name, each);
    return words === '' && added === '' ? [] : [{ pass: each, words: [words, added].filter(Boolean).join('; ') }];
  });
  return earlier.length === 0 ? null : { earlier, now: understood(book, state, step, ask) };
}

type Place = { script: string; step: Step; ask: Ask; pass: number };

/** What is said back: the fact that the ask reads back, else all that the lines of the step name. */
function understood(book: Playbook, state: CallState, step: Step, ask: Ask): string {
  if (ask.type === 'yes-no' && ask.readsBack !== null) return wordsToConfirm(state, ask.readsBack);
  const words = sayable(book, state, null);
  const names = new Set(step.say.flatMap(({ text }) => placeholders(text).map(({ name }) => name)));
  return [...names]
    .filter((name) => state.facts.has(name))
    .flatMap((name) => words.get(name) ?? [])
    .join('; ');
}

/** What else that pass of the step wrote down, as what had been missed. */
function missed(state: CallState, step: Step, name: string, pass: number): string {
  const asks = step.asks.filter(({ type, internal }) => type === 'text' && !internal);
  return asks
    .flatMap((ask) => {
      const value = state.facts.get(ask.fact)?.findLast((f) => f.step === name && f.ask === ask.id && f.pass === pass);
      return typeof value?.value === 'string' ? [`${ask.label} ${value.value}`] : [];
    })
    .join('; ');
}

/** The call as it stood just before an entry. */
function asOf(state: CallState, seq: number): CallState {
  const facts = [...state.facts].flatMap(([name, all]) => {
    const then = all.filter((fact) => fact.seq < seq);
    // What was set aside later was current then.
    return then.length === 0 ? [] : [[name, then.map((fact) => ({ ...fact, current: true }))] as const];
  });
  return { ...state, facts: new Map(facts), notes: state.notes.filter((note) => note.seq < seq) };
}
