/** What was promised: `callback` ring them, `update` word on progress, `check-in` is all well, `fix` get it done, `internal` ours only. */
export const followUpKinds = ['callback', 'update', 'check-in', 'fix', 'internal'] as const;
export type FollowUpKind = (typeof followUpKinds)[number];

/** How a try ended that did not do what was promised. `cut-off`: they answered, and the line was lost. */
export const attemptResults = ['no-answer', 'voicemail', 'busy', 'wrong-number', 'cut-off'] as const;
export type AttemptResult = (typeof attemptResults)[number];

export const attemptWords: Readonly<Record<AttemptResult, string>> = {
  'no-answer': 'no answer',
  voicemail: 'message left',
  busy: 'busy',
  'wrong-number': 'wrong number',
  'cut-off': 'cut off',
};

export type FollowUpStatus = 'open' | 'kept' | 'released' | 'withdrawn';

/**
 * A follow-up as it stands: the fold of its own stream. Instants are UTC ISO text.
 * `spoken` is true when the customer was told; only a spoken one can be a broken word.
 * `dueAt` is the first promise, then the latest time that the customer agreed to.
 */
export type FollowUp = {
  id: string;
  code: string;
  callId: string | null;
  caseId: string;
  kind: FollowUpKind;
  channel: string | null;
  spoken: boolean;
  owner: string;
  firstOwner: string;
  promise: string;
  notBefore: string | null;
  dueAt: string;
  firstDueAt: string;
  zone: string;
  repeats: string | null;
  playbook: string | null;
  customer: string | null;
  contact: string | null;
  /** Tries so far, the one that reached them included. */
  attempts: number;
  /** The first try since the time that is due now was given. */
  firstTryAt: string | null;
  lastAttemptAt: string | null;
  lastResult: AttemptResult | 'reached' | null;
  nextTryAt: string | null;
  /** Since when its owner has it, when that was not from the beginning. */
  ownedSince: string | null;
  status: FollowUpStatus;
  settledAt: string | null;
  settledBy: string | null;
  lateSeconds: number;
};

/** Open, and its time has passed: tried or not. */
export function isOverdue(followUp: Pick<FollowUp, 'status' | 'dueAt'>, now: string): boolean {
  return followUp.status === 'open' && followUp.dueAt < now;
}
