import type { CallState } from '../engine/call-state.ts';
import type { Entry } from '../engine/entry.ts';
import type { Kept } from '../engine/prompter.ts';
import type { Engagement } from '../engine/told.ts';
import type { FollowUp } from '../followup/follow-up.ts';
import type { Team } from '../followup/team.ts';
import type { TeamRules } from '../followup/team-rules.ts';
import type { NeverSay } from '../playbook/guard/guard.ts';
import type { Digest, Playbook } from '../playbook/playbook.ts';
import type { Removed } from '../text/secrets.ts';

/**
 * Saved, with the entries as they are kept; not saved, and why; or another window has written to a stream first. `aside`:
 * what to say where the database could not take them and they are kept beside it, or are in it only now.
 */
export type Saving =
  | { kind: 'saved'; entries: readonly Entry[]; removed: readonly Removed[]; aside?: string | null }
  | { kind: 'refused'; problem: string }
  | { kind: 'stale'; stream: string };

/** What a call begins with. */
export type BeginDesk = Pick<CallDesk, 'agent' | 'here' | 'now' | 'freshId' | 'headOf' | 'save' | 'before' | 'rules'>;

/** What a running call needs of the outside. `save` says `saved` only after the entries are on the disk. */
export type CallDesk = {
  agent: string;
  team: Team;
  here: string;
  now: () => string;
  /** The clock on the wall, where `now` is another time because a call is typed in later. */
  wall?: () => string;
  freshId: () => { id: string; code: string };
  /** The last `seq` of another stream. */
  headOf: (stream: string) => number;
  save: (entries: readonly Entry[]) => Promise<Saving>;
  /** What was promised to this customer before and is open, with the follow-up that the call is made for. */
  owed: (state: CallState) => readonly FollowUp[];
  /** What is promised again and again in this case, on whichever call. */
  rows: (state: CallState) => readonly FollowUp[];
  /** A follow-up as it stands now. */
  followUp: (id: string) => FollowUp | null;
  /** What the agent has promised others. */
  engagements: (state: CallState) => readonly Engagement[];
  agentHours: string | null;
  /** Another playbook by its name, for a call that goes on by it; or why it cannot be had. */
  openBook: (name: string) => Promise<{ playbook: Playbook; digest: Digest } | { problem: string }>;
  /** Whether this customer rang before, and what is owed to them, in a few lines that are safe to show. */
  before: (state: CallState) => readonly string[];
  /** The call as it goes into the customer's record elsewhere, and the way to the clipboard. */
  record: (state: CallState) => readonly string[];
  copy: (text: string) => void;
  /** What the team never says, whatever the playbook. */
  neverSay?: readonly NeverSay[];
  /** What the team wants of every call, whatever the playbook. */
  rules?: TeamRules;
  /** What stands on each screen because this is no call, such as PREVIEW. Then nothing is said to be saved. */
  mark?: string;
  /** What was said and promised in this case before, in lines that are safe to show. */
  story: (state: CallState) => readonly string[];
  /** Gives the agent's next promise to a free colleague, or says why not. It belongs to no call. */
  offer?: (callId: string, to: string | null) => Promise<{ ok: true; notice: string } | { ok: false; problem: string }>;
  /** Keeps a half-typed line and the place in it; an empty one is forgotten. At a pause it waits for nobody. */
  keepDraft: (state: CallState, text: string, at: number | null, when?: 'pause') => Kept;
  /** Hears each Ctrl-C that the terminal turns into a signal; gives the way to stop hearing them. */
  onInterrupt: (interrupted: () => void) => () => void;
  ending: AbortSignal;
};
