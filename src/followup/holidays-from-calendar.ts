import ICAL, { type Component, type Time } from 'ical.js';
import { type Day, daysFrom, isBefore, isoDay, isRealDay, plusDays } from './calendar.ts';
import { calendarLines } from './calendar-lines.ts';
import { dayOf, repeatsOf } from './calendar-repeats.ts';
import { type Holiday, mostHolidays, tidyHolidays } from './holiday-list.ts';
import { refused } from './outcome.ts';

type Years = { from: number; to: number };

const largest = 1_000_000;
const mostSteps = 6000;

/** The all-day events of an iCalendar file, as Outlook, Google and public offices write them, within these years. */
export function holidaysFromCalendar(
  text: string,
  years: Years,
): { ok: true; holidays: readonly Holiday[] } | { ok: false; problem: string } {
  if (text.length > largest) return refused('That calendar is larger than 1 MB: export the holidays alone.');
  const lines = calendarLines(text);
  if (!/^BEGIN:VCALENDAR$/i.test(lines[0] ?? ''))
    return refused('That is no calendar file: such a file begins with BEGIN:VCALENDAR, and its name ends in .ics.');
  try {
    if (!lines.every(holdsRealDays)) return refused(damaged);
    const holidays = tidyHolidays(holidaysOf(eventsOf(lines), years));
    if (holidays.length === 0) return refused(`That calendar has no all-day event ${inWords(years)}.`);
    return holidays.length > mostHolidays ? refused(tooMany(years)) : { ok: true, holidays };
  } catch (error) {
    if (error instanceof TooMany) return refused(tooMany(years));
    // The library throws whatever comes to hand at a file that breaks off or holds what is no date.
    return refused(damaged);
  }
}

const damaged = 'That calendar file is damaged: export it once more, as an .ics file.';

class TooMany extends Error {}

function eventsOf(lines: readonly string[]): Component[] {
  const parsed = ICAL.parse(lines.join('\n'));
  // A file may hold several calendars, one after the other.
  const calendars = typeof parsed[0] === 'string' ? [parsed] : parsed;
  return calendars.flatMap((calendar) => new ICAL.Component(calendar).getAllSubcomponents('vevent'));
}

function holidaysOf(events: readonly Component[], years: Years): Holiday[] {
  const countStep = stepCounter();
  const moved = new Set(events.flatMap((event) => datesOf(event, 'recurrence-id').map((date) => keyOf(event, date))));
  return events.filter(closesTheTeam).flatMap((event) => {
    const start = event.getFirstPropertyValue('dtstart');
    if (!(start instanceof ICAL.Time) || !isAllDay(event, start)) return [];
    const length = lengthOf(event, start);
    return firstDaysOf(event, start, years, countStep)
      .filter((first) => event.hasProperty('recurrence-id') || !moved.has(keyOf(event, isoDay(first))))
      .flatMap((first) => daysWithin(first, plusDays(first, length), years, countStep))
      .map((day) => ({ date: isoDay(day), name: textOf(event, 'summary') }));
  });
}

// The library makes 9 April of 99 January.
function holdsRealDays(line: string): boolean {
  const value = /^(?:DTSTART|DTEND|RDATE|EXDATE|RECURRENCE-ID)(?:;[^:]*)?:(.*)$/i.exec(line)?.[1] ?? '';
  const dates = [...value.matchAll(/(\d{4})(\d\d)(\d\d)/g)].map((found) => found.slice(1).map(Number));
  return dates.every(([year = 0, month = 0, day = 0]) => isRealDay({ year, month, day }));
}

/** Every day and every repeat that is looked at counts, so that no file can keep the program busy. */
function stepCounter(): (count?: number) => void {
  let left = mostSteps;
  return (count = 1) => {
    left -= count;
    if (!(left >= 0)) throw new TooMany();
  };
}

// Google's calendars of public holidays hold days that nobody has off, and call them observances.
function closesTheTeam(event: Component): boolean {
  return !/^cancell?ed$/i.test(textOf(event, 'status')) && !/^observance\b/i.test(textOf(event, 'description'));
}

// Outlook may write a whole day as midnight to midnight, and says so beside it.
function isAllDay(event: Component, start: Time): boolean {
  const isSaid = /^true$/i.test(textOf(event, 'x-microsoft-cdo-alldayevent'));
  return start.isDate || (isSaid && start.hour === 0 && start.minute === 0);
}

/** In days; the end that a calendar names is the day after the last. */
function lengthOf(event: Component, start: Time): number {
  const end = event.getFirstPropertyValue('dtend');
  const duration = event.getFirstPropertyValue('duration');
  if (end instanceof ICAL.Time) return Math.max(1, daysFrom(dayOf(start), dayOf(end)));
  return duration instanceof ICAL.Duration ? Math.max(1, Math.ceil(duration.toSeconds() / 86_400)) : 1;
}

function firstDaysOf(event: Component, start: Time, years: Years, countStep: (count?: number) => void): readonly Day[] {
  const rule = event.getFirstPropertyValue('rrule');
  const repeats = rule instanceof ICAL.Recur ? repeatsOf(rule, start, years, countStep) : [];
  const more = timesOf(event, 'rdate').map(dayOf);
  const left = new Set(datesOf(event, 'exdate'));
  const days = new Map([dayOf(start), ...repeats, ...more].map((day) => [isoDay(day), day]));
  return [...days].flatMap(([date, day]) => (left.has(date) ? [] : day));
}

function daysWithin(first: Day, until: Day, years: Years, countStep: (count?: number) => void): readonly Day[] {
  const [opening, closing] = [
    { year: years.from, month: 1, day: 1 },
    { year: years.to + 1, month: 1, day: 1 },
  ];
  const from = isBefore(first, opening) ? opening : first;
  const length = Math.max(0, daysFrom(from, isBefore(closing, until) ? closing : until));
  countStep(length);
  return Array.from({ length }, (_, ahead) => plusDays(from, ahead));
}

function timesOf(event: Component, name: string): readonly Time[] {
  const values = event.getAllProperties(name).flatMap((property) => property.getValues());
  return values.filter((value) => value instanceof ICAL.Time);
}

function datesOf(event: Component, name: string): readonly string[] {
  return timesOf(event, name).map((time) => isoDay(dayOf(time)));
}

function keyOf(event: Component, date: string): string {
  return `${date} ${textOf(event, 'uid')}`;
}

function textOf(event: Component, name: string): string {
  const value = event.getFirstPropertyValue(name);
  return typeof value === 'string' ? value.trim() : '';
}

function tooMany(years: Years): string {
  return `That calendar has more than ${mostHolidays} days off ${inWords(years)}: export the holidays alone.`;
}

function inWords({ from, to }: Years): string {
  return from === to ? `in ${from}` : `from ${from} to ${to}`;
}
