import { UserError } from '../call/user-error.ts';
import type { FollowUp } from '../followup/follow-up.ts';
import { findFollowUp } from '../store/find-follow-up.ts';
import type { Store } from '../store/store.ts';

/** The one follow-up that a code, a full id or a customer's name means. Throws a `UserError` otherwise. */
export async function followUpNamed(store: Store | null, name: string): Promise<FollowUp> {
  const found = store === null ? ({ kind: 'none' } as const) : await findFollowUp(store, name);
  if (found.kind === 'one') return found.one;
  if (found.kind === 'none')
    throw new UserError(`There is no follow-up "${name}".`, 'See: recover followups', 'not-found');
  const several = found.many.map(({ code, promise }) => `${code} (${promise})`).join(', ');
  throw new UserError(`Several follow-ups are named "${name}": ${several}.`, 'Name one by its code.', 'not-found');
}
