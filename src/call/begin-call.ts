import { type Beginning, begin } from '../engine/begin.ts';
import { evolve } from '../engine/evolve.ts';
import type { Digest, Playbook } from '../playbook/playbook.ts';
import type { CallDesk, LiveCall } from './live-call.ts';

export type Caller = Pick<Beginning, 'customer' | 'contact' | 'reference' | 'direct' | 'zone' | 'paper' | 'at'>;

/** What the call is about: a new case, or the follow-up of one that is known. */
export type Matter = { phase: 'call' } | { phase: 'follow-up'; caseId: string; followUp: string };

/** Begins a call and saves that it began, before anything is shown. */
export function beginCall(desk: CallDesk, book: Playbook, digest: Digest, caller: Caller, matter: Matter): LiveCall {
  const { id: callId, code } = desk.freshId();
  const about =
    matter.phase === 'call'
      ? { phase: matter.phase, caseId: desk.freshId().id, followUp: null }
      : { phase: matter.phase, caseId: matter.caseId, followUp: matter.followUp };
  const entry = begin(book, digest, { ...caller, ...about, callId, code, by: desk.agent });
  desk.save([entry]);
  return { books: new Map([[digest, book]]), state: evolve(null, entry) };
}
