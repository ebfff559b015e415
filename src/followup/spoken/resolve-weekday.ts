import {
  comingWeekday,
  isBefore,
  mondayOf,
  plusDays,
  sameDay,
  type Weekday,
  weekdayOf,
  weekdays,
} from '../calendar.ts';
import { clearDay, type DayFound, eitherDay } from './day-found.ts';
import { dayAndDate } from './day-words.ts';
import { type Ask, ask, type Setting } from './found.ts';
import type { DaySaid, PeriodSaid } from './said.ts';

/** Friday, next Friday, Friday next week: speakers differ, and where they do the other day is named. */
export function resolveWeekday(
  said: DaySaid & { kind: 'weekday' },
  period: PeriodSaid | null,
  setting: Setting,
): DayFound | Ask {
  const { today } = setting;
  const index = weekdays.indexOf(said.weekday);
  const monday = mondayOf(today);
  const inWeek = (ahead: number) => plusDays(monday, 7 * ahead + index);
  if (period) {
    const day = inWeek(period.ahead);
    if (period.unit !== 'week' && !(period.unit === 'weekend' && index > 4))
      return ask('The day and the time around it do not go together.');
    return isBefore(day, today) ? ask(`${dayAndDate(day, setting)} has passed.`) : clearDay(day, true);
  }
  if (said.which === 'next') return nextWeekday(said.weekday, 0, setting);
  if (said.which === 'after-next') return nextWeekday(said.weekday, 7, setting);
  const coming = comingWeekday(today, said.weekday);
  if (weekdayOf(today) === said.weekday)
    return said.which === 'this' ? eitherDay(today, coming, true, setting) : eitherDay(coming, today, true, setting);
  return said.which === 'this' && isBefore(inWeek(0), today)
    ? eitherDay(coming, inWeek(0), true, setting)
    : clearDay(coming, true);
}

// Spoken on Wednesday, "next Friday" is in two days for some and in nine for others; "next Monday" is one day for all.
function nextWeekday(weekday: Weekday, more: number, setting: Setting): DayFound {
  const { today } = setting;
  const next = plusDays(mondayOf(today), 7 + weekdays.indexOf(weekday));
  const coming = comingWeekday(today, weekday);
  // On a Sunday the week to come is next week for some and this week for others.
  const onlyOne = weekday === weekdayOf(today) || (sameDay(next, coming) && weekdayOf(today) !== 'sun');
  const day = plusDays(next, more);
  if (onlyOne) return clearDay(day, false);
  return eitherDay(day, plusDays(sameDay(next, coming) ? plusDays(next, 7) : coming, more), false, setting);
}
