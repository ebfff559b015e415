import { type Day, sameDay, weekdayOf } from './calendar.ts';
import { monthNames, weekdayNames } from './day-names.ts';
import { msToWall, offsetAt, type Wall } from './zoned.ts';

/** 'America/New_York' is New York. */
export function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

/** "Thu 19 Nov 09:00 in Denver, 11:00 here, in 18 h" */
export function showInstant(at: string, context: { now: string; zone: string; here: string }): string {
  const ms = Date.parse(at);
  const now = Date.parse(context.now);
  const there = msToWall(ms, context.zone);
  const year = msToWall(now, context.zone).year;
  const parts = [`${showDay(there, year)} ${showClock(there)}`];
  if (offsetAt(ms, context.zone) !== offsetAt(ms, context.here)) {
    const here = msToWall(ms, context.here);
    parts[0] += ` in ${cityOf(context.zone)}`;
    parts.push(`${sameDay(here, there) ? '' : `${showDay(here, year)} `}${showClock(here)} here`);
  }
  return [...parts, showDistance(context.now, at)].join(', ');
}

/** "Wed 18 Nov 14:31": a moment on one clock, with the year when it is another one than now. */
export function showMoment(at: string, { now, zone }: { now: string; zone: string }): string {
  const wall = msToWall(Date.parse(at), zone);
  return `${showDay(wall, msToWall(Date.parse(now), zone).year)} ${showClock(wall)}`;
}

/** "in 2 h 03 min", "46 min ago" */
export function showDistance(from: string, to: string): string {
  const minutes = Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
  if (minutes === 0) return 'now';
  return minutes > 0 ? `in ${showMinutes(minutes)}` : `${showMinutes(-minutes)} ago`;
}

/** Short, for a column: "1 d 2 h", "3 h 31", "46 min". */
export function showLate(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return 'under 1 min';
  return minutes < 60 || minutes >= 1440 ? showMinutes(minutes) : showMinutes(minutes).replace(/ min$/, '');
}

/** "Thu 19 Nov", with the year when it is not `year`. */
export function showDay(day: Day, year: number): string {
  const text = `${weekdayNames[weekdayOf(day)].slice(0, 3)} ${day.day} ${monthNames[day.month - 1]?.slice(0, 3)}`;
  return day.year === year ? text : `${text} ${day.year}`;
}

/** `09:05`, on the 24-hour clock. */
export function showClock({ hour, minute }: Pick<Wall, 'hour' | 'minute'>): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function showMinutes(minutes: number): string {
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = minutes % 60;
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
  if (hours === 0) return `${rest} min`;
  return rest > 0 ? `${hours} h ${String(rest).padStart(2, '0')} min` : `${hours} h`;
}
