import { type Day, sameDay } from '../calendar.ts';
import { cityOf } from '../show-time.ts';
import { msToDay, offsetAt } from '../zoned.ts';
import { type DayEnd, endsOn, shiftOfDay } from './day-ends.ts';
import { dayWords, momentWords, timeWords } from './day-words.ts';
import type { Setting } from './found.ts';

/** "close of business tomorrow"; with the weekday and the time where a midnight lies between */
export function closeWords(ms: number, day: Day, setting: Setting): string {
  const { zone, team } = setting;
  const when = isWithin(ms, day, setting) ? dayWords(day, setting) : momentOfOurs(ms, setting);
  return `close of business ${when}${zone === team.zone ? '' : ` in ${cityOf(team.zone)}`}`;
}

/** Without the day, which is counted; see closeWords. */
export function countedCloseWords(ms: number, day: Day, setting: Setting): string {
  return isWithin(ms, day, setting) ? 'close of business' : closeWords(ms, day, setting);
}

/** Whether the work that ends then is that day's, and of no other day for the customer. */
function isWithin(ms: number, day: Day, setting: Setting): boolean {
  const shift = shiftOfDay(day, setting);
  return shift.to === ms && endsOn(shift, day, setting.zone) && sameDay(msToDay(shift.from, setting.zone), day);
}

/** How the end of a day is called that was named alone. */
export function dayEndWords({ ms, ours }: DayEnd, day: Day, setting: Setting): string {
  return ms === ours
    ? closeWords(ms, day, setting)
    : `end of day ${dayWords(day, setting)}, ${timeWords(ms, setting.zone)}`;
}

/** Beside the date of that day: "close of business", or the time that is meant instead. */
export function dayEndName({ ms, ours }: DayEnd, { zone }: Setting): string {
  return ms === ours ? 'close of business' : timeWords(ms, zone);
}

/** Close of business is the team's, wherever the customer is: told when their clocks differ. */
export function dayEndDoubts({ ms, ours }: DayEnd, setting: Setting): string[] {
  const { zone } = setting;
  const close = onBothClocks(ours, setting);
  if (close === null) return [];
  return ms === ours
    ? [`Close of business is the team's: ${close}.`]
    : [`Read as ${timeWords(ms, zone)} in ${cityOf(zone)}; the team's own close is ${close}.`];
}

/** "17:00 in New York, which is Thu 19 Nov 22:00 in London"; null where the two clocks show the same */
export function onBothClocks(ms: number, setting: Setting): string | null {
  const { zone, team } = setting;
  if (offsetAt(ms, zone) === offsetAt(ms, team.zone)) return null;
  const isSameDay = sameDay(msToDay(ms, zone), msToDay(ms, team.zone));
  const there = isSameDay ? timeWords(ms, team.zone) : momentOfOurs(ms, setting);
  return `${there} in ${cityOf(team.zone)}, which is ${momentWords(ms, setting)} in ${cityOf(zone)}`;
}

function momentOfOurs(ms: number, setting: Setting): string {
  return momentWords(ms, { ...setting, zone: setting.team.zone });
}
