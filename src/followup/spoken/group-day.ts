import { businessDayOf } from '../business-hours.ts';
import { clearDay, type DayFound } from './day-found.ts';
import { type Ask, ask, type Setting } from './found.ts';
import type { Group } from './group.ts';
import { isMoment } from './part.ts';
import { dayAfterAmount } from './resolve-amount.ts';
import { resolveDays } from './resolve-day.ts';
import { openDayOf } from './resolve-period.ts';
import type { DaySaid, PeriodSaid } from './said.ts';

/** The day that a group names, or counts to ("in two days at 3"); null when it names none. */
export function dayOf(group: Group, setting: Setting): DayFound | Ask | null {
  const { amount, days, part, period } = group;
  if (period && days.length > 0 && !days.some(({ kind }) => goesWithin(kind, period)))
    return ask('The day and the time around it do not go together.');
  if (days.length > 0) return amount ? ask('Two different times were said.') : resolveDays(days, period, setting);
  if (amount) {
    const day = dayAfterAmount(
      amount,
      amount.working ? businessDayOf(setting.now, setting.team) : setting.today,
      setting,
    );
    return day && !amount.low
      ? { ...clearDay(day, true), ours: amount.working }
      : ask('Two different times were said.');
  }
  // "first thing next week" is Monday's, "close of business next week" the last day's.
  if (period && part && isMoment(part.part))
    return clearDay(openDayOf(period, part.part === 'close' ? 'last' : 'first', setting), true);
  return null;
}

// "Tuesday next week" and "the 20th, next month" are one day, "the weekend after Thanksgiving" is another thing.
function goesWithin(kind: DaySaid['kind'], { unit }: PeriodSaid): boolean {
  return kind === 'weekday' || kind === 'date' || unit === 'year';
}
