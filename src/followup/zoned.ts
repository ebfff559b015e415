import { tzOffset } from '@date-fns/tz';
import { type Day, type Weekday, weekdayOf } from './calendar.ts';
import { isOwnZone, ownOffsetAt } from './own-zone.ts';

/** What a clock on the wall and the calendar beside it show. */
export type Wall = { year: number; month: number; day: number; hour: number; minute: number };

const minute = 60_000;
const quarterHour = 15 * minute;
const offsets = new Map<string, Map<number, number>>();
const known = new Map<string, boolean>();

/** Whether this runtime knows the zone by its IANA name; offsets such as `+02:00` are none. */
export function isZone(name: string): boolean {
  let answer = known.get(name);
  if (answer === undefined) {
    answer = /^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/.test(name) && isZoneOfIntl(name);
    if (known.size < 1000) known.set(name, answer);
  }
  return answer;
}

/** In the hour that a clock change skips, the time moves forward by the gap; in the hour that comes twice, it is the first. */
export function wallToInstant(wall: Wall, zone: string): { at: string; doubt: 'gap' | 'fold' | null } {
  const { ms, doubt } = wallToMs(wall, zone);
  return { at: new Date(ms).toISOString(), doubt };
}

/** What the clock on the wall of that zone shows at an instant (UTC ISO). */
export function instantToWall(at: string, zone: string): Wall & { weekday: Weekday; second: number } {
  return msToWall(Date.parse(at), zone);
}

/** Minutes of the day may run past midnight: 24:00 is 00:00 of the next day. */
export function dayToMs(day: Day, minutes: number, zone: string): { ms: number; doubt: 'gap' | 'fold' | null } {
  return wallToMs({ ...day, hour: 0, minute: minutes }, zone);
}

// TZDate would do this too, but it goes through the zone of the computer and is an hour off around some clock changes.
function wallToMs(wall: Wall, zone: string): { ms: number; doubt: 'gap' | 'fold' | null } {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
  const before = offsetAt(asUtc - 1440 * minute, zone);
  const after = offsetAt(asUtc + 1440 * minute, zone);
  const fits = [...new Set([before, after])]
    .map((offset) => asUtc - offset * minute)
    .filter((ms) => ms + offsetAt(ms, zone) * minute === asUtc)
    .sort((a, b) => a - b);
  const [first] = fits;
  if (first === undefined) return { ms: asUtc - before * minute, doubt: 'gap' };
  return { ms: first, doubt: fits.length > 1 ? 'fold' : null };
}

/** What the clock on the wall of that zone shows, `ms` after the epoch. */
export function msToWall(ms: number, zone: string): Wall & { weekday: Weekday; second: number } {
  const shown = new Date(ms + offsetAt(ms, zone) * minute);
  const day = { year: shown.getUTCFullYear(), month: shown.getUTCMonth() + 1, day: shown.getUTCDate() };
  return {
    ...day,
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
    weekday: weekdayOf(day),
  };
}

/** The day on the calendar of that zone, `ms` after the epoch. */
export function msToDay(ms: number, zone: string): Day {
  const { year, month, day } = msToWall(ms, zone);
  return { year, month, day };
}

/** Minutes east of Greenwich. */
export function offsetAt(ms: number, zone: string): number {
  // Before 1970 offsets can have seconds.
  if (ms >= 0 && isOwnZone(zone)) return ownOffsetAt(ms);
  // Asking costs what a whole screen may: since 1970 offsets change on the quarter of an hour only.
  const quarter = Math.floor(ms / quarterHour);
  const seen = offsets.get(zone) ?? new Map<number, number>();
  const found = ms < 0 ? undefined : seen.get(quarter);
  if (found !== undefined) return found;
  const offset = tzOffset(zone, new Date(ms));
  if (Number.isNaN(offset)) throw new Error(`There is no time zone "${zone}", or no such instant: ${ms}.`);
  if (seen.size > 2000) seen.clear();
  if (ms >= 0 && (offsets.has(zone) || offsets.size < 600)) offsets.set(zone, seen.set(quarter, offset));
  return offset;
}

function isZoneOfIntl(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
