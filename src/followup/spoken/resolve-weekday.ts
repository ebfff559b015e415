import { comingWeekday, isBefore, mondayOf, plusDays, sameDay, weekdayOf, weekdays } from '../calendar.ts';
import { clearDay, type DayFound, eitherDay } from './day-found.ts';
import { dayAndDate } from './day-words.ts';
import { type Ask, ask, type Setting } from './found.ts';
import type { DaySaid, PeriodSaid } from './said.ts';

/** Friday, next Friday, Friday next week: speakers differ, and where they do the other day is named. */
export function resolveWeekday(said: DaySaid & { kind: 'weekday' }, period: PeriodSaid | null, setting: Setting): DayFound | Ask {
  const { today } = setting;
  const index = weekdays.indexOf(said.weekday);
  const monday = mondayOf(today);
  const inWeek = (ahead: number) => plusDays(monday, 7 * ahead + index);
  if (period) {
    const day = inWeek(period.ahead);
    if (period.unit !== 'week' && !(period.unit === 'weekend' && index > 4)) return ask('The day and the time around it do not go together.');
    return isBefore(day, today) ? ask(`${dayAndDate(day, setting)} has passed.`) : clearDay(day, true);
  }
  const coming = comingWeekday(today, said.weekday);
  if (said.which === 'after-next') return { ...clearDay(plusDays(coming, 7), false), sure: 'convention' };
  if (said.which === 'next') {
    const next = inWeek(1);
    // Spoken on a Sunday, the week to come is next week for some and this week for others.
    const onlyOne = sameDay(next, coming) && weekdayOf(today) !== 'sun';
    return onlyOne || said.weekday === weekdayOf(today) ? clearDay(next, false) : eitherDay(next, sameDay(next, coming) ? plusDays(next, 7) : coming, false, setting);
  }
  if (weekdayOf(today) === said.weekday) return said.which === 'this' ? clearDay(today, true) : eitherDay(coming, today, true, setting);
  return said.which === 'this' && isBefore(inWeek(0), today) ? eitherDay(coming, inWeek(0), true, setting) : clearDay(coming, true);
}
