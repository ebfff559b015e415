import type { FollowUp } from '../followup/follow-up.ts';
import type { Team } from '../followup/team.ts';
import type { NeverSay } from '../playbook/guard/guard.ts';

/** Another promise of the agent on the call, to be held against a new one. */
export type Engagement = { dueAt: string; zone: string; who: string };

/** What the engine is told at each reply, because it has no clock, no randomness and no settings of its own. */
export type Told = {
  /** UTC ISO. */
  now: string;
  /** When the words of a promise were read out, if that was before they were agreed to. */
  readAt?: string;
  /** The agent. */
  by: string;
  team: Team;
  /** The zone of the agent's own clock. */
  here: string;
  /** Fresh ids with their short codes, enough for whatever one reply can open. */
  ids: readonly { id: string; code: string }[];
  /** The last `seq` of the other streams that this call may write to: its case and its follow-ups. */
  heads: ReadonlyMap<string, number>;
  /** Open promises of earlier calls that this call may keep, and the one that it is made for. */
  owed: readonly FollowUp[];
  /** What ends once this case is solved: word on progress, and the duty of its time limit. */
  rows: readonly FollowUp[];
  /** Promises of this call that somebody has ended meanwhile, each with who it was. */
  ended: ReadonlyMap<string, string>;
  /** The agent's own open promises, and working hours as they were settled. */
  engagements: readonly Engagement[];
  agentHours: string | null;
  /** What the team never says, whatever the playbook. */
  neverSay?: readonly NeverSay[];
};
