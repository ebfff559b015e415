import type { Matter } from '../call/begin-call.ts';
import type { FollowUpKind } from '../followup/follow-up.ts';
import type { CallPhase } from '../playbook/playbook.ts';

/** What a call without a customer is about. */
export function matterOf(phase: CallPhase, calledFor: FollowUpKind = 'check-in'): Matter {
  if (phase === 'call') return { phase };
  return { phase, caseId: 'case', followUp: 'follow-up', calledFor, promised: null, earlier: null };
}
