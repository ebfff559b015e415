import { holidayName, openMinutes } from '../business-hours.ts';
import { plusDays, weekdayOf } from '../calendar.ts';
import { doubtWords } from '../doubts.ts';
import { cityOf, showClock } from '../show-time.ts';
import type { Team } from '../team.ts';
import { dayToMs, msToDay, msToWall, offsetAt } from '../zoned.ts';
import { minuteWords } from './day-words.ts';
import { weekdayNames } from './vocabulary.ts';

/** What stands against a time on the team's side, or on the customer's. */
export function hoursDoubts(ms: number, zone: string, team: Team): string[] {
  const ours = closedReason(ms, team);
  const doubts = ours === null ? [] : [`${doubtWords.closed} (${ours})`];
  const wall = msToWall(ms, zone);
  const isNight = wall.hour < 8 || wall.hour > 21 || (wall.hour === 21 && wall.minute > 0);
  if (isNight && offsetAt(ms, zone) !== offsetAt(ms, team.zone))
    doubts.push(`It is ${showClock(wall)} for the customer, in ${cityOf(zone)}`);
  return doubts;
}

// The very moment of closing is still in time.
function closedReason(ms: number, team: Team): string | null {
  const day = msToDay(ms, team.zone);
  const within = [plusDays(day, -1), day].some((candidate) => {
    const open = openMinutes(candidate, team);
    return open && ms >= dayToMs(candidate, open.from, team.zone).ms && ms <= dayToMs(candidate, open.to, team.zone).ms;
  });
  if (within) return null;
  const open = openMinutes(day, team);
  if (!open) return holidayName(day, team) ?? `closed on ${weekdayNames[weekdayOf(day)]}s`;
  return ms < dayToMs(day, open.from, team.zone).ms
    ? `opens at ${minuteWords(open.from)}`
    : `closed at ${minuteWords(open.to)}`;
}
