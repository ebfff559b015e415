import { readAnswer } from '../playbook/answer.ts';
import { costFactOf } from '../playbook/cost-fact.ts';
import { addOption } from '../playbook/options.ts';
import type { Ask, Playbook } from '../playbook/playbook.ts';
import { isHandOver } from '../playbook/value-kinds.ts';
import type { HandOver, OptionList, Value } from '../playbook/values.ts';
import { answered, moveOn } from './answered.ts';
import { stepAt } from './books.ts';
import { here, stepName } from './cursor.ts';
import { note } from './decide-note.ts';
import { type Decision, type Draft, problem } from './decision.ts';
import { afterField } from './flow.ts';
import { refuseHandOver } from './hand-over-policy.ts';
import { optionsSoFar } from './options-so-far.ts';
import { promisedAnswer } from './promised-answer.ts';
import { confirm, reword } from './read-back.ts';
import type { Reply } from './reply.ts';
import { keepWatch, letGo } from './safety-net.ts';

/** Takes an answer to the ask under the cursor. */
export function answer(book: Playbook, draft: Draft, reply: Reply & { kind: 'answer' }): Decision | null {
  const frame = here(draft.state.cursor);
  const ask = stepAt(book, frame)?.asks.find((a) => a.id === frame.field);
  if (ask === undefined) return problem('Nothing is asked here. Use /n for a note.');
  if (ask.type === 'notes') return notes(book, draft, ask, reply.value);
  if (ask.type === 'follow-up') return promisedAnswer(book, draft, ask, reply.value);
  const read = readFor(draft, ask, reply.value);
  if (!read.ok) {
    const words = typeof reply.value === 'string' ? reply.value.trim() : '';
    if (ask.type === 'yes-no' && ask.readsBack !== null && words !== '') return reword(draft, ask, words);
    return problem(ask.message === null ? read.problem : `${ask.message} ${read.problem}`);
  }
  const value = read.value;
  if (ask.type === 'hand-over') {
    const refused = refuseHandOver(book, value);
    if (refused !== null) return refused;
  }
  if (ask.type === 'yes-no' && ask.readsBack !== null && value === true) confirm(draft, ask);
  const told = reply.told ?? null;
  const unfinished = isOptionList(value) && value.chosen === null;
  if (isOptionList(value)) costOfChoice(draft, ask, value);
  if (unfinished) draft.add(answered(draft, ask, value, told, draft.state.cursor));
  else {
    // Before the cursor moves on: where it was asked tells whether the method looks after it itself.
    if (isHandOver(value)) watchOver(book, draft, value);
    moveOn(book, draft, ask, value, told);
  }
  return null;
}

function watchOver(book: Playbook, draft: Draft, { accepted, receiver }: HandOver): void {
  if (accepted) keepWatch(book, draft, receiver);
  else letGo(draft, 'nobody took the call');
}

/** Words for a list of options are one more line for it, or the number of the customer's choice. */
function readFor(draft: Draft, ask: Ask, raw: unknown): ReturnType<typeof readAnswer> {
  if (ask.type !== 'options' || typeof raw !== 'string') return readAnswer(ask, raw);
  const added = addOption(ask, optionsSoFar(draft.state, ask, here(draft.state.cursor).pass), raw);
  return added.ok ? { ok: true, value: added.list } : added;
}

const isOptionList = (value: Value): value is OptionList => typeof value === 'object' && 'chosen' in value;

/** What the chosen option costs the customer is a fact of its own, so that a step can ask for their consent. */
function costOfChoice(draft: Draft, ask: Ask, { options, chosen }: OptionList): void {
  const cost = chosen === null ? null : (options[chosen]?.cost ?? null);
  if (cost === null) return;
  const frame = here(draft.state.cursor);
  const step = stepName(frame.script, frame.step);
  const what = { step, ask: ask.id, fact: costFactOf(ask.fact), type: 'money' as const, pass: frame.pass };
  draft.add({
    kind: 'answered',
    what: { ...what, internal: ask.internal, from: 'carried', note: null, value: cost, to: draft.state.cursor },
    words: null,
  });
}

/** Several lines given at once, as an answers file does: each is a note, and then the customer has finished. */
function notes(book: Playbook, draft: Draft, ask: Ask, value: unknown): Decision | null {
  const lines = (Array.isArray(value) ? value : [value]).flatMap((line) => String(line ?? '').split('\n'));
  const kept = lines.map((line) => line.trim()).filter((line) => line !== '');
  if (kept.length === 0) return problem(ask.message ?? 'There are no words in the answer.');
  for (const line of kept) {
    const own = line.startsWith('=');
    const refused = note(book, draft, own ? line.slice(1) : line, own ? 'agent' : 'customer');
    if (refused !== null) return refused;
  }
  const frame = here(draft.state.cursor);
  const step = stepName(frame.script, frame.step);
  draft.addMoving(
    (to) => ({ kind: 'covered', what: { step, ask: ask.id, line: null, to }, words: null }),
    (state) => afterField(book, state),
  );
  return null;
}
