import type { CheckResult } from '../followup/caller-check.ts';
import type { FollowUpKind } from '../followup/follow-up.ts';
import type { TeamRules } from '../followup/team-rules.ts';
import type { Disposition } from '../playbook/dispositions.ts';
import type { AskType, CallPhase } from '../playbook/playbook.ts';
import type { Value } from '../playbook/values.ts';
import type { Cursor } from './cursor.ts';
import type { SkipReason } from './entry.ts';

/** One answer to one ask. After erasure `value` is null while the fact itself stays known. */
export type Fact = {
  value: Value | null;
  seq: number;
  step: string;
  ask: string;
  type: AskType;
  pass: number;
  internal: boolean;
  from: 'asked' | 'told' | 'carried';
  /** False once the agent went back over it: it is offered again, and no longer counts. */
  current: boolean;
};

export type Note = {
  seq: number;
  at: string;
  step: string;
  fact: string | null;
  from: 'customer' | 'agent';
  main: boolean;
  internal: boolean;
  pass: number;
  text: string | null;
};

export type StepStatus = { status: 'open' | 'done' | 'skipped' | 'left'; passes: number; skip?: SkipReason };

/** `agreed` is null until the customer was asked. */
export type CallPromise = {
  followUp: string;
  code: string;
  kind: FollowUpKind;
  words: string;
  dueAt: string;
  zone: string;
  agreed: boolean | null;
  withdrawn: boolean;
};

/** How many seconds a call has stayed at each pass of each step, by `passName`. */
export type Spent = ReadonlyMap<string, number>;

/** The yes-no that was answered with no last, as long as nothing else has followed from it. */
export type LastNo = { step: string; ask: string; seq: number };

export type CallStatus = 'open' | 'hung-up' | 'written-up' | 'abandoned';

/** A call as it stands: the fold of its entries and nothing else. */
export type CallState = {
  callId: string;
  code: string;
  caseId: string;
  seq: number;
  /** When its latest entry was made. */
  at: string;
  agent: string;
  customer: string | null;
  contact: string | null;
  reference: string | null;
  direct: string | null;
  zone: string;
  phase: CallPhase;
  followUp: string | null;
  calledFor: FollowUpKind | null;
  /** Who gave the promise that this call is to keep, and whether it is late. */
  promised: { by: string; late: boolean } | null;
  startedAt: string;
  /** Set when it was done on paper and is typed in later, with its end where that was said. */
  paper: { endsAt: string | null } | null;
  hungUpAt: string | null;
  writtenUpAt: string | null;
  status: CallStatus;
  disposition: Disposition | null;
  parked: boolean;
  /** `back`: carried on after the line dropped, and nothing was done since. */
  line: 'talking' | 'hold' | 'dropped' | 'back';
  /** Since when they wait, and for about how many minutes. */
  heldAt: string | null;
  holdMinutes: number;
  droppedAt: string | null;
  /** How the check went who is calling; null where nobody has said. */
  callerCheck: CheckResult | null;
  /** What the team wanted of every call as this one began. */
  rules: TeamRules;
  /** The follow-up to ring back after the line dropped. */
  duty: string | null;
  cursor: Cursor;
  /** The places that `back` walks, newest last. */
  trail: readonly Cursor[];
  /** By fact name, all passes, newest last. */
  facts: ReadonlyMap<string, readonly Fact[]>;
  notes: readonly Note[];
  /** By step name (see `stepName`). */
  steps: ReadonlyMap<string, StepStatus>;
  spent: Spent;
  lastNo: LastNo | null;
  /** How often each loop was taken. */
  loops: ReadonlyMap<string, number>;
  promises: readonly CallPromise[];
  /** The follow-up that looks after a call that was handed over. */
  watch: string | null;
  /** Gate id -> the reason given. */
  overrides: ReadonlyMap<string, string>;
};
