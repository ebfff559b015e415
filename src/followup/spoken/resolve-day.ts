import { businessDayAfter, businessDayBefore, businessDayOf } from '../business-hours.ts';
import { comingWeekday, type Day, isBefore, mondayOf, plusDays, plusMonths, sameDay, weekdayOf } from '../calendar.ts';
import { weekdayNames } from '../day-names.ts';
import { namedDay } from '../named-days.ts';
import { msToWall } from '../zoned.ts';
import { clearDay, type DayFound, eitherDay } from './day-found.ts';
import { dayAndDate } from './day-words.ts';
import { type Ask, ask, lessSure, type Setting } from './found.ts';
import { dayAfterAmount } from './resolve-amount.ts';
import { resolveDate, resolveNumeric } from './resolve-date.ts';
import { resolveNth } from './resolve-nth.ts';
import { resolveWeekday } from './resolve-weekday.ts';
import type { DaySaid, PeriodSaid } from './said.ts';

/** Several words for one day must agree: "Friday the 20th". */
export function resolveDays(said: readonly DaySaid[], period: PeriodSaid | null, setting: Setting): DayFound | Ask {
  const [fixed = [], loose = []] = [said.filter((day) => !isLooseWeekday(day)), said.filter(isLooseWeekday)];
  const [first, ...others] = fixed.length > 0 ? fixed : loose;
  if (!first) return ask('No day was said.');
  const found = resolveDay(first, period, setting);
  if (found.kind === 'ask') return found;
  for (const other of fixed.length > 0 ? [...others, ...loose] : others) {
    const agreed = isLooseWeekday(other)
      ? weekdayOf(found.day) === other.weekday
      : agrees(found.day, resolveDay(other, period, setting));
    if (!agreed)
      return ask(
        `${dayAndDate(found.day, setting)} is a ${weekdayNames[weekdayOf(found.day)]}: the days do not agree.`,
      );
  }
  return said.length > 1 && fixed.some(({ kind }) => kind === 'date' || kind === 'numeric')
    ? { ...found, open: false }
    : found;
}

function agrees(day: Day, other: DayFound | Ask): boolean {
  return other.kind === 'day' && sameDay(day, other.day);
}

function isLooseWeekday(day: DaySaid): day is DaySaid & { kind: 'weekday' } {
  return day.kind === 'weekday' && (day.which === 'coming' || day.which === 'this');
}

function resolveDay(said: DaySaid, period: PeriodSaid | null, setting: Setting): DayFound | Ask {
  const { today, team } = setting;
  switch (said.kind) {
    case 'ahead':
      return aheadOfToday(said.days, said.open, setting);
    case 'business':
      return {
        ...clearDay(businessDayAfter(businessDayOf(setting.now, team), said.count, team), said.open),
        ours: true,
      };
    case 'weekday':
      return resolveWeekday(said, period, setting);
    case 'date':
      return resolveDate(
        period?.unit === 'month' && period.month === null ? { ...said, monthsAhead: period.ahead } : said,
        setting,
      );
    case 'numeric':
      return resolveNumeric(said, setting);
    case 'named': {
      const region = team.publicHolidays ?? 'none';
      const thisYear = namedDay(said.name, today.year, region);
      return clearDay(isBefore(thisYear, today) ? namedDay(said.name, today.year + 1, region) : thisYear, false);
    }
    case 'nth':
      return resolveNth(said, setting);
    case 'week-end':
      return resolveWeekEnd(said, setting);
    case 'shifted': {
      const base = resolveDay(said.base, period, setting);
      if (base.kind === 'ask') return base;
      if (said.back && said.amount.working) return ask('Business days are counted forward only.');
      const day = shifted(base.day, said, setting);
      if (day && base.other) return eitherDay(day, shifted(base.other, said, setting) ?? day, base.open, setting);
      return day
        ? { ...base, day, sure: lessSure(base.sure, said.amount.roughly ? 'convention' : 'clear') }
        : ask('No day was said.');
    }
    case 'weekday-beside': {
      const base = resolveDay(said.base, period, setting);
      return base.kind === 'ask' ? base : { ...base, day: weekdayBeside(base.day, said) };
    }
  }
}

function shifted(base: Day, { amount, back }: DaySaid & { kind: 'shifted' }, setting: Setting): Day | null {
  const { months, days } = amount.high;
  return back ? plusDays(plusMonths(base, -months), -days) : dayAfterAmount(amount, base, setting);
}

function resolveWeekEnd({ end, weeksAhead }: DaySaid & { kind: 'week-end' }, setting: Setting): DayFound | Ask {
  const monday = plusDays(mondayOf(setting.today), 7 * weeksAhead);
  const day =
    end === 'first'
      ? businessDayAfter(plusDays(monday, -1), 1, setting.team)
      : businessDayBefore(plusDays(monday, 7), setting.team);
  return isBefore(day, setting.today) ? ask(`${dayAndDate(day, setting)} has passed.`) : clearDay(day, true);
}

function weekdayBeside(base: Day, { weekday, side }: DaySaid & { kind: 'weekday-beside' }): Day {
  if (side === 'before') return plusDays(comingWeekday(base, weekday, true), -7);
  return comingWeekday(base, weekday, side === 'week');
}

function aheadOfToday(days: number, open: boolean, setting: Setting): DayFound {
  const day = plusDays(setting.today, days);
  // Before bed it still is yesterday for many.
  if (days === 0 || msToWall(setting.now, setting.zone).hour >= 4) return clearDay(day, open);
  return {
    ...clearDay(day, open),
    sure: 'ambiguous',
    doubts: [
      `It is past midnight: read as ${dayAndDate(day, setting)}, not as ${dayAndDate(plusDays(day, -1), setting)}.`,
    ],
  };
}
