import type { AttemptResult, FollowUp } from '../followup/follow-up.ts';
import { proposedNextTry } from '../followup/next-try.ts';
import type { Disposition } from '../playbook/dispositions.ts';
import { type Decision, type Draft, problem } from './decision.ts';
import { nextRoundOf } from './next-round.ts';

/** The customer rang, or was rung, about what was promised earlier: this call kept it. */
export function keepEarlier(draft: Draft, which: string): Decision | null {
  const wanted = which.trim().toLowerCase();
  const found = owed(draft).find(({ id, code }) => id === wanted || code === wanted);
  if (found === undefined) return problem('Somebody has settled that meanwhile, or it was never promised to them.');
  draft.add({ kind: 'settled', what: { followUp: found.id }, words: null });
  keep(draft, found, { inEffect: false, goesOn: true });
  return null;
}

const owed = ({ told, state }: Draft) => told.owed.filter(({ id }) => id !== state.followUp);

/** The follow-up that this call was made for is kept once the customer was reached; else it was one more try. */
export function settleAbout(draft: Draft, disposition: Disposition): void {
  const about = draft.told.owed.find(({ id }) => id === draft.state.followUp);
  if (about === undefined) return;
  if (disposition === 'misdial') tried(draft, 'wrong-number', null);
  else if (disposition === 'disconnected') tried(draft, 'cut-off', null);
  else keep(draft, about, { inEffect: disposition === 'solved', goesOn: !ends.has(disposition) });
}

/** With these nothing is left to bring news of. */
const ends: ReadonlySet<Disposition> = new Set(['solved', 'withdrawn-by-customer', 'not-a-complaint']);

/** Word on progress is promised until it is solved: the rows of this case end with it. */
export function endRows(draft: Draft, disposition: Disposition): void {
  if (!ends.has(disposition)) return;
  for (const row of draft.told.rows.filter(({ id }) => id !== draft.state.followUp))
    keep(draft, row, { inEffect: false, goesOn: false });
}

function keep(draft: Draft, followUp: FollowUp, { inEffect, goesOn }: { inEffect: boolean; goesOn: boolean }): void {
  const fresh = goesOn && followUp.repeats !== null ? draft.freshId() : null;
  const next = fresh?.id ?? null;
  draft.addElsewhere({ ...draft.stamp(followUp.id), kind: 'kept', what: { inEffect, next }, words: null });
  if (fresh !== null) draft.addElsewhere(nextRoundOf(followUp, { ...draft.told, fresh }));
}

/** Adds a try to reach the customer to the follow-up that this call is for, with the next try that fits its result. */
export function tried(draft: Draft, result: AttemptResult, words: { note: string } | null): void {
  const { followUp } = draft.state;
  if (followUp === null) return;
  const { now, team } = draft.told;
  const nextTryAt = proposedNextTry(result, now, team);
  draft.addElsewhere({ ...draft.stamp(followUp), kind: 'attempted', what: { result, nextTryAt }, words });
}
