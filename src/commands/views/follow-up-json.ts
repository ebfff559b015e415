import { type FollowUp, isOverdue } from '../../followup/follow-up.ts';

/** The fields of `--json`, in their order; `--csv` has them as columns. */
export const followUpFields = [
  'id',
  'code',
  'callId',
  'caseId',
  'kind',
  'spoken',
  'customer',
  'contact',
  'channel',
  'owner',
  'promise',
  'notBefore',
  'dueAt',
  'zone',
  'firstDueAt',
  'status',
  'settledAt',
  'overdue',
  'overdueSeconds',
  'attempts',
  'lastAttemptAt',
  'lastResult',
  'nextTryAt',
  'playbook',
] as const;

export type FollowUpJson = Readonly<Record<(typeof followUpFields)[number], string | number | boolean | null>>;

/** A follow-up in the shape that scripts rely on. Instants are UTC ISO text. */
export function followUpJson(followUp: FollowUp, now: string): FollowUpJson {
  const { id, code, callId, caseId, kind, spoken, customer, contact, channel, owner, promise } = followUp;
  const { notBefore, dueAt, zone, firstDueAt, status, settledAt, attempts, lastAttemptAt, lastResult } = followUp;
  const overdue = isOverdue(followUp, now);
  const sinceDue = Math.floor((Date.parse(now) - Date.parse(dueAt)) / 1000);
  return {
    id,
    code,
    callId,
    caseId,
    kind,
    spoken,
    customer,
    contact,
    channel,
    owner,
    promise,
    notBefore,
    dueAt,
    zone,
    firstDueAt,
    status,
    settledAt,
    overdue,
    overdueSeconds: overdue ? sinceDue : followUp.lateSeconds,
    attempts,
    lastAttemptAt,
    lastResult,
    nextTryAt: followUp.nextTryAt,
    playbook: followUp.playbook,
  };
}
