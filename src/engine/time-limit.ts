import { type Disposition, endedWithoutComplaint } from '../playbook/dispositions.ts';
import type { Playbook, TimeLimit } from '../playbook/playbook.ts';
import { inside } from '../playbook/template.ts';
import type { Inside } from '../text/kinds.ts';
import type { CallState } from './call-state.ts';
import { isMet } from './flow.ts';

/** The limit that the method sets a case, where the first call ends without having solved it; else null. */
export function timeLimitOf(
  { policy: { timeLimits = [] } }: Playbook,
  state: CallState,
  ending: Disposition | null,
): TimeLimit | null {
  const isOver = ending === 'solved' || (ending !== null && endedWithoutComplaint.has(ending));
  if (state.phase !== 'call' || isOver) return null;
  return timeLimits.find(({ when }) => isMet(state, when)) ?? null;
}

/** What stands at the end of the call of it. */
export function limitShown(
  book: Playbook,
  state: CallState,
  ending: Disposition | null,
): { within: string; duty: Inside } | null {
  const limit = timeLimitOf(book, state, ending);
  if (limit === null) return null;
  const { within, duty, owner } = limit;
  return { within, duty: inside(owner === null ? duty : `${duty} (${owner})`) };
}
