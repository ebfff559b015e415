import type { Playbook, Step } from '../playbook/playbook.ts';
import { wayOut } from '../playbook/way-out.ts';
import { currentStep, scriptOf, stepAt } from './books.ts';
import { here, mainScript, popped, pushed, stepName } from './cursor.ts';
import { type Decision, type Draft, problem } from './decision.ts';
import { afterField, afterStep, atEnd, atStep, enter, goTo, inOrder, isMet, plainly } from './flow.ts';
import type { Reply } from './reply.ts';

/** Past the line, or past a field that is left open. */
export function cover(book: Playbook, draft: Draft, line: number | null): Decision | null {
  const frame = here(draft.state.cursor);
  const step = stepAt(book, frame);
  const what = { step: stepName(frame.script, frame.step), ask: frame.field, line };
  draft.addMoving(
    (to) => ({ kind: 'covered', what: { ...what, to }, words: null }),
    (state) => {
      if (frame.why === 'listen') return plainly(popped(state.cursor));
      if (step === null) return plainly(atEnd(state, 'wrap-up'));
      if (frame.limit === null) return afterField(book, state);
      const rules = step.next.filter((rule) => rule.to.kind !== 'redo');
      return afterStep(book, state, state.cursor, rules);
    },
  );
  return null;
}

/** To the place before this one, as often as there is one. Answers stay and come back as prefill. */
export function back(draft: Draft): Decision | null {
  const to = draft.state.trail.at(-1);
  if (to === undefined) return problem('This is the first step: there is nothing to go back to.');
  draft.add({ kind: 'went-back', what: { to }, words: null });
  return null;
}

/** To a step by its id, its number in this part of the call, or how its id or title begins; refused when there is none. */
export function jump(book: Playbook, draft: Draft, name: string): Decision | null {
  const step = named(book, draft, name);
  if ('problem' in step) return step;
  draft.add({ kind: 'jumped', what: { step: step.id, to: atStep(draft.state, step) }, words: null });
  return null;
}

/** Does a step again as a pass of its own. At a used-up loop this is the agent's decision to go round once more. */
export function redo(book: Playbook, draft: Draft, name: string): Decision | null {
  const { cursor } = draft.state;
  const { limit, step: at, pass } = here(cursor);
  if (limit !== null) {
    const step = limit.slice(limit.lastIndexOf('>') + 1);
    const what = { step, loop: limit, to: goTo(book, draft.state, cursor, step) };
    draft.add({ kind: 'redone', what, words: null });
    return null;
  }
  const step = named(book, draft, name);
  if ('problem' in step) return step;
  const frame = enter(draft.state, mainScript, step, 'flow');
  const again = step.id === at ? { ...frame, pass: pass + 1 } : frame;
  const to = { playbook: cursor.playbook, frames: [again] as const };
  draft.add({ kind: 'redone', what: { step: step.id, loop: null, to }, words: null });
  return null;
}

/** By id, number on the screen, letter or start of the title; on the follow-up call its own steps come first. */
function named(book: Playbook, draft: Draft, name: string): Step | { ok: false; problem: string } {
  const wanted = name.trim().toLowerCase();
  const phase = currentStep(book, draft.state)?.phase ?? (draft.state.status === 'open' ? draft.state.phase : 'after');
  const numbered = book.steps.filter((s) => s.phase === phase);
  const exact = book.steps.find((s) => s.id === wanted) ?? numbered[Number(wanted) - 1];
  if (exact !== undefined) return exact;
  const close = book.steps.filter((s) => s.title.toLowerCase().startsWith(wanted) || s.id.startsWith(wanted));
  if (wanted !== '' && close[0] !== undefined) return close[0];
  const names = numbered.map((s, index) => `${index + 1} ${s.title}`).join(', ');
  return problem(`There is no step "${name}". There are: ${names}.`);
}

/** Opens a card over the place where the call is, and returns there afterwards. */
export function card(book: Playbook, draft: Draft, id: string): Decision | null {
  const wanted = id.trim().toLowerCase();
  const cards = Object.values(book.scripts).filter((script) => script.card);
  const found =
    (wanted === wayOut ? scriptOf(book, wayOut) : undefined) ??
    cards.find((script) => script.id === wanted) ??
    cards[Number(wanted) - 1] ??
    cards.find((script) => wanted !== '' && script.title.toLowerCase().startsWith(wanted));
  const first = found?.steps.find((step) => isMet(draft.state, step.when));
  if (found === undefined || first === undefined) {
    if (cards.length === 0) return problem('This playbook has no cards.');
    return problem(`There is no card "${id}". There are: ${cards.map((c) => c.id).join(', ')}.`);
  }
  const to = pushed(draft.state.cursor, enter(draft.state, found.id, first, 'card'));
  draft.add({ kind: 'entered', what: { why: 'card', script: found.id, to }, words: null });
  return null;
}

/** Leaves an ask or a whole step out, with a reason; what was promised stays. */
export function skip(book: Playbook, draft: Draft, reply: Reply & { kind: 'skip' }): Decision | null {
  const frame = here(draft.state.cursor);
  const step = currentStep(book, draft.state);
  if (step === null) return problem('There is nothing to skip here.');
  const name = stepName(frame.script, step.id);
  const why = reply.why;
  const words = reply.words === undefined || reply.words.trim() === '' ? null : { why: reply.words };
  if (why === 'other' && words === null) return problem('Say why: /skip other and the reason.');
  if (reply.scope === 'ask' && frame.field === null)
    return problem('Nothing is asked here. /skip step leaves the step.');
  const ask = reply.scope === 'ask' ? frame.field : null;
  const { to, loop } =
    reply.scope === 'ask' ? afterField(book, draft.state) : inOrder(book, draft.state, draft.state.cursor);
  // What is skipped cannot send the call into a loop: that takes an answer.
  const place = loop === null ? to : inOrder(book, draft.state, draft.state.cursor).to;
  draft.add({ kind: 'skipped', what: { scope: reply.scope, step: name, ask, why, to: place }, words });
  return null;
}
