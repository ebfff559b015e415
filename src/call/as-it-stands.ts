import type { CallPromise } from '../engine/call-state.ts';
import type { FollowUp } from '../followup/follow-up.ts';

/**
 * What was promised on a call, as it stands by now: a lead may have moved it, ended it or given it to somebody while the
 * call went on. A time that they agreed to meanwhile needs no asking again.
 */
export function asItStands(
  promises: readonly CallPromise[],
  followUpOf: (id: string) => FollowUp | null,
): readonly CallPromise[] {
  return promises.flatMap((promise) => {
    const now = followUpOf(promise.followUp);
    if (now === null) return [promise];
    if (now.status !== 'open') return [{ ...promise, words: `${promise.words} (${now.status} by ${now.settledBy})` }];
    if (now.dueAt === promise.dueAt && now.owner === now.firstOwner) return [promise];
    const agreed = now.dueAt === promise.dueAt ? promise.agreed : true;
    const whose = now.owner === now.firstOwner ? '' : `, ${now.owner}'s now`;
    return [{ ...promise, dueAt: now.dueAt, agreed, words: `${now.promise}${whose}` }];
  });
}

/** Those that are open still: nothing else is read back. */
export function stillOpen(promises: readonly CallPromise[], followUpOf: (id: string) => FollowUp | null) {
  return promises.filter(({ followUp }) => (followUpOf(followUp)?.status ?? 'open') === 'open');
}

/** What is promised to the customer of a case by now, whichever of its calls it was said on. */
export function promisedByNow(followUps: readonly FollowUp[]): readonly CallPromise[] {
  return followUps
    .filter(({ status, spoken }) => status === 'open' && spoken)
    .map(({ id, code, kind, promise, dueAt, zone }) => ({
      ...{ followUp: id, code, kind, words: promise, dueAt, zone },
      agreed: null,
      withdrawn: false,
    }));
}
