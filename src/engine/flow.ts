import { holds } from '../playbook/condition.ts';
import type { Ask, Condition, Playbook, Rule, Step } from '../playbook/playbook.ts';
import { stepAt, stepsOf } from './books.ts';
import type { CallState } from './call-state.ts';
import {
  type Cursor,
  type EndStep,
  endScript,
  type Frame,
  here,
  mainScript,
  popped,
  pushed,
  stepName,
  withHere,
} from './cursor.ts';
import { factValue } from './facts.ts';

/** Where a finished field or step leads; `loop` is set when that is a step to be done again, `limit` when it may not. */
export type Way = { to: Cursor; loop: string | null; redo: string | null };

/** A way on that repeats nothing. */
export const plainly = (to: Cursor): Way => ({ to, loop: null, redo: null });

/** Whether a condition holds as things stand; none always does. */
export function isMet(state: CallState, condition: Condition | null): boolean {
  return condition === null || holds(condition, (fact) => factValue(state, fact));
}

/** The asks of a step that apply as things stand. */
export function asksOf(state: CallState, step: Step): readonly Ask[] {
  return step.asks.filter((ask) => isMet(state, ask.when));
}

/** The first field of a step, as a frame. A step that was done before is entered as its next pass. */
export function enter(state: CallState, script: string, step: Step, why: Frame['why']): Frame {
  const before = state.steps.get(stepName(script, step.id));
  const pass =
    before === undefined ? 1 : before.passes + (before.status === 'open' || before.status === 'left' ? 0 : 1);
  return { script, step: step.id, field: asksOf(state, step)[0]?.id ?? null, pass, why, limit: null };
}

/** The cursor on another step of the playbook itself; sub-scripts and cards are left behind. */
export function atStep(state: CallState, step: Step): Cursor {
  return { playbook: state.cursor.playbook, frames: [enter(state, mainScript, step, 'flow')] };
}

/** The cursor on one of the places behind the last step: ending, write-up, closed. */
export function atEnd(state: CallState, step: EndStep): Cursor {
  const frame: Frame = { script: endScript, step, field: null, pass: 1, why: 'flow', limit: null };
  return { playbook: state.cursor.playbook, frames: [frame] };
}

/** The first place of a call or a follow-up call. */
export function firstPlace(book: Playbook, state: CallState): Cursor {
  const step = book.steps.find((s) => s.phase === state.phase && isMet(state, s.when));
  return step === undefined ? theEnd(state) : atStep(state, step);
}

/** After the last step: what was promised and not yet agreed is read back first. */
export function theEnd(state: CallState): Cursor {
  if (state.status !== 'open') return atEnd(state, 'write-up');
  const asked = state.promises.every(
    (promise) => promise.withdrawn || promise.agreed !== null || promise.kind === 'internal',
  );
  return atEnd(state, asked ? 'wrap-up' : 'read-back');
}

/** Where the call goes once the field under the cursor is done: the next field, or out of the step. */
export function afterField(book: Playbook, state: CallState): Way {
  const frame = here(state.cursor);
  const step = stepAt(book, frame);
  if (step === null) return plainly(popped(state.cursor));
  const asks = step.asks;
  const rest = asks.slice(asks.findIndex((ask) => ask.id === frame.field) + 1);
  const next = frame.field === null ? undefined : rest.find((ask) => isMet(state, ask.when));
  if (next !== undefined) return plainly(withHere(state.cursor, { ...frame, field: next.id, limit: null }));
  return afterStep(book, state, state.cursor, step.next);
}

/** Where the call goes once the step under `cursor` is done, going by the rules given. */
export function afterStep(book: Playbook, state: CallState, cursor: Cursor, rules: readonly Rule[]): Way {
  const frame = here(cursor);
  const rule = rules.find((r) => isMet(state, r.when));
  if (rule === undefined) return inOrder(book, state, cursor);
  const { to } = rule;
  switch (to.kind) {
    case 'end':
      return plainly(theEnd(state));
    case 'go':
      return plainly(goTo(book, state, cursor, to.step));
    case 'run': {
      const [first] = stepsOf(book, to.script).filter((s) => isMet(state, s.when));
      if (first === undefined) return afterStep(book, state, cursor, rules.slice(rules.indexOf(rule) + 1));
      return plainly(pushed(cursor, enter(state, to.script, first, 'sub')));
    }
    case 'redo': {
      const loop = `${stepName(frame.script, frame.step)}>${to.step}`;
      if ((state.loops.get(loop) ?? 0) >= to.atMost) return plainly(withHere(cursor, { ...frame, limit: loop }));
      return { to: goTo(book, state, cursor, to.step), loop, redo: to.step };
    }
  }
}

/** Out of a step without its rules: to the next one in order, back to the caller, or to the end. */
export function inOrder(book: Playbook, state: CallState, cursor: Cursor): Way {
  const frame = here(cursor);
  const steps = stepsOf(book, frame.script);
  const index = steps.findIndex((s) => s.id === frame.step);
  const phase = steps[index]?.phase;
  const next = steps.slice(index + 1).find((s) => s.phase === phase && isMet(state, s.when));
  const hungUpOnCall = frame.script === mainScript && state.status !== 'open' && phase !== 'after';
  if (next !== undefined && !hungUpOnCall)
    return plainly(withHere(cursor, { ...enter(state, frame.script, next, frame.why) }));
  if (frame.script === mainScript) return plainly(afterMain(book, state, cursor));
  const caller = popped(cursor);
  if (frame.why !== 'sub') return plainly(caller);
  const step = stepAt(book, here(caller));
  const rules = step?.next ?? [];
  const ran = rules.findIndex((rule) => rule.to.kind === 'run' && rule.to.script === frame.script);
  return afterStep(book, state, caller, rules.slice(ran + 1));
}

/** After solving anew in a follow-up call, what is left of the follow-up call itself; else the end. */
function afterMain(book: Playbook, state: CallState, cursor: Cursor): Cursor {
  const phase = stepAt(book, here(cursor))?.phase;
  if (state.phase !== 'follow-up' || state.status !== 'open' || phase !== 'call') return theEnd(state);
  const own = book.steps.filter((step) => step.phase === 'follow-up');
  const last = own.findLastIndex((step) => state.steps.has(step.id));
  const next = own.slice(last + 1).find((step) => isMet(state, step.when));
  return next === undefined ? theEnd(state) : atStep(state, next);
}

/** The cursor on another step of the script that `cursor` is in. */
export function goTo(book: Playbook, state: CallState, cursor: Cursor, id: string): Cursor {
  const frame = here(cursor);
  const step = stepsOf(book, frame.script).find((s) => s.id === id);
  if (step === undefined) throw new Error(`Step "${id}" passed lint and is missing.`);
  const entered = enter(state, frame.script, step, frame.why);
  // A step that sends to itself is still open, and would otherwise land on the very same place.
  const pass = id === frame.step ? frame.pass + 1 : entered.pass;
  return withHere(cursor, { ...entered, pass });
}
