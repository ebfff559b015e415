import type { Team } from '../followup/team.ts';

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
};
