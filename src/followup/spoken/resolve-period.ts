import { businessDayAfter, businessDayBefore, openMinutes } from '../business-hours.ts';
import { type Day, isBefore, lastOfMonth, mondayOf, plusDays, plusMonths, sameDay } from '../calendar.ts';
import { monthNames } from '../day-names.ts';
import { closeOfDay, openOfDay } from './day-ends.ts';
import { capital, dayAndDate, momentWords } from './day-words.ts';
import { ask, type Resolved, type Setting, type Sure } from './found.ts';
import { windowOf } from './part-window.ts';
import type { Bound, PeriodSaid } from './said.ts';

type Days = { first: Day; last: Day };

/** Next week, the end of the month, early December: from its first opening to its last close of business. */
export function resolvePeriod(said: PeriodSaid, bound: Bound | null, setting: Setting): Resolved {
  const days = daysOf(said, setting);
  const part = partOf(days, said, bound);
  const isWhole = said.edge === 'whole';
  const before = bound === 'before' || (bound === 'by' && isWhole && (said.unit === 'weekend' || said.month !== null));
  const opening = openOfDay(firstOpen(part.first, part.last, setting), setting);
  const closing = said.unit === 'weekend' ? endOfWeekend(part, setting) : closeOfDay(lastOpen(part, setting), setting);
  const until =
    bound === 'after'
      ? closeOfDay(businessDayAfter(days.last, 1, setting.team), setting)
      : before && said.edge !== 'end'
        ? closeOfDay(businessDayBefore(part.first, setting.team), setting)
        : closing;
  if (until <= setting.now)
    return ask(
      before && closing > setting.now
        ? `There is no working time left before ${periodWords(said)}.`
        : `${capital(periodWords(said))} has passed.`,
    );
  const doubts = doubtsOf(said, bound, days, before, setting);
  const noStart = bound === 'by' || bound === 'before' || said.edge === 'end' || said.within;
  const start = bound === 'after' ? openOfDay(businessDayAfter(days.last, 1, setting.team), setting) : opening;
  const sure: Sure = doubts.length > 0 ? 'ambiguous' : 'convention';
  return {
    kind: 'found',
    from: noStart ? null : Math.max(start, setting.now),
    until,
    shape: bound === 'after' || bound === 'from' ? 'not-before' : 'deadline',
    reading: `${bound ? `${bound} ` : ''}${periodWords(said)}`,
    sure,
    doubts,
  };
}

function daysOf(said: PeriodSaid, { today }: Setting): Days {
  if (said.unit === 'week') return weekFrom(plusDays(mondayOf(today), 7 * said.ahead));
  if (said.unit === 'weekend')
    return {
      first: plusDays(mondayOf(today), 5 + 7 * said.ahead),
      last: plusDays(mondayOf(today), 6 + 7 * said.ahead),
    };
  const months = said.unit === 'month' ? 1 : said.unit === 'quarter' ? 3 : 12;
  const january = said.unit === 'month' ? today.month : today.month - ((today.month - 1) % months);
  const ahead = said.month === null ? said.ahead * months : (said.month - today.month + 12) % 12;
  const first = plusMonths({ ...today, month: january, day: 1 }, ahead);
  return { first, last: lastOfMonth(plusMonths(first, months - 1)) };
}

/** As many weeks, months or years from today as the period is ahead; null for those that have no such day. */
export function dayAfterPeriod(said: PeriodSaid | null, { today }: Setting): Day | null {
  if (said?.edge !== 'whole' || said.month !== null || said.ahead === 0) return null;
  if (said.unit === 'week') return plusDays(today, 7 * said.ahead);
  if (said.unit === 'month') return plusMonths(today, said.ahead);
  return said.unit === 'year' ? plusMonths(today, 12 * said.ahead) : null;
}

/** The first or last day of a period on which the team works. */
export function openDayOf(said: PeriodSaid, end: 'first' | 'last', setting: Setting): Day {
  const days = daysOf(said, setting);
  return end === 'first' ? firstOpen(days.first, days.last, setting) : lastOpen(days, setting);
}

