import type { Recur, Time } from 'ical.js';
import { type Day, isoDay } from './calendar.ts';

/** On which days a rule such as "each year, the fourth Thursday of November" falls, until the end of a year. */
export function repeatsOf(
  rule: Recur,
  start: Time,
  years: { from: number; to: number },
  countStep: (count?: number) => void,
): readonly Day[] {
  if (!/^[A-Z]+LY$/.test(rule.freq ?? '')) throw new Error('A rule without a rhythm.');
  if (!isWalkable(rule, start)) return [];
  const nearer = nearerStart(rule, start, years.from);
  countStep(Math.max(0, years.to - nearer.year));
  endBy(rule, start, years.to);
  const found: Day[] = [];
  const walk = rule.iterator(nearer);
  for (let day = walk.next(); day; day = walk.next()) {
    countStep();
    if (day.year > years.to) break;
    if (isMeant(day, rule, start)) found.push(dayOf(day));
  }
  return found;
}

/** The day of a calendar library's time, whatever its clock. */
export function dayOf({ year, month, day }: Time): Day {
  return { year, month, day };
}

// What returns each week or month without an end is the way that people work, not a day off. And some rules that can
// never be true would be walked for ever: they are of the kinds that are left out here.
function isWalkable(rule: Recur, start: Time): boolean {
  if (start.year < firstYear || rule.interval > 100) return false;
  if (rule.freq === 'YEARLY') return true;
  const others = Object.keys(rule.parts).filter((part) => part !== 'BYDAY');
  const isBounded = rule.until !== null || rule.count !== null;
  const isPlain = !rule.getComponent('BYDAY').some((day) => /\d/.test(String(day)));
  return isBounded && isPlain && others.length === 0 && (rule.freq === 'WEEKLY' || rule.freq === 'DAILY');
}

// Until 2100 each year is, day by day, as the one 28 years before. So a rule of 1901 need not be walked from there.
function nearerStart(rule: Recur, start: Time, from: number): Time {
  const nearer = start.clone();
  if (rule.freq !== 'YEARLY' || rule.count !== null || 28 % rule.interval !== 0) return nearer;
  while (nearer.year + 28 <= Math.min(from, 2099)) nearer.year += 28;
  return nearer;
}

const firstYear = 1901;

function endBy(rule: Recur, start: Time, lastYear: number): void {
  const end = start.clone();
  end.year = lastYear;
  end.month = 12;
  end.day = 31;
  if (!rule.until || rule.until.compare(end) > 0) rule.until = end;
}

// The library puts 29 February on 1 March where there is none; the standard leaves that year out.
function isMeant(day: Time, rule: Recur, start: Time): boolean {
  if (rule.freq !== 'YEARLY') return true;
  const months = rule.getComponent('BYMONTH').map(Number);
  if (months.length > 0) return months.includes(day.month);
  return Object.keys(rule.parts).length > 0 || isoDay(dayOf(day)).slice(4) === isoDay(dayOf(start)).slice(4);
}
