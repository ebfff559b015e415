import { readAnswer } from '../playbook/answer.ts';
import { costFactOf } from '../playbook/cost-fact.ts';
import type { Ask, Playbook } from '../playbook/playbook.ts';
import type { OptionList, Value } from '../playbook/values.ts';
import { stepAt } from './books.ts';
import { type Cursor, here, stepName } from './cursor.ts';
import { note } from './decide-note.ts';
import { type Decision, type Draft, problem } from './decision.ts';
import type { CallEntryBody } from './entry.ts';
import { currentFact, wordsToConfirm } from './facts.ts';
import { afterField } from './flow.ts';
import { promise, withdraw } from './promise.ts';
import type { Reply } from './reply.ts';

/** Takes an answer to the ask under the cursor. */
export function answer(book: Playbook, draft: Draft, reply: Reply & { kind: 'answer' }): Decision | null {
  const frame = here(draft.state.cursor);
  const ask = stepAt(book, frame)?.asks.find((a) => a.id === frame.field);
  if (ask === undefined) return problem('Nothing is asked here. Use /n for a note.');
  if (ask.type === 'notes') return notes(book, draft, ask, reply.value);
  if (ask.type === 'follow-up') return followUp(book, draft, ask, reply.value);
  const read = readAnswer(ask, reply.value);
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
  else moveOn(book, draft, ask, value, told);
  return null;
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

function moveOn(book: Playbook, draft: Draft, ask: Ask, value: Value, told: number | null): void {
  draft.addMoving(
    (to) => answered(draft, ask, value, told, to),
    (state) => afterField(book, state),
  );
}

function answered(draft: Draft, ask: Ask, value: Value, told: number | null, to: Cursor): CallEntryBody {
  const frame = here(draft.state.cursor);
  const structure = isStructure(ask, value);
  return {
    kind: 'answered',
    what: {
      step: stepName(frame.script, frame.step),
      ask: ask.id,
      fact: ask.fact,
      type: ask.type,
      pass: frame.pass,
      internal: ask.internal,
      from: told === null ? 'asked' : 'told',
      note: told,
      value: structure ? value : null,
      to,
    },
    words: structure ? null : { value },
  };
}

/** Choices, ticks and amounts steer the way and stay; whatever was typed or names somebody can be erased. */
function isStructure(ask: Ask, value: Value): boolean {
  switch (ask.type) {
    case 'yes-no':
    case 'check':
    case 'number':
    case 'money':
      return true;
    case 'choice':
      return ask.choices.some((choice) => choice.id === value);
    case 'choices':
      return Array.isArray(value) && value.every((id) => ask.choices.some((choice) => choice.id === id));
    case 'text':
    case 'notes':
    case 'options':
    case 'contact':
    case 'hand-over':
    case 'follow-up':
      return false;
  }
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

/** The time that an ask wants is a promise like any other: opened at once, in its own stream. */
function followUp(book: Playbook, draft: Draft, ask: Ask & { type: 'follow-up' }, given: unknown): Decision | null {
  const earlier = draft.state.facts.get(ask.fact)?.at(-1);
  if (isPromised(given)) {
    moveOn(book, draft, ask, given, null);
    return null;
  }
  const promising = readPromising(given);
  if (promising === null) return problem(ask.message ?? 'Say a time: "today 16:30" or "in 2 hours".');
  const made = promise(draft, book, { ...promising, kind: ask.kind });
  if (!made.ok) return made;
  if (earlier !== undefined && isPromised(earlier.value)) {
    const { followUp: replaced } = earlier.value;
    const stands = draft.state.promises.some((p) => p.followUp === replaced && !p.withdrawn);
    if (stands) withdraw(draft, replaced, 'another time was agreed');
  }
  moveOn(book, draft, ask, { followUp: made.followUp, promise: promising.words, dueAt: made.dueAt }, null);
  return null;
}

function isPromised(value: unknown): value is { followUp: string; promise: string; dueAt: string } {
  return typeof value === 'object' && value !== null && 'followUp' in value && 'dueAt' in value;
}

function readPromising(given: unknown): { words: string; agreed: boolean | null; override: string | null } | null {
  if (typeof given === 'string') return given.trim() === '' ? null : { words: given, agreed: null, override: null };
  if (typeof given !== 'object' || given === null || !('words' in given) || typeof given.words !== 'string')
    return null;
  const agreed = 'agreed' in given ? yesNoOf(given.agreed) : null;
  const override = 'override' in given && typeof given.override === 'string' ? given.override : null;
  return { words: given.words, agreed, override };
}

function yesNoOf(given: unknown): boolean | null {
  if (typeof given === 'boolean') return given;
  return typeof given === 'string' ? /^(y|yes|true)$/i.test(given) : null;
}

/** What was read back becomes the fact that it stands for, once the customer agrees. */
function confirm(draft: Draft, ask: Ask & { type: 'yes-no' }): void {
  if (ask.readsBack === null) return;
  const words = wordsToConfirm(draft.state, ask.readsBack);
  if (words === '' || currentFact(draft.state, ask.readsBack.fact)?.value === words) return;
  draft.add(spokenBack(draft, ask, ask.readsBack.fact, words, 'carried'));
}

function reword(draft: Draft, ask: Ask & { type: 'yes-no' }, words: string): null {
  if (ask.readsBack !== null) draft.add(spokenBack(draft, ask, ask.readsBack.fact, words, 'asked'));
  return null;
}

function spokenBack(draft: Draft, ask: Ask, fact: string, words: string, from: 'asked' | 'carried'): CallEntryBody {
  const frame = here(draft.state.cursor);
  const step = stepName(frame.script, frame.step);
  const what = { step, ask: ask.id, fact, type: 'text' as const, pass: frame.pass, internal: false, from };
  return {
    kind: 'answered',
    what: { ...what, note: null, value: null, to: draft.state.cursor },
    words: { value: words },
  };
}

/** A hand-over goes by the playbook's policy: none at all, only to somebody who takes it live, or tasks only. */
function refuseHandOver(book: Playbook, value: Value): Decision | null {
  if (typeof value !== 'object' || !('receiver' in value)) return null;
  const reason = value.why !== null && value.why.trim() !== '';
  if (book.policy.handOver === 'none' && !reason)
    return problem(`${book.title} keeps the call with you. If it must be handed over, say why.`);
  if (book.policy.handOver === 'tasks' && !reason)
    return problem(`${book.title} hands over tasks, not the customer. If it must be, say why.`);
  if (book.policy.handOver === 'live' && !value.accepted)
    return problem(`Until ${value.receiver} takes the call live, it is still yours.`);
  return null;
}
