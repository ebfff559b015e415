import { toldIn } from '../playbook/evidence.ts';
import type { Ask } from '../playbook/playbook.ts';
import type { Value } from '../playbook/values.ts';
import { type Heard, heardWords } from '../text/heard-words.ts';
import type { CallState, Fact, Note } from './call-state.ts';
import { here, stepName } from './cursor.ts';
import { prefillOf } from './facts.ts';

/** An answer that the customer gave before it was asked: the note that tells it, by its `seq`, with its time and words. */
export type ToldAlready = { value: Value; note: number; at: string; words: string };

/**
 * What a note tells of an ask, as its `told-by` reads it. Of several notes the newest counts, since people correct
 * themselves; where notes tell different choices it is better asked. What was noted before the last answer has been
 * answered already, unless that very answer was gone back to.
 */
export function toldAlready(state: CallState, ask: Ask, pass: number): ToldAlready | null {
  if ((ask.toldBy ?? []).length === 0) return null;
  const own = state.facts.get(ask.fact)?.at(-1);
  const since = own?.seq ?? 0;
  const found = offer(state, ask, ({ seq }) => seq > since);
  if (found !== null || own?.from !== 'told') return found;
  const before = offer(state, ask, ({ seq }) => seq < since);
  return before !== null && isSame(before.value, prefillOf(state, ask, pass)) ? before : null;
}

/** The call as it would be with the answer taken: what lines can already say of it. */
export function asIfTaken(state: CallState, ask: Ask, { value }: ToldAlready): CallState {
  const frame = here(state.cursor);
  const fact: Fact = {
    value,
    seq: state.seq,
    step: stepName(frame.script, frame.step),
    ask: ask.id,
    type: ask.type,
    pass: frame.pass,
    internal: ask.internal,
    from: 'told',
    current: true,
  };
  return { ...state, facts: new Map(state.facts).set(ask.fact, [...(state.facts.get(ask.fact) ?? []), fact]) };
}

function offer(state: CallState, ask: Ask, isMeant: (note: Note) => boolean): ToldAlready | null {
  const told = state.notes
    .filter((note) => note.from === 'customer' && !note.internal && isMeant(note))
    .flatMap((note) => {
      const values = note.text === null ? [] : toldIn(ask, heardIn(note, note.text));
      return note.text === null || values.length === 0 ? [] : [{ note, words: note.text, values }];
    });
  const newest = told.at(-1);
  if (newest === undefined) return null;
  const value = answerTold(ask, newest.words, [...new Set(told.flatMap(({ values }) => values))]);
  return value === null ? null : { value, note: newest.note.seq, at: newest.note.at, words: newest.words };
}

function answerTold(ask: Ask, words: string, values: readonly (string | null)[]): Value | null {
  const ids = values.filter((value) => value !== null);
  if (ask.type === 'text') return words;
  if (ask.type === 'choices') return ask.choices.map(({ id }) => id).filter((id) => ids.includes(id));
  const [only] = ids;
  if (only === undefined || ids.length > 1) return null;
  return ask.type === 'yes-no' ? only === 'yes' : only;
}

/** Notes stay as they are, and each is looked at again at every prompt. */
const heard = new WeakMap<Note, readonly Heard[]>();

function heardIn(note: Note, text: string): readonly Heard[] {
  const known = heard.get(note);
  if (known !== undefined) return known;
  const words = heardWords(text);
  heard.set(note, words);
  return words;
}

function isSame(one: Value, other: Value | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
