import type { Playbook } from '../playbook/playbook.ts';
import type { Value } from '../playbook/values.ts';
import { type Decision, problem } from './decision.ts';

/** A hand-over goes by the playbook's policy: none at all, only to somebody who takes it live, or tasks only. */
export function refuseHandOver(book: Playbook, value: Value): Decision | null {
  if (typeof value !== 'object' || !('receiver' in value)) return null;
  const reason = value.why !== null && value.why.trim() !== '';
  if (book.policy.handOver === 'none' && !reason)
    return problem(`${book.title}: the call stays with you. If it must be handed over, say why.`);
  if (book.policy.handOver === 'tasks' && !reason)
    return problem(`${book.title}: tasks are handed over, not the customer. If it must be, say why.`);
  if (book.policy.handOver === 'live' && !value.accepted)
    return problem(`Until ${value.receiver} takes the call live, it is still yours.`);
  return null;
}
