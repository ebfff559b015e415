import { TZDate } from '@date-fns/tz';
import { addMonths, lastDayOfMonth } from 'date-fns';

/** A square on the calendar: no clock, no zone. */
export type Day = { year: number; month: number; day: number };

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** So many squares on; `count` may be negative. */
export function plusDays(day: Day, count: number): Day {
  return fromDate(new Date(utcOf(day) + count * dayLength));
}

/** 31 January and a month is the last of February. */
export function plusMonths(day: Day, count: number): Day {
  return fromDate(addMonths(toDate(day), count));
}

/** The last day of the month that holds this day. */
export function lastOfMonth(day: Day): Day {
  return fromDate(lastDayOfMonth(toDate(day)));
}

export function weekdayOf({ year, month, day }: Day): Weekday {
  // Every time shown has one, and date-fns would ask Intl what the offset of UTC is: see own-zone.ts.
  return weekdayAt((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7);
}

/** The Monday of the week (Monday to Sunday) that holds this day. */
export function mondayOf(day: Day): Day {
  return plusDays(day, -isoIndex(day));
}

/** The first day after `day` (or on it, with `orSame`) that has this weekday. */
export function comingWeekday(day: Day, weekday: Weekday, orSame = false): Day {
  const ahead = (weekdays.indexOf(weekday) - weekdays.indexOf(weekdayOf(day)) + 7) % 7;
  return plusDays(day, ahead === 0 && !orSame ? 7 : ahead);
}

/** The nth such weekday of a month; -1 is the last one. */
export function nthWeekday(year: number, month: number, weekday: Weekday, nth: number): Day | null {
  const first = { year, month, day: 1 };
  if (nth === -1) return plusDays(comingWeekday(lastOfMonth(first), weekday), -7);
  const found = plusDays(comingWeekday(first, weekday, true), 7 * (nth - 1));
  return found.month === month ? found : null;
}

/** Whole days between two squares; negative when `later` comes first. */
export function daysFrom(earlier: Day, later: Day): number {
  return Math.round((utcOf(later) - utcOf(earlier)) / dayLength);
}

export function sameDay(one: Day, other: Day): boolean {
  return one.year === other.year && one.month === other.month && one.day === other.day;
}

/** Whether the one day comes first; of the same day it is not. */
export function isBefore(one: Day, other: Day): boolean {
  return isoDay(one) < isoDay(other);
}

/** Whether the calendar has it: 29 February only in leap years. */
export function isRealDay(day: Day): boolean {
  return day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= lastOfMonth({ ...day, day: 1 }).day;
}

/** `2026-03-29`, which sorts as text. */
export function isoDay({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

// Days are all alike in UTC: a reading counts hundreds of them, and a date with a zone asks Intl each time.
function utcOf({ year, month, day }: Day): number {
  return Date.UTC(year, month - 1, day);
}

/** Monday is 0. */
function isoIndex(day: Day): number {
  return (new Date(utcOf(day)).getUTCDay() + 6) % 7;
}

const dayLength = 86_400_000;

// date-fns reckons in the zone of the date that it is given: UTC here, so that the zone of the computer is no part of it.
function toDate({ year, month, day }: Day): TZDate {
  return new TZDate(Date.UTC(year, month - 1, day), 'UTC');
}

function fromDate(date: Date): Day {
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function weekdayAt(index: number): Weekday {
  return weekdays[index] ?? 'mon';
}
