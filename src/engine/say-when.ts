import { monthNames, weekdayNames } from '../followup/day-names.ts';
import { cityOf } from '../followup/show-time.ts';
import { instantToWall, offsetAt } from '../followup/zoned.ts';

/**
 * An instant as one says it aloud, in the listener's zone: "Wednesday 18 November at 15:30", with "Chicago time" after it
 * where the clocks of that zone and of the desk differ. `desk` is null where it is not known.
 */
export function sayWhen(at: string, zone: string, desk: string | null): string {
  const { weekday, day, month, hour, minute } = instantToWall(at, zone);
  const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  const ms = Date.parse(at);
  const whose = desk === null || offsetAt(ms, zone) === offsetAt(ms, desk) ? '' : `, ${cityOf(zone)} time`;
  return `${weekdayNames[weekday]} ${day} ${monthNames[month - 1]} at ${clock}${whose}`;
}
