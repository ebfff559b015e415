import type { CheckResult } from '../followup/caller-check.ts';
import type { AttemptResult, FollowUpKind } from '../followup/follow-up.ts';
import type { TeamRules } from '../followup/team-rules.ts';
import type { Disposition } from '../playbook/dispositions.ts';
import type { FlagKind } from '../playbook/guard/guard.ts';
import type { AskType, CallPhase, Digest } from '../playbook/playbook.ts';
import type { Value } from '../playbook/values.ts';
import type { Cursor } from './cursor.ts';

// Entries are append-only. `what` is structure and stays for good: ids, choices, instants, where the cursor went.
// `words` holds all typed text and names, and can be erased on request; nothing may read it to decide the way.

export type SkipReason = 'told' | 'not-applicable' | 'refused' | 'other';

/** Why a promised time was questioned before it was saved. */
export type Question = 'past' | 'closed' | 'too-far';

type Moves = { to: Cursor };

export type CallEntryBody =
  | {
      kind: 'began';
      what: {
        code: string;
        playbook: Digest;
        phase: CallPhase;
        caseId: string;
        followUp: string | null;
        /** What that follow-up was promised as. */
        calledFor: FollowUpKind | null;
        /** Who gave that promise, and whether its time has passed; null when the customer was told nothing. */
        promised: { by: string; late: boolean } | null;
        zone: string;
        /** Set when a call done on paper was typed in later. */
        paper: boolean;
        /** When that call ended, as far as it was said at its beginning. */
        until?: string;
        /** What the team wanted of every call as it began. */
        rules?: TeamRules;
      } & Moves;
      words: {
        customer: string | null;
        contact: string | null;
        reference: string | null;
        /** The number that customers reach this agent by. */
        direct: string | null;
      } | null;
    }
  | {
      kind: 'identified';
      what: { zone: string | null };
      words: { customer?: string; contact?: string; reference?: string } | null;
    }
  | { kind: 'covered'; what: { step: string; ask: string | null; line: number | null } & Moves; words: null }
  | {
      kind: 'answered';
      what: {
        step: string;
        ask: string;
        fact: string;
        type: AskType;
        pass: number;
        internal: boolean;
        from: 'asked' | 'told' | 'carried';
        /** The note that already told it. */
        note: number | null;
        /** The part of the answer that is structure (a choice, a number, an instant); null when it is all words. */
        value: Value | null;
      } & Moves;
      words: { value: Value } | null;
    }
  | {
      kind: 'noted';
      what: {
        step: string;
        ask: string | null;
        fact: string | null;
        pass: number;
        internal: boolean;
        from: 'customer' | 'agent';
        main: boolean;
      };
      words: { text: string } | null;
    }
  | {
      kind: 'skipped';
      what: { scope: 'ask' | 'step'; step: string; ask: string | null; why: SkipReason } & Moves;
      words: { why: string } | null;
    }
  | { kind: 'went-back'; what: Moves; words: null }
  | { kind: 'jumped'; what: { step: string } & Moves; words: null }
  | { kind: 'redone'; what: { step: string; loop: string | null } & Moves; words: null }
  | { kind: 'entered'; what: { why: 'sub' | 'card' | 'listen'; script: string } & Moves; words: null }
  | { kind: 'returned'; what: Moves; words: null }
  | {
      kind: 'promised';
      what: {
        followUp: string;
        code: string;
        followUpKind: FollowUpKind;
        dueAt: string;
        notBefore: string | null;
        zone: string;
        agreed: boolean | null;
        question: Question | null;
      };
      words: { promise: string; why: string | null } | null;
    }
  /** After a hand-over: when whoever had the call first looks whether it is in good hands. */
  | {
      kind: 'kept-watch';
      what: { followUp: string; code: string; dueAt: string; zone: string };
      words: { promise: string } | null;
    }
  | { kind: 'agreed'; what: { followUp: string; yes: boolean; to: Cursor | null }; words: null }
  | { kind: 'withdrew'; what: { followUp: string }; words: { why: string } | null }
  /** This call kept what was promised in an earlier one. */
  | { kind: 'settled'; what: { followUp: string }; words: null }
  /** Something that had better be said otherwise was said or sent all the same. Nothing follows from it. */
  | {
      kind: 'flagged';
      what: { step: string; ask: string | null; phrases: readonly { kind: FlagKind; id: string }[] };
      words: { phrases: readonly string[] } | null;
    }
  /** The agent marked a line of the playbook as one that does not work; `line` is its place among those of its step. */
  | { kind: 'remarked'; what: { playbook: Digest; step: string; line: number | null }; words: { why: string } | null }
  /** What the agent says to a point of the score. Nothing follows from it. */
  | { kind: 'commented'; what: { point: string }; words: { text: string } | null }
  | { kind: 'overrode'; what: { gate: string }; words: { why: string } | null }
  /** The customer waits on the line for about so many minutes. */
  | { kind: 'held'; what: { minutes: number }; words: { why: string } | null }
  | { kind: 'came-back'; what: { seconds: number }; words: null }
  /** The line went dead. `followUp`: the duty to ring back; null when there is no number. */
  | { kind: 'dropped'; what: { followUp: string | null }; words: null }
  /** A colleague has the call from here on. */
  | { kind: 'taken-over'; what: { from: string }; words: null }
  /** Led by another playbook from here on. `done`: its steps that were done already, by another method's name. */
  | { kind: 'switched'; what: { playbook: Digest; done: readonly string[] } & Moves; words: null }
  /** Whether it is clear who is calling. What was asked is settled elsewhere, what was answered is kept nowhere. */
  | { kind: 'checked'; what: { result: CheckResult }; words: null }
  | { kind: 'parked'; what: Record<string, never>; words: null }
  | { kind: 'resumed'; what: Record<string, never>; words: null }
  | {
      kind: 'hung-up';
      what: {
        disposition: Disposition;
        /** Why nobody was reached, on a call that was to keep a promise. */
        attempt: AttemptResult | null;
      } & Moves;
      words: { why: string } | null;
    }
  | { kind: 'written-up'; what: Moves; words: null }
  | { kind: 'abandoned'; what: Moves; words: { why: string } | null };

