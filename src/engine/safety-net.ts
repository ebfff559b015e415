import { readSpokenTime } from '../followup/spoken-time.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { stepsOf } from './books.ts';
import type { CallState } from './call-state.ts';
import { checkInTime } from './check-in-time.ts';
import { here } from './cursor.ts';
import type { Draft } from './decision.ts';
import { handedTo } from './handed-to.ts';
import { open, withdraw } from './promise.ts';

/** When whoever handed a call over looks whether it is in good hands, where the method has no time for it. */
const usual = '9 on the next business day';

/**
 * Whoever had the call first looks whether the colleague has it in hand: a check-in that the customer is not told of. A
 * method that asks for one in the same place itself needs no second one.
 */
export function keepWatch(book: Playbook, draft: Draft, receiver: string): void {
  letGo(draft, 'handed over to somebody else');
  if (asksItself(book, draft.state)) return;
  watch(book, draft, receiver);
}

/** The call has ended in other hands, and nobody is to look how it goes on. */
export function watchAtTheEnd(book: Playbook, draft: Draft): void {
  const { watch: kept, promises } = draft.state;
  const promised = promises.some(({ kind, withdrawn }) => kind === 'check-in' && !withdrawn);
  if (kept === null && !promised) watch(book, draft, handedTo(draft.state)?.receiver ?? 'whoever took the call');
}

/** Nobody has it after all. */
export function letGo(draft: Draft, why: string): void {
  const { watch: followUp } = draft.state;
  if (followUp !== null && !draft.told.ended.has(followUp)) withdraw(draft, followUp, why);
}

function watch(book: Playbook, draft: Draft, receiver: string): void {
  const { zone } = draft.state;
  const context = { now: draft.told.now, zone, team: draft.told.team };
  const { dueAt, notBefore } = checkInTime(book, context) ?? nextMorning(context);
  const fresh = draft.freshId();
  const words = `see that ${receiver} has it in hand`;
  draft.add({
    kind: 'kept-watch',
    what: { followUp: fresh.id, code: fresh.code, dueAt, zone },
    words: { promise: words },
  });
  open(draft, { ...fresh, kind: 'check-in', spoken: false, dueAt, notBefore, zone, words, playbook: book.id });
}

function nextMorning(context: Parameters<typeof readSpokenTime>[1]) {
  const reading = readSpokenTime(usual, context);
  if (reading.kind === 'ask') throw new Error(`"${usual}" cannot be read: ${reading.question}`);
  return reading;
}

function asksItself(book: Playbook, state: CallState): boolean {
  const { script, step: at } = here(state.cursor);
  const steps = stepsOf(book, script);
  const rest = steps.slice(steps.findIndex(({ id }) => id === at));
  return rest.some((step) => step.asks.some((ask) => ask.type === 'follow-up' && ask.kind === 'check-in'));
}
