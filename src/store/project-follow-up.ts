import type { FollowUpEntry } from '../engine/entry.ts';
import type { FollowUp } from '../followup/follow-up.ts';
import { customerKey } from './customer-key.ts';
import type { Head } from './project-call.ts';
import { secondsBetween } from './seconds.ts';
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
  lastAttemptAt: 'last_attempt_at',
  lastResult: 'last_result',
  nextTryAt: 'next_try_at',
  status: 'status',
  settledAt: 'settled_at',
  settledBy: 'settled_by',
  lateSeconds: 'late_seconds',
  customerKey: 'customer_key',
  nextSeq: 'next_seq',
  head: 'head',
} as const satisfies Columns<FollowUpRow & Head>;

export function followUpToRow(followUp: FollowUp): FollowUpRow {
  const { spoken, customer, contact } = followUp;
  return { ...followUp, spoken: spoken ? 1 : 0, customerKey: customerKey(customer, contact) };
}

export function followUpFromRow(row: FollowUpRow & Partial<Head>): FollowUp {
  const { customerKey: _key, nextSeq: _nextSeq, head: _head, ...followUp } = row;
  return { ...followUp, spoken: row.spoken === 1 };
}

/** A follow-up after one more entry of its own. Once settled it stays as it was settled. */
export function followUpAfter(before: FollowUp | null, entry: FollowUpEntry): FollowUp {
  if (entry.kind === 'opened') return opened(entry);
  if (before === null) throw new Error(`The follow-up ${entry.stream} begins with "${entry.kind}".`);
  if (before.status !== 'open') return before;
  switch (entry.kind) {
    case 'rescheduled':
      return rescheduled(before, entry);
    case 'updated':
      return { ...before, ...entry.words };
    case 'kept':
      return settled(before, entry, 'kept');
    case 'withdrawn':
      return settled(before, entry, 'withdrawn');
  }
}

function opened(entry: FollowUpEntry & { kind: 'opened' }): FollowUp {
  const { code, callId, caseId, followUpKind, spoken, owner, dueAt, notBefore, zone, playbook } = entry.what;
  return {
    id: entry.stream,
    code,
    callId,
    caseId,
    kind: followUpKind,
    channel: null,
    spoken,
    owner,
    firstOwner: owner,
    promise: entry.words?.promise ?? '',
    notBefore,
    dueAt,
    firstDueAt: dueAt,
    zone,
    repeats: null,
    playbook,
    customer: entry.words?.customer ?? null,
    contact: entry.words?.contact ?? null,
    attempts: 0,
    lastAttemptAt: null,
    lastResult: null,
    nextTryAt: null,
    status: 'open',
    settledAt: null,
    settledBy: null,
    lateSeconds: 0,
  };
}

/** Only a time that the customer agreed to moves a spoken promise; any other is when we try next. */
function rescheduled(before: FollowUp, entry: FollowUpEntry & { kind: 'rescheduled' }): FollowUp {
  const { dueAt, notBefore, agreed } = entry.what;
  if (before.spoken && !agreed) return { ...before, nextTryAt: dueAt };
  return { ...before, dueAt, notBefore, nextTryAt: null, promise: entry.words?.promise ?? before.promise };
}

function settled(before: FollowUp, entry: FollowUpEntry, status: 'kept' | 'withdrawn'): FollowUp {
  const lateSeconds = secondsBetween(before.dueAt, entry.at);
  return { ...before, status, settledAt: entry.at, settledBy: entry.by, lateSeconds };
}
