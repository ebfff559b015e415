import type { FollowUp } from '../followup/follow-up.ts';
import { customerKey } from './customer-key.ts';
import type { Head } from './project-call.ts';
import type { Columns } from './table.ts';

/** A follow-up as a table keeps it. */
export type FollowUpRow = Omit<FollowUp, 'spoken'> & { spoken: number; customerKey: string | null };

export const followUpColumns = {
  id: 'id',
  code: 'code',
  callId: 'call_id',
  caseId: 'case_id',
  kind: 'kind',
  channel: 'channel',
  spoken: 'spoken',
  owner: 'owner',
  firstOwner: 'first_owner',
  promise: 'promise',
  notBefore: 'not_before',
  dueAt: 'due_at',
  firstDueAt: 'first_due_at',
  zone: 'zone',
  repeats: 'repeats',
  playbook: 'playbook',
  customer: 'customer',
  contact: 'contact',
  attempts: 'attempts',
  firstTryAt: 'first_try_at',
  lastAttemptAt: 'last_attempt_at',
  lastResult: 'last_result',
  nextTryAt: 'next_try_at',
  ownedSince: 'owned_since',
  status: 'status',
  settledAt: 'settled_at',
  settledBy: 'settled_by',
  lateSeconds: 'late_seconds',
  customerKey: 'customer_key',
  nextSeq: 'next_seq',
  head: 'head',
} as const satisfies Columns<FollowUpRow & Head>;

/** As the table keeps it. */
export function followUpToRow(followUp: FollowUp): FollowUpRow {
  const { spoken, customer, contact } = followUp;
  return { ...followUp, spoken: spoken ? 1 : 0, customerKey: customerKey(customer, contact) };
}

/** As everything else knows it. */
export function followUpFromRow(row: FollowUpRow & Partial<Head>): FollowUp {
  const { customerKey: _key, nextSeq: _nextSeq, head: _head, ...followUp } = row;
  return { ...followUp, spoken: row.spoken === 1 };
}
