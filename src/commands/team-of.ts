import type { Team } from '../followup/team.ts';
import { isTeamSettingKey, type TeamSettings, teamFrom } from '../followup/team-settings.ts';
import type { Store } from '../store/store.ts';
import { teamSettings } from '../store/team.ts';

/** The team's hours, holidays and habits of speech as they are settled; before there is a file, the usual ones. */
export function teamOf(store: Store | null, here: string): Team {
  return teamFrom(settledIn(store), here);
}

export function settledIn(store: Store | null): TeamSettings {
  if (store === null) return {};
  return Object.fromEntries(Object.entries(teamSettings(store)).filter(([key]) => isTeamSettingKey(key)));
}
