import { addBusinessHours, businessDayAfter, businessDayOf, usualMinutes } from '../business-hours.ts';
import { type Day, plusDays, plusMonths } from '../calendar.ts';
import { dayToMs, msToWall } from '../zoned.ts';
import { countedCloseWords, dayEndDoubts } from './close-words.ts';
import { closeOfDay, closeOfOurDay, openOfDay } from './day-ends.ts';
import { momentWords } from './day-words.ts';
import { ask, type Resolved, type Setting, type Sure } from './found.ts';
import type { Amount, Span } from './said.ts';

const minute = 60_000;
const longest = { days: 5 * 366, workingDays: 500, workingMinutes: 500 * 480 };

/**
 * The instant that "in two hours" or "within three business days" means; a question when it is nought, or years away.
 */
export function resolveAmount(amount: Amount, setting: Setting): Resolved {
  const { low, high, working } = amount;
  const size = high.months * 30 + high.days + high.minutes / 1440;
  if (size <= 0) return ask('That is no time from now.');
  if (working ? high.days > longest.workingDays || high.minutes > longest.workingMinutes : size > longest.days)
    return ask('That is very far off.');
  if (working && !Number.isInteger(high.days)) return ask('Part of a business day is no clear time.');
  return working ? resolveWorking(amount, setting) : resolvePlain(high, low, amount, setting);
}

/** The day on which calendar days, or working ones, end; null when the amount is one of hours. */
export function dayAfterAmount(amount: Amount, day: Day, setting: Setting): Day | null {
  if (amount.high.minutes > 0) return null;
  if (amount.working) return businessDayAfter(day, amount.high.days, setting.team);
  return plusDays(plusMonths(day, amount.high.months), amount.high.days);
}

function resolvePlain(high: Span, low: Span | null, amount: Amount, setting: Setting): Resolved {
  const until =
    amount.roughly === 'or so' && isDays(high)
      ? closeOfDay(plusDays(setting.today, high.days), setting)
      : later(high, setting);
  const aMinute = high.minutes === 1 && !low && amount.roughly === null;
  const partOfDay = amount.roughly === 'part of a day';
  const doubts = aMinute
    ? ['"A minute" is often just "soon": read as 1 minute.']
    : partOfDay
      ? ['A part of a day is read on the clock; it may mean a part of the working day.']
      : amount.roughly === 'few'
        ? ['"A few" is read as 3.']
        : [];
  const sure: Sure = aMinute || partOfDay ? 'ambiguous' : amount.roughly ? 'convention' : 'clear';
  const from = low ? later(low, setting) : null;
  if (from !== null && from >= until) return ask('The first end of that lies behind the second.');
  return { kind: 'found', from, until, shape: 'deadline', reading: `${spanWords(low, high)} from now`, sure, doubts };
}

function isDays({ months, days, minutes }: Span): boolean {
  return months === 0 && minutes === 0 && days % 7 !== 0;
}

// Hours run on the clock, through nights and clock changes; days and months keep the time of the day.
function later({ months, days, minutes }: Span, { now, zone, today }: Setting): number {
  const elapsed = minutes * minute;
  if (months === 0 && days === 0) return now + elapsed;
  const wall = msToWall(now, zone);
  const start = dayToMs(plusDays(plusMonths(today, months), days), wall.hour * 60 + wall.minute, zone).ms;
  return start + (now % minute) + elapsed;
}

function resolveWorking({ low, high }: Amount, setting: Setting): Resolved {
  if (high.minutes > 0) return resolveWorkingHours(low, high, setting);
  const start = businessDayOf(setting.now, setting.team);
  const last = businessDayAfter(start, high.days, setting.team);
  const until = closeOfOurDay(last, setting);
  const from = low ? openOfDay(businessDayAfter(start, low.days, setting.team), setting) : null;
  const reading = `${countedCloseWords(until, last, setting)}, ${high.days} business ${high.days === 1 ? 'day' : 'days'} from now`;
  const doubts = dayEndDoubts({ ms: until, ours: until }, setting);
  return { kind: 'found', from, until, shape: 'deadline', reading, sure: 'convention', doubts };
}

function resolveWorkingHours(low: Span | null, high: Span, setting: Setting): Resolved {
  const hoursOn = (span: Span) =>
    Date.parse(addBusinessHours(new Date(setting.now).toISOString(), span.minutes / 60, setting.team));
  const until = hoursOn(high);
  const { from, to } = usualMinutes(setting.team);
  const days = high.minutes % 1440 === 0 ? high.minutes / 1440 : 0;
  const other = businessDayAfter(businessDayOf(setting.now, setting.team), days, setting.team);
  const wall = msToWall(setting.now, setting.team.zone);
  const meant = momentWords(dayToMs(other, wall.hour * 60 + wall.minute, setting.team.zone).ms, setting);
  const doubt = `${high.minutes / 60} working hours are ${Math.round((high.minutes / (to - from)) * 10) / 10} working days; meant as ${days} business ${days === 1 ? 'day' : 'days'} it is ${meant}.`;
  return {
    kind: 'found',
    from: low ? hoursOn(low) : null,
    until,
    shape: 'deadline',
    reading: `${spanWords(low, high)} of working time from now`,
    sure: days > 0 ? 'ambiguous' : 'clear',
    doubts: days > 0 ? [doubt] : [],
  };
}

function spanWords(low: Span | null, high: Span): string {
  return low ? `${oneSpan(low)} to ${oneSpan(high)}` : oneSpan(high);
}

function oneSpan({ months, days, minutes }: Span): string {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round((minutes % 60) * 100) / 100;
  const named: readonly [number, string][] = [
    [months, 'month'],
    [days, 'day'],
    [hours, 'hour'],
    [rest, 'minute'],
  ];
  return named.flatMap(([count, name]) => (count > 0 ? `${count} ${name}${count === 1 ? '' : 's'}` : [])).join(' ');
}
