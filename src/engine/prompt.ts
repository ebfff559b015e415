import type { FollowUp } from '../followup/follow-up.ts';
import type { Disposition } from '../playbook/dispositions.ts';
import type { Ask } from '../playbook/playbook.ts';
import type { OptionList, Value } from '../playbook/values.ts';
import type { Inside, Said } from '../text/kinds.ts';
import type { CallPromise, Note } from './call-state.ts';
import type { PromptKey } from './cursor.ts';
import type { Packet } from './hand-over-packet.ts';
import type { Passes } from './passes.ts';
import type { Reply } from './reply.ts';
import type { Rushed } from './rushed.ts';
import type { ToldAlready } from './told-already.ts';

/** Something that the playbook requires and the call does not have yet. `missing` is its label. */
export type Gate = {
  id: string;
  level: 'required' | 'critical';
  phase: 'call' | 'after' | 'follow-up';
  script: string;
  step: string;
  ask: string | null;
  missing: Inside;
};

export type Show =
  | { kind: 'say' }
  | { kind: 'listen' }
  | {
      kind: 'ask';
      ask: Ask;
      /** What Enter accepts: an earlier answer, or what another fact or the notes already hold. */
      prefill: Value | null;
      /** The note by which they said it before it was asked; `prefill` is what it tells. */
      told?: ToldAlready;
      /** A time that is wanted here and was promised on this call before it was asked; `prefill` is that promise. */
      promised?: CallPromise;
      /** The time that is suggested here, as it is read by now. */
      suggested?: string;
      /** The words that a yes-no is about to confirm, when it reads something back. */
      readsBack?: string;
      /** At a recap that is said again: what was understood before, and now. */
      passes?: Passes;
      /** At a hand-over: what the colleague is told. */
      packet?: Packet;
      /** For an option list: what is listed so far. */
      options: OptionList | null;
      /** What is typed here are the agent's own words, and the customer is about to hear them. */
      said?: boolean;
    }
  | { kind: 'limit'; loop: string; redo: string; times: number }
  | {
      kind: 'read-back';
      promises: readonly CallPromise[];
      /** They did not agree to this one: another time is asked for in its place. */
      again?: CallPromise;
    }
  | {
      kind: 'wrap-up';
      /** What Enter ends the call as; null when nothing in the call says so. */
      ending: Disposition | null;
      dispositions: readonly { id: Disposition; label: string }[];
      promises: readonly CallPromise[];
      /** The call was done on paper: when it ended, if that is known. */
      paper?: { endsAt: string | null };
      missing: readonly Gate[];
      later: readonly Gate[];
      /** What was promised to them before and is open: this call may have kept it. */
      owed: readonly FollowUp[];
      /** The time limit of the case, where this call does not solve it. */
      limit?: { within: string; duty: Inside };
    }
  | { kind: 'write-up'; missing: readonly Gate[]; overridden: readonly { gate: string; why: string }[] }
  | { kind: 'closed'; status: 'written-up' | 'abandoned' };

/** What to show next, as data. The same for the terminal, the accessible mode, an answers file and a test. */
export type Prompt = {
  key: PromptKey;
  playbook: { id: string; title: string };
  letters: readonly { text: string; lit: boolean }[];
  step: string;
  title: string;
  stepNo: number;
  about: number;
  pass: number;
  phase: 'call' | 'after' | 'follow-up';
  customer: string | null;
  contact: string | null;
  startedAt: string;
  /** It was done on paper, and is typed in later. */
  onPaper?: boolean;
  /** Until about when they were asked to wait; null when nobody is on hold. */
  heldUntil: string | null;
  guide: readonly Inside[];
  /** `line`: its place among the step's own lines, as the playbook has them; a built-in line has none. */
  say: readonly { text: Said; verbatim: boolean; line?: number }[];
  /** What the caller is to be asked before details; `failed`: it could not be cleared who calls. */
  check?: { ask: readonly Inside[]; failed: boolean };
  /** On a call that we make: what may be left on a machine. */
  voicemail?: readonly Said[];
  notes: readonly Note[];
  /** What this call has promised and not taken back. */
  promises: readonly CallPromise[];
  /** The ask that the lines typed here answer, where the step listens for one. */
  listensFor: string | null;
  /** The step's own cards and where a jump can go. */
  cards: readonly { id: string; title: string }[];
  steps: readonly { id: string; title: string; status: 'open' | 'done' | 'skipped' | 'left' }[];
  show: Show;
  moves: readonly Reply['kind'][];
  /** They have just said no to a recap: what went before it too quickly. */
  rushed?: readonly Rushed[];
};
