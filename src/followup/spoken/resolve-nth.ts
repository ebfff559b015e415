import { businessDayAfter, openMinutes } from '../business-hours.ts';
import { type Day, isBefore, isRealDay, lastOfMonth, nthWeekday, plusDays, plusMonths } from '../calendar.ts';
import { clearDay, type DayFound } from './day-found.ts';
import { dayAndDate } from './day-words.ts';
import { type Ask, ask, type Setting } from './found.ts';
import type { DaySaid } from './said.ts';

/** The second Tuesday of next month, the last business day of November. */
export function resolveNth(
  { nth, of, month, monthsAhead }: DaySaid & { kind: 'nth' },
  setting: Setting,
): DayFound | Ask {
  const { today, team } = setting;
  const year = month !== null && month < today.month ? today.year + 1 : today.year;
  const first = month === null ? plusMonths({ ...today, day: 1 }, monthsAhead) : { year, month, day: 1 };
  const day =
    of === 'day'
      ? dayOfMonth(first, nth)
      : of === 'business'
        ? businessDayOfMonth(first, nth, setting)
        : nthWeekday(first.year, first.month, of, nth);
  if (!day || (of === 'business' && !openMinutes(day, team))) return ask('That month has no such day.');
  return isBefore(day, today) ? ask(`${dayAndDate(day, setting)} has passed.`) : clearDay(day, false);
}

function dayOfMonth(first: Day, nth: number): Day | null {
  const day = nth === -1 ? lastOfMonth(first) : { ...first, day: nth };
  return isRealDay(day) ? day : null;
}

function businessDayOfMonth(first: Day, nth: number, { team }: Setting): Day {
  let day = nth === -1 ? lastOfMonth(first) : businessDayAfter(plusDays(first, -1), nth, team);
  for (let tries = 0; nth === -1 && !openMinutes(day, team) && tries < 31; tries++) day = plusDays(day, -1);
  return day;
}
