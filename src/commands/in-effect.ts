import type { CallDesk } from '../call/live-call.ts';
import { playbookOf, stateOf } from '../call/recorded-call.ts';
import { checkInTime } from '../engine/check-in-time.ts';
import type { Entry } from '../engine/entry.ts';
import type { FollowUp } from '../followup/follow-up.ts';
import type { Store } from '../store/store.ts';

/** The solution of a case works from now on: noted in the case, with the check-in that its method wants after that. */
export function inEffectNow(store: Store, desk: CallDesk, followUp: FollowUp): readonly Entry[] {
  const { caseId, callId, zone, customer, contact } = followUp;
  const stamp = { at: desk.now(), by: desk.agent };
  const effect: Entry = {
    kind: 'in-effect',
    stream: caseId,
    seq: desk.headOf(caseId) + 1,
    what: { callId },
    words: null,
    ...stamp,
  };
  if (callId === null) return [effect];
  const book = playbookOf(store, stateOf(store, callId).cursor.playbook);
  const when = checkInTime(book, { now: desk.now(), zone, team: desk.team });
  if (when === null) return [effect];
  const { id, code } = desk.freshId();
  const opened: Entry = {
    kind: 'opened',
    stream: id,
    seq: 1,
    what: {
      code,
      callId,
      caseId,
      followUpKind: 'check-in',
      spoken: false,
      owner: followUp.owner,
      ...when,
      zone,
      playbook: book.id,
    },
    words: { promise: 'ask whether all is well', customer, contact },
    ...stamp,
  };
  return [effect, opened];
}
