import { playbookOf, stateOf } from '../call/recorded-call.ts';
import { checkInTime } from '../engine/check-in-time.ts';
import type { Entry } from '../engine/entry.ts';
import type { FollowUp } from '../followup/follow-up.ts';
import { freshCode } from '../store/codes.ts';
import { endsInEffect } from '../store/ends-in-effect.ts';
import { headOf } from '../store/entries.ts';
import type { Changing } from './followups-change.ts';

/**
 * What follows once the solutions of cases work: noted in each case, the word on progress that was promised until then
 * and the duty of its time limit end, and the check-in that the method wants is planned. `ending`: what is done in the same moment anyway.
 */
export function inEffectNow(done: readonly FollowUp[], on: Changing, ending: readonly FollowUp[]): readonly Entry[] {
  const cases = new Map(done.map((followUp) => [followUp.caseId, followUp]));
  return [...cases.values()].flatMap((followUp) => [
    ...effect(followUp, on),
    ...rowsEnd(followUp, on, ending),
    ...checkIn(followUp, on),
  ]);
}

function effect({ caseId, callId }: FollowUp, { store, now, by }: Changing): Entry[] {
  const seq = headOf(store, caseId) + 1;
  return [{ kind: 'in-effect', stream: caseId, seq, at: now, by, what: { callId }, words: null }];
}

function rowsEnd({ caseId }: FollowUp, { store, now, by }: Changing, ending: readonly FollowUp[]): Entry[] {
  const rows = endsInEffect(store, caseId).filter((row) => !ending.some(({ id }) => id === row.id));
  return rows.map(({ id }) => ({
    kind: 'kept',
    stream: id,
    seq: headOf(store, id) + 1,
    at: now,
    by,
    what: { inEffect: false, next: null },
    words: { how: 'the solution works' },
  }));
}

function checkIn(followUp: FollowUp, { store, now, by, team }: Changing): Entry[] {
  const { caseId, callId, zone, customer, contact } = followUp;
  if (callId === null) return [];
  const book = playbookOf(store, stateOf(store, callId).cursor.playbook);
  const when = checkInTime(book, { now, zone, team });
  if (when === null) return [];
  const id = store.source.id();
  const what = {
    code: freshCode(store, id),
    callId,
    caseId,
    followUpKind: 'check-in' as const,
    spoken: false,
    owner: followUp.owner,
    ...when,
    zone,
    playbook: book.id,
    repeats: null,
  };
  const words = { promise: 'ask whether all is well', customer, contact };
  return [{ kind: 'opened', stream: id, seq: 1, at: now, by, what, words }];
}
