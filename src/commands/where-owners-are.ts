import { folded } from '../store/customer-key.ts';
import { leasesHeld } from '../store/leases.ts';
import type { Store } from '../store/store.ts';
import { absencesAt } from '../store/team.ts';
import type { App } from './app.ts';
import { isLiveLease } from './live-lease.ts';

/** Where the owner of a promise is, and of one who is off who stands in. */
export type OwnerNow = { kind: 'free' | 'on-a-call' } | { kind: 'off'; until: string; cover: string | null };

/**
 * Where everybody is now, asked once for a whole list; `at` is the moment that the list is for. Names count as the same
 * in capitals and without.
 */
export function whereOwnersAre(app: App, store: Store, at: string): (owner: string) => OwnerNow {
  // Whoever is off says until when, which is as true for a list of another moment.
  const away = absencesAt(store, [at, app.now()].sort()[0] ?? at);
  const absences = new Map(away.map((absence) => [folded(absence.agent), absence]));
  const onCall = new Set(
    leasesHeld(store)
      .filter(isLiveLease(app))
      .map(({ agent }) => folded(agent)),
  );
  // A page has few owners, and many rows of each.
  const known = new Map<string, OwnerNow>();
  const look = (owner: string): OwnerNow => {
    const name = folded(owner);
    const off = absences.get(name);
    // Whoever is on a call is here, whatever was said before.
    if (onCall.has(name)) return { kind: 'on-a-call' };
    return off === undefined ? { kind: 'free' } : { kind: 'off', until: off.until, cover: off.cover };
  };
  return (owner) => {
    const found = known.get(owner) ?? look(owner);
    known.set(owner, found);
    return found;
  };
}
