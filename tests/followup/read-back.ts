import { type Reading, readSpokenTime } from '../../src/followup/spoken-time.ts';
import { defaultTeam } from '../../src/followup/team.ts';
import { instantToWall } from '../../src/followup/zoned.ts';

export type Scene = { now: string; zone: string; teamZone?: string };

/** A Wednesday afternoon in New York. */
export const wednesday: Scene = { now: '2026-11-18T14:30:00-05:00', zone: 'America/New_York' };

export function readAt(phrase: string, { now, zone, teamZone }: Scene = wednesday): Reading {
  return readSpokenTime(phrase, { now: new Date(now).toISOString(), zone, team: defaultTeam(teamZone ?? zone) });
}

/** "Thu 19 15:00", with the start before it when there is one, "?" when it must be read back, or "ask" */
export function readBack(phrase: string, scene: Scene = wednesday): string {
  const reading = readAt(phrase, scene);
  if (reading.kind === 'ask') return 'ask';
  const shown = [reading.notBefore, reading.dueAt].flatMap((at) => (at === null ? [] : clock(at, scene.zone)));
  return `${[...new Set(shown)].join(' - ')}${reading.sure === 'ambiguous' ? ' ?' : ''}`;
}

function clock(at: string, zone: string): string {
  const { weekday, day, hour, minute } = instantToWall(at, zone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${weekday} ${day} ${two(hour)}:${two(minute)}`;
}
