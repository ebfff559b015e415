import { defaultTeam, type Team } from './team.ts';

export type TeamSettings = Readonly<Partial<Record<string, string>>>;
export function teamFrom(_settings: TeamSettings, here: string): Team {
  return defaultTeam(here);
}
export function anybodysAfterMinutes(_settings: TeamSettings): number | null {
  return 60;
}
