import { type Day, daysFrom, isBefore, isRealDay, plusMonths, sameDay } from '../calendar.ts';
import { monthNames } from '../day-names.ts';
import { clearDay, type DayFound, eitherDay } from './day-found.ts';
import { dayAndDate } from './day-words.ts';
import { type Ask, ask, type Setting } from './found.ts';
import type { DaySaid } from './said.ts';

type DateSaid = Omit<DaySaid & { kind: 'date' }, 'kind'>;

/** 20 November, the 31st: the next one to come, unless it has only just passed. */
export function resolveDate(said: DateSaid, setting: Setting): DayFound | Ask {
  const { today } = setting;
  if (said.month === null)
    return said.monthsAhead === null
      ? nextDayOfMonth(said.day, setting)
      : dayIn(plusMonths({ ...today, day: 1 }, said.monthsAhead), said.day, setting);
  const month = { year: said.year ?? today.year, month: said.month, day: 1 };
  if (said.year !== null) return dayIn(month, said.day, setting, true);
  // 29 February: told apart from days that no year has.
  if (said.month > 12 || said.day > 31 || !isRealDay({ year: 2024, month: said.month, day: said.day }))
    return noSuchDay(month, said.day);
  const thisYear = { ...month, day: said.day };
  const day = isBefore(thisYear, today) ? { ...thisYear, year: today.year + 1 } : thisYear;
  if (!isRealDay(day)) return noSuchDay(day, day.day);
  if (daysFrom(today, day) > 300 && daysFrom(thisYear, today) > 0)
    return ask(`${dayAndDate(thisYear, setting)} has passed.`);
  return clearDay(day, false);
}

/** 12/11 by the team's own order, where only one order is possible by that one. */
export function resolveNumeric(
  { first, second, year }: DaySaid & { kind: 'numeric' },
  setting: Setting,
): DayFound | Ask {
  const monthFirst = second > 12 || (setting.team.dateOrder === 'month-first' && first <= 12);
  const [month, day] = monthFirst ? [first, second] : [second, first];
  const found = resolveDate({ day, month, year, monthsAhead: null }, setting);
  if (found.kind === 'ask' || first === second || first > 12 || second > 12) return found;
  const order = monthFirst ? 'month first' : 'day first';
  return {
    ...found,
    sure: 'convention',
    doubts: [`${first}/${second} is read ${order}: ${day} ${monthNames[month - 1]}.`],
  };
}

function nextDayOfMonth(day: number, setting: Setting): DayFound | Ask {
  for (let ahead = 0; ahead < 3; ahead++) {
    const month = plusMonths({ ...setting.today, day: 1 }, ahead);
    const found = { ...month, day };
    if (!isRealDay(found) || isBefore(found, setting.today)) continue;
    // On the 18th, "the 18th" may be today's or the next.
    return sameDay(found, setting.today)
      ? eitherDay(found, nextMonthWith(found), false, setting)
      : clearDay(found, false);
  }
  return ask(`No month has a day ${day}.`);
}

function nextMonthWith(day: Day): Day {
  const first = { ...day, day: 1 };
  const next = { ...plusMonths(first, 1), day: day.day };
  return isRealDay(next) ? next : { ...plusMonths(first, 2), day: day.day };
}

function dayIn(month: Day, day: number, setting: Setting, mayHavePassed = false): DayFound | Ask {
  const found = { ...month, day };
  if (month.month > 12 || !isRealDay(found)) return noSuchDay(month, day);
  // With its year a date is meant as it stands; the past is told as a doubt, or asked about, where the moment is known.
  return isBefore(found, setting.today) && !mayHavePassed
    ? ask(`${dayAndDate(found, setting)} has passed.`)
    : clearDay(found, false);
}

function noSuchDay({ year, month }: Pick<Day, 'year' | 'month'>, day: number): Ask {
  const name = monthNames[month - 1];
  return ask(name === undefined ? `There is no month ${month}.` : `There is no ${day} ${name} ${year}.`);
}
