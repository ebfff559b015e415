import { openMinutes, usualMinutes } from '../business-hours.ts';
import { type Day, sameDay } from '../calendar.ts';
import { dayToMs, msToWall } from '../zoned.ts';
import type { Setting } from './found.ts';

/**
 * Close of business on a day of the customer's calendar: the team's own closing, unless that is another day or the
 * middle of the night for the customer, who then is promised the same hour on their own clock.
 */
export function closeOfDay(day: Day, setting: Setting): number {
  const { to } = openMinutes(day, setting.team) ?? usualMinutes(setting.team);
  return onTheirDay(day, to, setting);
}

export function openOfDay(day: Day, setting: Setting): number {
  const { from } = openMinutes(day, setting.team) ?? usualMinutes(setting.team);
  return onTheirDay(day, from, setting);
}

const [earliest, latest] = [8, 21];

function onTheirDay(day: Day, minutes: number, { zone, team }: Setting): number {
  const ours = dayToMs(day, minutes, team.zone).ms;
  const theirs = msToWall(ours, zone);
  const isTheirDay = sameDay(theirs, day) && theirs.hour >= earliest && theirs.hour < latest;
  return isTheirDay || zone === team.zone ? ours : dayToMs(day, minutes, zone).ms;
}
