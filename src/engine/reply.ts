import type { CheckResult } from '../followup/caller-check.ts';
import type { AttemptResult, FollowUpKind } from '../followup/follow-up.ts';
import type { Disposition } from '../playbook/dispositions.ts';
import type { SkipReason } from './entry.ts';

/**
 * What the agent did at a prompt. The terminal, an answers file, practice and a playbook's tests all speak in replies.
 * `answer.value` is what was typed, or data from an answers file: the ask's type says how it is read.
 */
export type Reply =
  | { kind: 'covered'; line?: number }
  | { kind: 'answer'; value: unknown; told?: number }
  | { kind: 'back' }
  | { kind: 'jump' | 'redo'; step: string }
  | { kind: 'skip'; scope: 'ask' | 'step'; why: SkipReason; words?: string }
  | { kind: 'note'; from: 'customer' | 'agent'; text: string }
  | { kind: 'card'; id: string }
  | { kind: 'listen' }
  | { kind: 'return' }
  /** `instead`: the promise of this call that they did not agree to, and that this one stands in for. */
  | {
      kind: 'promise';
      words: string;
      followUp: FollowUpKind;
      agreed: boolean | null;
      override?: string;
      instead?: string;
    }
  | { kind: 'withdraw'; followUp: string; why: string }
  | { kind: 'agreed'; yes: boolean }
  | { kind: 'override'; gate: string; why: string }
  | { kind: 'identify'; customer?: string; contact?: string; reference?: string; zone?: string }
  /** This call kept what was promised in an earlier one. */
  | { kind: 'kept'; followUp: string }
  /** Nobody was reached on a call that was to keep a promise. */
  | { kind: 'attempt'; result: AttemptResult; words?: string }
  | { kind: 'hold'; why: string; minutes: number }
  | { kind: 'unhold' }
  | { kind: 'dropped' }
  /** `playbook` as it is named; who runs the call looks it up before it is decided. */
  | { kind: 'switch'; playbook: string }
  /** Whether it is clear who is calling. What they answered is never part of it. */
  | { kind: 'check'; result: CheckResult }
  /** A line of the playbook does not work: the one at this place on the screen, or the step as a whole. */
  | { kind: 'remark'; line: number | null; why: string }
  | { kind: 'park' }
  /**
   * A null disposition takes the one that the call itself tells. `stay` goes on to the write-up at once. `ended`: when a
   * call done on paper ended, as it is typed; who runs the call makes an instant of it before it is decided.
   */
  | { kind: 'hung-up'; disposition: Disposition | null; why?: string; stay?: boolean; ended?: string }
  | { kind: 'written-up' }
  | { kind: 'abandon'; why: string };
