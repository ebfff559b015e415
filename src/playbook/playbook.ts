import type { CallerCheck } from '../followup/caller-check.ts';
import type { FollowUpKind } from '../followup/follow-up.ts';
import type { Act } from './acts.ts';
import type { Disposition } from './dispositions.ts';

// The compiled form of a playbook: what the engine runs, after includes and `extends` are resolved and every
// default is filled in. It is plain JSON, so that it can be stored once per digest and loaded without a parser.

/** The sha256, in hex, over every file that a playbook consists of. */
export type Digest = string & { readonly is: 'bundle' };

/** A test on facts. Reads choices, numbers and presence only, never typed words, so that it survives erasure. */
export type Condition =
  | { kind: 'all' | 'any'; of: readonly Condition[] }
  | { kind: 'not'; of: Condition }
  | { kind: 'is'; fact: string; values: readonly string[] }
  | { kind: 'given'; fact: string; given: boolean }
  | { kind: 'over' | 'under'; fact: string; than: number };

/** One way to say the point of a step. `text` may hold `{{ fact | fallback }}`. */
export type Wording = { text: string; verbatim: boolean; when: Condition | null };

export type Choice = { id: string; label: string; ends: Disposition | null };

export type AskType =
  | 'text'
  | 'notes'
  | 'yes-no'
  | 'choice'
  | 'choices'
  | 'options'
  | 'follow-up'
  | 'hand-over'
  | 'money'
  | 'number'
  | 'contact'
  | 'check';

export type Required = 'no' | 'yes' | 'critical';

/** Words by which a note of the customer's tells an answer: the value that they tell, or the note itself (null). */
export type Evidence = { value: string | null; words: readonly string[] };

type AskBase = {
  id: string;
  fact: string;
  label: string;
  hint: string | null;
  required: Required;
  internal: boolean;
  message: string | null;
  prefill: string | null;
  /** Missing where nothing tells it, and in forms that an earlier version compiled. */
  toldBy?: readonly Evidence[];
  when: Condition | null;
};

export type Ask = AskBase &
  (
    | { type: 'text' | 'contact' | 'check' }
    | { type: 'notes' }
    | {
        type: 'yes-no';
        readsBack: { fact: string; from: string } | null;
        /** How the call ends after each answer. */
        ends?: Readonly<Record<'yes' | 'no', Disposition | null>>;
      }
    | { type: 'choice' | 'choices'; choices: readonly Choice[]; other: boolean }
    | { type: 'options'; min: number; max: number; order: 'best-last' | 'as-told'; always: readonly string[] }
    /** `owner`: whose task it is, when that is not the agent. */
    | { type: 'follow-up'; kind: FollowUpKind; suggest: string | null; owner?: string }
    | { type: 'hand-over' }
    | { type: 'money'; currency: string | null; min: number | null; max: number | null }
    | { type: 'number'; min: number | null; max: number | null }
  );

/** The first rule whose `when` holds says where to go after a step. */
export type Rule = { when: Condition | null; to: Target };

export type Target =
  | { kind: 'go'; step: string }
  | { kind: 'redo'; step: string; atMost: number }
  | { kind: 'run'; script: string }
  | { kind: 'end' };

export type Phase = 'call' | 'after' | 'follow-up';

/** A conversation is either the call itself or a follow-up call in the same case. */
export type CallPhase = Exclude<Phase, 'after'>;

export type Step = {
  id: string;
  letters: readonly string[];
  title: string;
  acts: readonly Act[];
  phase: Phase;
  mode: 'say' | 'listen';
  guide: readonly string[];
  say: readonly Wording[];
  asks: readonly Ask[];
  when: Condition | null;
  next: readonly Rule[];
};

/** A sub-script (run by a rule, then back) or a card (called by the agent from any step, then back). */
export type Script = { id: string; title: string; card: boolean; steps: readonly Step[] };

export type TimeLimit = { within: string; duty: string; owner: string | null; when: Condition | null };

export type Policy = {
  handOver: 'none' | 'live' | 'tasks';
  /** Spoken times: how far a promise may lie, and what to offer in the last hour before closing. */
  promise: { latest: string | null; lastHour: string | null };
  /** What the method wants of apologies: held against the steps by lint. */
  apology: { first: 'at-once' | 'after-empathy' | 'any'; again: 'naming-the-issue' | 'until-ready' | 'no' };
  /** The spoken time, from the moment the solution takes effect, of the check-in that the method adds by itself. */
  checkIn: string | null;
  /** Whether each step must be done, or skipped with a reason, before the call is written up. */
  everyStep: boolean;
  /** Who inside is told afterwards. */
  tell: readonly string[];
  /** Within what spoken time a case is to be solved, and what falls due when it is not: the first that holds counts. */
  timeLimits?: readonly TimeLimit[];
  /** What is asked before details; `before`: the step where they begin, when it is not found by its acts. */
  callerCheck?: CallerCheck & { before: string | null };
  /** What may be left on a machine. */
  voicemail?: readonly Wording[];
};

/** What the author wants of a point of the score; what is not named counts as usual. */
export type ScoreWish = { name: string; weight: number; critical: boolean; coachable: boolean; label: string | null };

export type Playbook = {
  format: number;
  id: string;
  title: string;
  about: string | null;
  /** Still being written: no agent starts it by its name. In a form compiled before there were drafts it is missing. */
  draft?: boolean;
  /** The first day, as 2026-12-01, on which it can be started by its name. */
  liveFrom?: string | null;
  language: string;
  policy: Policy;
  neverSay: readonly { phrase: string; better: string }[];
  dispositions: Readonly<Record<Disposition, string>>;
  steps: readonly Step[];
  closing: readonly Wording[];
  /** Left out where the file says nothing about scores. */
  scores?: readonly ScoreWish[];
  scripts: Readonly<Record<string, Script>>;
};
