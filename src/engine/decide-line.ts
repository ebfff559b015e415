import type { Playbook } from '../playbook/playbook.ts';
import type { CallState } from './call-state.ts';
import { type Decision, type Draft, problem } from './decision.ts';
import type { CallEntry, Entry } from './entry.ts';
import { open } from './promise.ts';
import type { Told } from './told.ts';

const longestHold = 60;

/** The customer waits: why, and for about how long, so that somebody goes back to them in time. */
export function hold(draft: Draft, why: string, minutes: number): Decision | null {
  if (draft.state.line === 'hold') return problem('They are on hold already. /q again when you are back.');
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > longestHold)
    return problem(`A hold takes 1 to ${longestHold} minutes. For longer, promise them a call.`);
  draft.add({ kind: 'held', what: { minutes }, words: why.trim() === '' ? null : { why } });
  return null;
}

/** Ends a hold. Its length is kept in whole seconds, and is never below nought when the clock was set back. */
export function comeBack(draft: Draft): Decision | null {
  const { line, heldAt } = draft.state;
  if (line !== 'hold' || heldAt === null) return problem('Nobody is on hold.');
  const seconds = Math.max(0, Math.round((Date.parse(draft.told.now) - Date.parse(heldAt)) / 1000));
  draft.add({ kind: 'came-back', what: { seconds }, words: null });
  return null;
}

const ringBackWithin = 5 * 60_000;

/**
 * The line went dead. That is a duty of ours: ring back in five minutes, where there is a number. The call stays open, to
 * be carried on where it was.
 */
export function drop(book: Playbook, draft: Draft): Decision | null {
  const { contact, zone, line } = draft.state;
  if (line === 'hold') comeBack(draft);
  const duty = contact === null ? null : draft.freshId();
  draft.add({ kind: 'dropped', what: { followUp: duty?.id ?? null }, words: null });
  if (duty === null) return null;
  const dueAt = new Date(Date.parse(draft.told.now) + ringBackWithin).toISOString();
  const words = 'the line dropped: ring back';
  open(draft, { ...duty, kind: 'callback', spoken: false, dueAt, notBefore: null, zone, words, playbook: book.id });
  return null;
}

/** What a call begins again with: who has it now, and the duty to ring back that this keeps. */
export function carriedOn(
  state: CallState,
  { now, by, heads }: Pick<Told, 'now' | 'by' | 'heads'>,
): readonly [CallEntry, ...Entry[]] {
  const stamp = (stream: string, seq: number) => ({ stream, seq, at: now, by });
  const resumed: CallEntry = { kind: 'resumed', what: {}, words: null, ...stamp(state.callId, state.seq + 1) };
  const taken: CallEntry[] =
    by === state.agent
      ? []
      : [{ kind: 'taken-over', what: { from: state.agent }, words: null, ...stamp(state.callId, state.seq + 2) }];
  const { duty } = state;
  const kept: Entry[] =
    duty === null
      ? []
      : [
          {
            kind: 'kept',
            what: { inEffect: false, next: null },
            words: null,
            ...stamp(duty, (heads.get(duty) ?? 0) + 1),
          },
        ];
  return [resumed, ...taken, ...kept];
}
