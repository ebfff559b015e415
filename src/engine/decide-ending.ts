import type { AttemptResult } from '../followup/follow-up.ts';
import { type Disposition, endedWithoutComplaint } from '../playbook/dispositions.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { CallState } from './call-state.ts';
import { checkInTime } from './check-in-time.ts';
import type { Cursor } from './cursor.ts';
import { endRows, settleAbout, tried } from './decide-earlier.ts';
import { type Decision, type Draft, problem } from './decision.ts';
import { endingOf } from './ending.ts';
import { currentFact } from './facts.ts';
import { atEnd, atStep, isMet, plainly } from './flow.ts';
import { gates } from './gates.ts';
import { handedTo } from './handed-to.ts';
import { limitCase } from './limit-case.ts';
import { open } from './promise.ts';
import { watchAtTheEnd } from './safety-net.ts';

/** Nothing blocks hanging up. What is missing is only reported, and waits for the write-up. */
export function hangUp(book: Playbook, draft: Draft, chosen: Disposition | null, why: string | null): Decision | null {
  const disposition = chosen ?? endingOf(book, draft.state);
  if (disposition === null) return problem('How did it end? Pick one of the endings.');
  // Said where the colleague took the call, and not to be said twice.
  const reason = why ?? handedTo(draft.state)?.why ?? null;
  if (disposition === 'handed-over' && book.policy.handOver !== 'live' && (reason ?? '').trim() === '')
    return problem(
      `${book.title}: the call stays with you. If it was handed over all the same, say why: /e handed-over because ...`,
    );
  if (disposition === 'handed-over') watchAtTheEnd(book, draft);
  draft.addMoving(
    (to) => ({ kind: 'hung-up', what: { disposition, attempt: null, to }, words: why === null ? null : { why } }),
    (state) => plainly(firstOfWriteUp(book, state)),
  );
  settleAbout(draft, disposition);
  endRows(draft, disposition);
  planNext(book, draft, disposition);
  limitCase(book, draft, disposition);
  if (nothingToWriteUp(book, draft.state)) writeUp(book, draft);
  return null;
}

function firstOfWriteUp(book: Playbook, state: CallState): Cursor {
  const step = afterSteps(book, state)[0];
  return step === undefined ? atEnd(state, 'write-up') : atStep(state, step);
}

function afterSteps(book: Playbook, state: CallState) {
  const lenient = state.disposition !== null && endedWithoutComplaint.has(state.disposition);
  if (state.phase === 'follow-up' || lenient) return [];
  return book.steps.filter((step) => step.phase === 'after' && isMet(state, step.when));
}

const nothingToWriteUp = (book: Playbook, state: CallState) =>
  afterSteps(book, state).length === 0 && gates(book, state).length === 0;

/** Nobody was reached, so nothing was said or asked: a try on record, and the follow-up stays open. */
export function notReached(draft: Draft, result: AttemptResult, note: string | null): Decision | null {
  const to = atEnd(draft.state, 'closed');
  const words = note === null || note.trim() === '' ? null : { why: note };
  draft.add({ kind: 'hung-up', what: { disposition: 'disconnected', attempt: result, to }, words });
  draft.add({ kind: 'written-up', what: { to }, words: null });
  tried(draft, result, words === null ? null : { note: words.why });
  return null;
}

/** A solution that is in effect starts the clock of the check-in; one that is only agreed has to be seen through first. */
function planNext(book: Playbook, draft: Draft, disposition: Disposition): void {
  const { callId, caseId } = draft.state;
  if (disposition === 'solved') {
    draft.addElsewhere({ ...draft.stamp(caseId), kind: 'in-effect', what: { callId }, words: null });
    if (hasSolved(book, draft.state)) plan(book, draft, 'check-in', 'ask whether all is well');
  }
  if (disposition === 'agreed') {
    const agreed = currentFact(draft.state, 'resolution')?.value;
    const what = typeof agreed === 'string' ? agreed : 'what was agreed';
    plan(book, draft, 'fix', `see that it is done: ${what}`);
  }
}

/** A check-in that found all well has solved nothing new, and needs no check-in of its own. */
function hasSolved(book: Playbook, state: CallState): boolean {
  return state.calledFor !== 'check-in' || book.steps.some((step) => step.phase === 'call' && state.steps.has(step.id));
}

/** Adds what the method wants to happen next, which the customer was not told, where the method wants it. */
function plan(book: Playbook, draft: Draft, kind: 'check-in' | 'fix', words: string): void {
  const { zone } = draft.state;
  const when = checkInTime(book, { now: draft.told.now, zone, team: draft.told.team });
  if (when === null) return;
  open(draft, { ...draft.freshId(), ...when, kind, spoken: false, zone, words, playbook: book.id });
}

/** Closes the call for good; refused while a gate is unmet. */
export function writeUp(book: Playbook, draft: Draft): Decision | null {
  const missing = gates(book, draft.state);
  if (missing.length > 0) return problem(`Still missing: ${missing.map((gate) => gate.missing).join(', ')}.`);
  draft.add({ kind: 'written-up', what: { to: atEnd(draft.state, 'closed') }, words: null });
  return null;
}

/** Lets a gate go unmet, with a reason that leads see; refused for a critical one. */
export function override(book: Playbook, draft: Draft, id: string, why: string): Decision | null {
  const gate = gates(book, draft.state).find((g) => g.id === id || g.ask === id || g.step === id);
  if (gate === undefined) return problem(`"${id}" is not missing.`);
  if (gate.level === 'critical')
    return problem(`${gate.missing} is critical: it must be answered, or the call given up with /g and a reason.`);
  if (why.trim() === '') return problem('Say why it is finished without.');
  draft.add({ kind: 'overrode', what: { gate: gate.id }, words: { why } });
  return null;
}

/** Gives the call up with a reason, whatever is still missing. */
export function abandon(draft: Draft, why: string): Decision | null {
  if (why.trim() === '') return problem('Say why the call is given up.');
  draft.add({ kind: 'abandoned', what: { to: atEnd(draft.state, 'closed') }, words: { why } });
  return null;
}
