import { type Weekday, weekdays } from './calendar.ts';
import { weekdayNames } from './day-names.ts';
import { type Outcome, read, refused } from './outcome.ts';
import type { DayHours } from './team.ts';
import { hoursExample, type WeekItem, weekItems } from './week-items.ts';

export type WorkingWeek = Readonly<Record<Weekday, DayHours>>;

type Clause = { days: readonly Weekday[]; hours: DayHours };

/** Reads "mon-fri 9-5, sat 10:00-14:00". Days that are not named are closed; hours without a day are Monday's to Friday's. */
export function readWorkingWeek(text: string): Outcome<WorkingWeek> {
  const items = weekItems(text);
  if (!items.ok) return items;
  const clauses = clausesOf(items.value);
  if (!clauses.ok) return clauses;
  const week = weekOf(clauses.value);
  if (week.ok && weekdays.every((day) => week.value[day] === null))
    return refused(`That is closed on all seven days: name the days that are worked, as in ${hoursExample}.`);
  return week;
}

/** "mon-fri 09:00-17:00, sat 10:00-14:00": the one way in which it is stored */
export function weekText(week: WorkingWeek): string {
  return runsOf(week)
    .map(({ first, last, hours }) => `${first === last ? first : `${first}-${last}`} ${hours.from}-${hours.to}`)
    .join(', ');
}

/** Days and hours in turn, in either order: "sat 10-14" and "10-14 sat". */
function clausesOf(items: readonly WeekItem[]): Outcome<readonly Clause[]> {
  const [only] = items;
  if (items.length === 1 && only?.kind === 'hours') return read([{ days: weekdays.slice(0, 5), hours: only.hours }]);
  const clauses: Clause[] = [];
  for (let at = 0; at < items.length; at += 2) {
    const pair = items.slice(at, at + 2);
    const days = pair.find((item) => item.kind === 'days');
    const hours = pair.find((item) => item.kind === 'hours');
    if (!days || !hours) return refused(unpaired(items));
    clauses.push({ days: days.days, hours: hours.hours });
  }
  if (clauses.length === 0) return refused(`There are no hours in that: write them as in ${hoursExample}.`);
  return read(clauses);
}

function unpaired(items: readonly WeekItem[]): string {
  const isTwice = items.some(({ kind }, at) => kind === 'hours' && items[at - 1]?.kind === 'hours');
  return isTwice
    ? `A day has one stretch of hours, from its first opening to its last closing: write them as in ${hoursExample}.`
    : `Days and hours do not stand in pairs there: write them as in ${hoursExample}.`;
}

// "daily 9-17, sun closed": what is said of fewer days is an exception to what is said of more.
function weekOf(clauses: readonly Clause[]): Outcome<WorkingWeek> {
  const week: Record<Weekday, DayHours> = {
    mon: null,
    tue: null,
    wed: null,
    thu: null,
    fri: null,
    sat: null,
    sun: null,
  };
  const widestFirst = clauses.toSorted((one, other) => other.days.length - one.days.length);
  for (const [at, { days, hours }] of widestFirst.entries()) {
    const twice = widestFirst.slice(0, at).flatMap((wider) => clashOf(wider.days, days))[0];
    if (twice) return refused(`${weekdayNames[twice]} is given hours twice: a day has one stretch of hours.`);
    for (const day of days) week[day] = hours;
  }
  return read(week);
}

function clashOf(wider: readonly Weekday[], days: readonly Weekday[]): readonly Weekday[] {
  const isException = days.length < wider.length && days.every((day) => wider.includes(day));
  return isException ? [] : days.filter((day) => wider.includes(day));
}

type Run = { first: Weekday; last: Weekday; hours: NonNullable<DayHours> };

function runsOf(week: WorkingWeek): Run[] {
  const runs: Run[] = [];
  for (const [at, day] of weekdays.entries()) {
    const hours = week[day];
    const before = runs.at(-1);
    if (!hours) continue;
    if (before?.last === weekdays[at - 1] && before?.hours.from === hours.from && before.hours.to === hours.to)
      before.last = day;
    else runs.push({ first: day, last: day, hours });
  }
  return runs;
}
