import { type Beginning, begin } from '../engine/begin.ts';
import type { CallState } from '../engine/call-state.ts';
import { carry } from '../engine/carry.ts';
import type { Entry } from '../engine/entry.ts';
import { replay } from '../engine/evolve.ts';
import type { FollowUpKind } from '../followup/follow-up.ts';
import type { Digest, Playbook } from '../playbook/playbook.ts';
import { isOfCall } from '../store/entry-row.ts';
import type { Removed } from '../text/secrets.ts';
import type { BeginDesk, Saving } from './call-desk.ts';
import type { LiveCall } from './live-call.ts';
import { UserError } from './user-error.ts';

export type Caller = Pick<
  Beginning,
  'customer' | 'contact' | 'reference' | 'direct' | 'zone' | 'paper' | 'until' | 'at'
>;

/** What the call is about: a new case, or the follow-up of one that is known. */
export type Matter =
  | { phase: 'call' }
  | {
      phase: 'follow-up';
      caseId: string;
      followUp: string;
      calledFor: FollowUpKind;
      promised: { by: string; late: boolean } | null;
      /** The call in which it was promised. */
      earlier: CallState | null;
    };

/** Begins a call and saves that it began, before anything is shown. */
export async function beginCall(
  desk: Pick<BeginDesk, 'agent' | 'freshId' | 'save' | 'rules'>,
  book: Playbook,
  digest: Digest,
  caller: Caller,
  matter: Matter,
): Promise<LiveCall & { removed: readonly Removed[] }> {
  const { id: callId, code } = desk.freshId();
  const about =
    matter.phase === 'call'
      ? { phase: matter.phase, caseId: desk.freshId().id, followUp: null, calledFor: null, promised: null }
      : {
          phase: matter.phase,
          caseId: matter.caseId,
          followUp: matter.followUp,
          calledFor: matter.calledFor,
          promised: matter.promised,
        };
  const entry = begin(book, digest, {
    ...caller,
    ...about,
    ...(desk.rules === undefined ? {} : { rules: desk.rules }),
    callId,
    code,
    by: desk.agent,
  });
  const carried = matter.phase === 'call' || matter.earlier === null ? [] : carry(matter.earlier, entry);
  const { entries, removed } = await saveFirst(desk, [entry, ...carried]);
  return { books: new Map([[digest, book]]), state: replay(entries.filter(isOfCall)), removed };
}

/** Saves what a window begins with. Throws a `UserError` when that cannot be: then nothing has begun. */
export async function saveFirst(
  desk: Pick<BeginDesk, 'save'>,
  entries: readonly Entry[],
): Promise<Saving & { kind: 'saved' }> {
  const saving = await desk.save(entries);
  if (saving.kind === 'refused') throw new UserError(saving.problem, 'Nothing was changed.', 'store');
  if (saving.kind === 'stale')
    throw new UserError('Somebody else has changed it in this moment.', 'Please look again.');
  return saving;
}
