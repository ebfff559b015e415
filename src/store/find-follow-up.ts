import { sql } from 'kysely';
import type { FollowUp } from '../followup/follow-up.ts';
import { type Found, foundIn } from './found.ts';
import { followUpColumns, followUpFromRow } from './project-follow-up.ts';
import { aliases, isCustomer, isWholeCustomer, queries, reading } from './queries.ts';
import type { Store } from './store.ts';

/**
 * By full id, short code or the customer's name; what is open goes before what is settled, and of the same state a
 * whole name before one that only begins like it.
 */
export async function findFollowUp(store: Store, given: string): Promise<Found<FollowUp>> {
  const name = given.trim();
  if (name === '') return { kind: 'none' };
  const code = name.toLowerCase();
  const byCode = everyFollowUp(store).where((eb) => eb.or([eb('id', '=', code), eb('code', '=', code)]));
  const named = (is: ReturnType<typeof isCustomer>) =>
    everyFollowUp(store).where(is).orderBy('due_at').orderBy('id').limit(20);
  const whole = named(isWholeCustomer(name));
  const part = named(isCustomer(name));
  for (const query of [open(byCode), byCode, open(whole), open(part), whole, part]) {
    const followUps = (await reading(store, () => query.execute())).map(followUpFromRow);
    if (followUps.length > 0) return foundIn(followUps);
  }
  return { kind: 'none' };
}

function everyFollowUp(store: Store) {
  return queries(store).selectFrom('follow_ups').select(aliases(followUpColumns));
}

type Query = ReturnType<typeof everyFollowUp>;

/** The word stands in the query itself, so that the planner sees that the index of open ones will do. */
function open(query: Query): Query {
  return query.where('status', '=', sql.lit('open'));
}
