import { UserError } from '../call/user-error.ts';
import { type Day, isRealDay, plusDays, plusMonths, weekdayOf, weekdays } from '../followup/calendar.ts';
import { showClock, showDay } from '../followup/show-time.ts';
import { zoneNamed } from '../followup/zone-named.ts';
import { dayToMs, instantToWall, wallToInstant } from '../followup/zoned.ts';

const written = /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*([Zz]|[+-]\d\d:?\d\d)?)?$/;

/** The instant that an option gives: with an offset as it stands, without one on the agent's own clock. */
export function instantGiven(text: string, here: string): string {
  const at = readInstant(text, here);
  if (at !== null) return at;
  throw new UserError(
    `"${text}" is no moment in time.`,
    'Write it like 2026-11-18T14:30 or 2026-11-18T14:30:00-05:00.',
    'usage',
  );
}

/** The same for what has happened already. `option` is its flag, such as `--at`. */
export function pastInstantGiven(option: string, text: string, { now, here }: { now: string; here: string }): string {
  const at = instantGiven(text, here);
  if (at <= now) return at;
  const wall = instantToWall(at, here);
  const shown = `${showDay(wall, instantToWall(now, here).year)} ${showClock(wall)}`;
  throw new UserError(
    `${option} is for what has happened already, and ${shown} is still to come.`,
    'Give the time at which it was.',
    'usage',
  );
}

/** A name that an option gives: never an empty one, which would be nobody. */
export function nameGiven(option: string, text: string): string {
  if (text.trim() !== '') return text;
  throw new UserError(`${option} needs a name.`, `Leave ${option} out when there is none to give.`, 'usage');
}

/** The beginning of what `--since` gives: a day or a moment that is written out, or a day in plain words. */
export function sinceGiven(text: string, { now, here }: { now: string; here: string }): string {
  const at = readInstant(text, here) ?? readAgo(text, now) ?? beginning(dayMeant(text, instantToWall(now, here)), here);
  if (at !== null) return at;
  throw new UserError(
    `--since cannot be "${text}".`,
    'It takes today, yesterday, monday, "3 days ago", "2 weeks ago", "4 hours ago" or a day such as 2026-11-01.',
    'usage',
  );
}

/** The zone that an option names, by its own name or by a city. */
export function zoneGiven(text: string): string {
  const zone = zoneNamed(text);
  if (zone !== null) return zone;
  throw new UserError(`"${text}" is no place or zone that is known here.`, 'Use one like America/Chicago.', 'usage');
}

/** Days and times that the calendar and the clock have; null for all else, and from the year 10000 on: instants are compared as text. */
export function readInstant(text: string, here: string): string | null {
  const at = instantIn(text, here);
  return at === null || at.startsWith('+') ? null : at;
}

function instantIn(text: string, here: string): string | null {
  const parts = written.exec(text.trim());
  if (parts === null) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0));
  const wall = { year: year ?? 0, month: month ?? 0, day: day ?? 0, hour: hour ?? 0, minute: minute ?? 0 };
  if (!isRealDay(wall) || wall.year < 1970 || wall.hour > 23 || wall.minute > 59 || (second ?? 0) > 59) return null;
  const offset = parts[7];
  if (offset === undefined) return wallToInstant(wall, here).at;
  const ms = Date.parse(
    text
      .trim()
      .replace(/\s+(?=[+-]|z$)/i, '')
      .replace(' ', 'T')
      .replace(/([+-]\d\d)(\d\d)$/, '$1:$2'),
  );
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

const counts: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
};

function ago(text: string): { count: number; unit: string } | null {
  const parts = /^(\d{1,4}|[a-z]+) (minute|hour|day|week|month)s? ago$/.exec(words(text));
  const count = counts[parts?.[1] ?? ''] ?? Number(parts?.[1]);
  return parts?.[2] === undefined || Number.isNaN(count) ? null : { count, unit: parts[2] };
}

function readAgo(text: string, now: string): string | null {
  const read = ago(text);
  const minutes = read?.unit === 'minute' ? 1 : read?.unit === 'hour' ? 60 : 0;
  if (read === null || minutes === 0) return null;
  return new Date(Date.parse(now) - read.count * minutes * 60_000).toISOString();
}

/** A weekday is the latest one, and today's name means today. */
function dayMeant(text: string, today: Day): Day | null {
  const typed = words(text).replace(/^(since|on) /, '');
  if (typed === 'today') return today;
  if (typed === 'yesterday') return plusDays(today, -1);
  if (typed === 'this week') return plusDays(today, -weekdays.indexOf(weekdayOf(today)));
  const read = ago(typed);
  if (read?.unit === 'day') return plusDays(today, -read.count);
  if (read?.unit === 'week') return plusDays(today, -7 * read.count);
  if (read?.unit === 'month') return plusMonths(today, -read.count);
  const weekday = /^(last )?(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(day)?$/.exec(typed);
  if (weekday === null) return null;
  const back =
    (weekdays.indexOf(weekdayOf(today)) - (weekdays as readonly string[]).indexOf(weekday[2]?.slice(0, 3) ?? '') + 7) %
    7;
  return plusDays(today, back === 0 && weekday[1] !== undefined ? -7 : -back);
}

const words = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ');

function beginning(day: Day | null, zone: string): string | null {
  return day === null ? null : new Date(dayToMs(day, 0, zone).ms).toISOString();
}
