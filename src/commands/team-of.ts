import type { CallDesk } from '../call/call-desk.ts';
import type { Team } from '../followup/team.ts';
import { isTeamSettingKey, neverSayFrom, rulesFrom, type TeamSettings, teamFrom } from '../followup/team-settings.ts';
import type { Store } from '../store/store.ts';
import { teamSettings } from '../store/team.ts';

/** The team's hours, holidays and habits of speech as they are settled; before there is a file, the usual ones. */
export function teamOf(store: Store | null, here: string): Team {
  return teamFrom(settledIn(store), here);
}

/** What the team has settled for itself; nothing where there is no database. */
export function settledIn(store: Store | null): TeamSettings {
  if (store === null) return {};
  return Object.fromEntries(Object.entries(teamSettings(store)).filter(([key]) => isTeamSettingKey(key)));
}

/** What the team wants of every call, whatever the playbook. One that wants nothing leaves no mark in its calls. */
export function wishesIn(settled: TeamSettings): Pick<CallDesk, 'neverSay' | 'rules'> {
  const rules = rulesFrom(settled);
  const isUsual = rules.callerCheck === null && rules.voicemail.length === 0;
  return { neverSay: neverSayFrom(settled), ...(isUsual ? {} : { rules }) };
}
