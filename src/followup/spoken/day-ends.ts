import { openMinutes, usualMinutes } from '../business-hours.ts';
import { type Day, sameDay } from '../calendar.ts';
import { dayToMs, msToWall } from '../zoned.ts';
import type { Setting } from './found.ts';

/** Close of business on a day that was counted on the team's calendar. */
export function closeOfOurDay(day: Day, { team }: Setting): number {
  return dayToMs(day, (openMinutes(day, team) ?? usualMinutes(team)).to, team.zone).ms;
}

/**
 * Close of business on a day of the customer's calendar: the team's own closing, unless that is another day or the
 * middle of the night for the customer, who then is promised the same hour on their own clock.
 */
export function closeOfDay(day: Day, setting: Setting): number {
  const { zone, team } = setting;
  const ours = closeOfOurDay(day, setting);
  const theirs = msToWall(ours, zone);
  const isTheirDay = sameDay(theirs, day) && theirs.hour >= earliest && theirs.hour < latest;
  if (isTheirDay || zone === team.zone) return ours;
  return dayToMs(day, (openMinutes(day, team) ?? usualMinutes(team)).to, zone).ms;
}

/** First thing in the morning is the customer's morning. */
export function openOfDay(day: Day, { zone, team }: Setting): number {
  return dayToMs(day, (openMinutes(day, team) ?? usualMinutes(team)).from, zone).ms;
}

const [earliest, latest] = [8, 21];
