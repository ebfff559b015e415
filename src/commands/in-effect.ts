import { playbookOf, stateOf } from '../call/recorded-call.ts';
import { checkInTime } from '../engine/check-in-time.ts';
import type { Entry } from '../engine/entry.ts';
import type { FollowUp } from '../followup/follow-up.ts';
import { freshCode } from '../store/codes.ts';
import { headOf } from '../store/entries.ts';
import type { Changing } from './followups-change.ts';

/** The solution of a case works from now on: noted in the case, with the check-in that its method wants after that. */
export function inEffectNow(followUp: FollowUp, { store, now, by, team }: Changing): readonly Entry[] {
  const { caseId, callId, zone, customer, contact } = followUp;
  const stamp = { at: now, by };
  const seq = headOf(store, caseId) + 1;
  const effect: Entry = { kind: 'in-effect', stream: caseId, seq, what: { callId }, words: null, ...stamp };
  if (callId === null) return [effect];
  const book = playbookOf(store, stateOf(store, callId).cursor.playbook);
  const when = checkInTime(book, { now, zone, team });
  if (when === null) return [effect];
  const id = store.source.id();
  const opened: Entry = {
    kind: 'opened',
    stream: id,
    seq: 1,
    what: {
      code: freshCode(store, id),
      callId,
      caseId,
      followUpKind: 'check-in',
      spoken: false,
      owner: followUp.owner,
      ...when,
      zone,
      playbook: book.id,
      repeats: null,
    },
    words: { promise: 'ask whether all is well', customer, contact },
    ...stamp,
  };
  return [effect, opened];
}