function weekFrom(first: Day): Days {
  return { first, last: plusDays(first, 6) };
}

// Early in a week is its first two days, in the middle Wednesday, late the two behind it; a month has thirds.
function partOf({ first, last }: Days, { unit, edge }: PeriodSaid, bound: Bound | null): Days {
  if (edge === 'whole' || edge === 'end' || unit === 'weekend') return { first, last };
  if (edge === 'start') return { first, last: unit === 'week' ? first : plusDays(first, 2) };
  if (unit === 'week')
    return edge === 'early'
      ? { first, last: plusDays(first, 1) }
      : edge === 'middle'
        ? { first: plusDays(first, 2), last: plusDays(first, 2) }
        : { first: plusDays(first, 3), last };
  if (unit === 'month')
    return edge === 'early'
      ? { first, last: plusDays(first, 9) }
      : edge === 'middle'
        ? { first: plusDays(first, 10), last: plusDays(first, bound === 'by' ? 14 : 19) }
        : { first: plusDays(first, 20), last };
  const months = unit === 'quarter' ? 1 : 4;
  const middle = plusMonths(first, months);
  const late = plusMonths(middle, months);
  return edge === 'early'
    ? { first, last: plusDays(middle, -1) }
    : edge === 'middle'
      ? { first: middle, last: plusDays(late, -1) }
      : { first: late, last };
}

function firstOpen(first: Day, last: Day, { team }: Setting): Day {
  for (let day = first; !isBefore(last, day); day = plusDays(day, 1)) if (openMinutes(day, team)) return day;
  return first;
}

function lastOpen({ first, last }: Days, { team }: Setting): Day {
  for (let day = last; !isBefore(day, first); day = plusDays(day, -1)) if (openMinutes(day, team)) return day;
  return last;
}

// A team that works at the weekend has a last close there; at one that does not, people wait until Sunday evening.
function endOfWeekend({ first, last }: Days, setting: Setting): number {
  const evening = (day: Day) => windowOf({ part: 'evening', this: false, third: null }, day, setting).until;
  const ends = [last, first]
    .filter((day) => openMinutes(day, setting.team))
    .map((day) => Math.min(closeOfDay(day, setting), evening(day)));
  return ends.find((ms) => ms > setting.now) ?? evening(last);
}

function doubtsOf(
  said: PeriodSaid,
  bound: Bound | null,
  { first, last }: Days,
  before: boolean,
  setting: Setting,
): string[] {
  if (said.within) return [`Read as the end of this ${said.unit}; it may mean a ${said.unit} from now.`];
  if (bound === 'after') return ['No latest time was said: read as the first working day after it.'];
  if (bound === 'from') return ['No latest time was said: read as by its end.'];
  if (bound === 'around') return ['"About" leaves the day open: read as by its end.'];
  if (said.unit === 'week' && said.edge === 'middle' && sameDay(plusDays(first, 2), setting.today))
    return ['Read as today; it may mean the days behind it.'];
  if (before && said.month !== null && bound === 'by')
    return [
      `Read as before it begins; it may mean its end, ${momentWords(closeOfDay(lastOpen({ first, last }, setting), setting), setting)}.`,
    ];
  if (bound === 'by' && said.edge === 'whole' && said.ahead > 0 && said.unit !== 'weekend')
    return [`Read as its end; it may mean its beginning, ${dayAndDate(first, setting)}.`];
  if (said.unit === 'weekend' && said.ahead > 0)
    return [`Read as ${dayAndDate(first, setting)}; it may mean ${dayAndDate(plusDays(first, -7), setting)}.`];
  return [];
}

function periodWords({ unit, ahead, month, edge }: PeriodSaid): string {
  const name =
    month !== null
      ? (monthNames[month - 1] ?? '')
      : ahead > 1
        ? `the ${unit} after next`
        : `${ahead === 0 ? 'this' : 'next'} ${unit}`;
  return edge === 'whole' ? name : `${edge === 'early' || edge === 'late' ? edge : `the ${edge} of`} ${name}`;
}
