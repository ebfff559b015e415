import type { FollowUp } from '../followup/follow-up.ts';
import { readStream } from './entries.ts';
import { listFollowUps } from './list-follow-ups.ts';
import type { Store } from './store.ts';

/** What is open in a case and ends by itself once the solution works: word on progress, and a duty of its time limit. */
export function endsInEffect(store: Store, caseId: string): FollowUp[] {
  return listFollowUps(store, { caseId, openOnly: true }).filter(
    (followUp) => followUp.repeats !== null || isDuty(store, followUp),
  );
}

function isDuty(store: Store, { id, kind }: FollowUp): boolean {
  if (kind !== 'internal') return false;
  const [opened] = readStream(store, id);
  return opened?.kind === 'opened' && opened.what.until === 'in-effect';
}
