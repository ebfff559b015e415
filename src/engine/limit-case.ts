import { readSpokenTime } from '../followup/spoken-time.ts';
import type { Disposition } from '../playbook/dispositions.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Draft } from './decision.ts';
import { open } from './promise.ts';
import { timeLimitOf } from './time-limit.ts';

/**
 * A case that its first call did not solve has until a certain day, counted from that call; what falls due then is ours,
 * and ends by itself once the solution works.
 */
export function limitCase(book: Playbook, draft: Draft, disposition: Disposition): void {
  const limit = timeLimitOf(book, draft.state, disposition);
  if (limit === null) return;
  const { within, duty, owner } = limit;
  const { startedAt, zone } = draft.state;
  const reading = readSpokenTime(within, { now: startedAt, zone, team: draft.told.team });
  // Words that are a time on some days only make a duty that is due at once, and never one that is lost.
  const { dueAt, notBefore } = reading.kind === 'ask' ? { dueAt: startedAt, notBefore: null } : reading;
  open(draft, {
    ...draft.freshId(),
    ...{ kind: 'internal', spoken: false, dueAt, notBefore, zone, words: duty, playbook: book.id, until: 'in-effect' },
    ...(owner === null ? {} : { owner }),
  });
}
