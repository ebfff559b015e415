import { holidayName, openMinutes } from '../business-hours.ts';
import { type Day, plusDays, weekdayOf } from '../calendar.ts';
import { weekdayNames } from '../day-names.ts';
import { doubtWords } from '../doubts.ts';
import { cityOf } from '../show-time.ts';
import type { Team } from '../team.ts';
import { dayToMs, msToDay, offsetAt } from '../zoned.ts';
import { minuteWords, timeWords } from './day-words.ts';
import { isNight } from './ringing.ts';

/**
 * What stands against a time on the team's side, or on the customer's: a night that was not said by the clock is told
 * to everybody.
 */
export function hoursDoubts(ms: number, zone: string, team: Team, by: 'clock' | 'amount' | 'day'): string[] {
  // What lasts until midnight is over with its own day.
  const ours = closedReason(ms, msToDay(by === 'day' ? ms - 1 : ms, team.zone), team);
  const doubts = ours === null ? [] : [`${doubtWords.closed} (${ours})`];
  if (!isNight(ms, zone)) return doubts;
  const time = timeWords(ms, zone);
  if (offsetAt(ms, zone) !== offsetAt(ms, team.zone))
    return [...doubts, `It is ${time} for the customer, in ${cityOf(zone)}`];
  return by === 'clock' || ours !== null ? doubts : [`It is ${time} for the customer`];
}

// The very moment of closing is still in time.
function closedReason(ms: number, day: Day, team: Team): string | null {
  const within = [-1, 0, 1]
    .map((days) => plusDays(day, days))
    .some((candidate) => {
      const open = openMinutes(candidate, team);
      return (
        open && ms >= dayToMs(candidate, open.from, team.zone).ms && ms <= dayToMs(candidate, open.to, team.zone).ms
      );
    });
  if (within) return null;
  const open = openMinutes(day, team);
  if (!open) return holidayName(day, team) ?? `closed on ${weekdayNames[weekdayOf(day)]}s`;
  return ms < dayToMs(day, open.from, team.zone).ms
    ? `opens at ${minuteWords(open.from)}`
    : `closed at ${minuteWords(open.to)}`;
}