export type FollowUpEntryBody =
  | {
      kind: 'opened';
      what: {
        code: string;
        callId: string | null;
        caseId: string;
        followUpKind: FollowUpKind;
        spoken: boolean;
        owner: string;
        dueAt: string;
        notBefore: string | null;
        zone: string;
        playbook: string | null;
        /** How the next one is reckoned when this one was kept, as in "in 2 hours"; null when it is the only one. */
        repeats: string | null;
        /** A duty of ours that ends by itself once the solution works. */
        until?: 'in-effect';
      };
      words: { promise: string; customer: string | null; contact: string | null; why?: string } | null;
    }
  /** Somebody tried and did not reach them. Only our own next try moves with it. */
  | {
      kind: 'attempted';
      what: { result: AttemptResult; nextTryAt: string | null };
      words: { note: string } | null;
    }
  | {
      kind: 'rescheduled';
      what: { dueAt: string; notBefore: string | null; agreed: boolean };
      words: { promise: string; why: string | null } | null;
    }
  /** Taken by whoever writes it, because nobody saw to it. */
  | { kind: 'claimed'; what: { from: string }; words: null }
  /** Given to somebody by anybody. */
  | {
      kind: 'assigned';
      what: { owner: string; from: string /** The same person, under another name. */; renamed?: true };
      words: { why: string } | null;
    }
  /** The customer's name or number was learnt after the promise was made. */
  | { kind: 'updated'; what: Record<string, never>; words: { customer?: string; contact?: string } | null }
  /** `next`: the follow-up that carries on from here, when it repeats. */
  | { kind: 'kept'; what: { inEffect: boolean; next: string | null }; words: { how: string } | null }
  /** The customer let us off. */
  | { kind: 'released'; what: Record<string, never>; words: { why: string } | null }
  | { kind: 'withdrawn'; what: { slip: boolean }; words: { why: string } | null }
  | { kind: 'reopened'; what: Record<string, never>; words: { why: string } | null };

export type CaseEntryBody = { kind: 'in-effect'; what: { callId: string | null }; words: null };

/** What the team has settled for all its agents. Agents are named by the names they work under. */
export type TeamEntryBody =
  | { kind: 'settings'; what: { key: string; value: string | null }; words: null }
  /** `until` null: back at work. `cover` sees to what falls due meanwhile. */
  | { kind: 'away'; what: { agent: string; until: string | null; cover: string | null }; words: null };

/** `at` is when it happened, `by` the agent. The order within a stream is `seq`, never `at`. */
export type EntryOf<Body> = Body & { stream: string; seq: number; at: string; by: string };

export type CallEntry = EntryOf<CallEntryBody>;
export type FollowUpEntry = EntryOf<FollowUpEntryBody>;
export type CaseEntry = EntryOf<CaseEntryBody>;
export type TeamEntry = EntryOf<TeamEntryBody>;
export type Entry = CallEntry | FollowUpEntry | CaseEntry | TeamEntry;

/** The one stream that belongs to no call. */
export const teamStream = 'team';
