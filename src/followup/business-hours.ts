import { type Day, isoDay, plusDays, weekdayOf, weekdays } from './calendar.ts';
import { publicHoliday } from './public-holidays.ts';
import { type DayHours, defaultTeam, type Team } from './team.ts';
import { dayToMs, msToDay } from './zoned.ts';

/** Minutes of the day; a shift that ends after midnight ends later than 1440. */
export type OpenMinutes = { from: number; to: number };

/** One day's work, as instants. */
export type Shift = { from: number; to: number };

const minute = 60_000;

/** Whether the team works at this instant (UTC ISO), by its hours, holidays and zone. */
export function isOpen(at: string, team: Team): boolean {
  const ms = Date.parse(at);
  return shiftsAround(ms, team).some((shift) => shift.from <= ms && ms < shift.to);
}

/** The first closing time at or after this moment. */
export function closeOfBusiness(at: string, team: Team): string {
  return iso(firstShift(Date.parse(at), team, (shift, ms) => shift.to >= ms).to);
}

/** This very moment when the team is open, else the next opening. */
export function nextOpen(at: string, team: Team): string {
  const ms = Date.parse(at);
  return iso(Math.max(ms, firstShift(ms, team, (shift) => shift.to > ms).from));
}

/** This very moment when the team is open, else when it last closed before; null when that was over a month ago. */
export function openUntil(at: string, team: Team): string | null {
  const ms = Date.parse(at);
  const day = msToDay(ms, team.zone);
  for (let back = 0; back <= 31; back++) {
    const shift = shiftOn(plusDays(day, -back), team);
    if (shift && shift.from < ms) return iso(Math.min(ms, shift.to));
  }
  return null;
}

/** Close of business on the nth business day after the day of this moment. */
export function addBusinessDays(at: string, count: number, team: Team): string {
  return iso(usualShiftOn(businessDayAfter(businessDayOf(Date.parse(at), team), count, team), team).to);
}

/** Working hours on the clock: 4 h from 14:30 to a close at 17:00 end at 10:30 on the next business day. */
export function addBusinessHours(at: string, hours: number, team: Team): string {
  let left = hours * 60 * minute;
  let ms = Date.parse(at);
  for (;;) {
    const shift = firstShift(ms, team, (candidate, from) => candidate.to > from);
    const start = Math.max(ms, shift.from);
    if (left <= shift.to - start) return iso(start + left);
    left -= shift.to - start;
    ms = shift.to;
  }
}

/** The day to which this moment belongs: a shift that runs past midnight is still the day before's work. */
export function businessDayOf(ms: number, team: Team): Day {
  const day = msToDay(ms, team.zone);
  const [before, today] = [shiftOn(plusDays(day, -1), team), shiftOn(day, team)];
  return before && ms < before.to && !(today && today.from <= ms) ? plusDays(day, -1) : day;
}

/** The nth business day after a day of the team's own calendar. */
export function businessDayAfter(day: Day, count: number, team: Team): Day {
  let found = day;
  for (let left = count; left > 0; ) {
    found = plusDays(found, 1);
    if (openMinutes(found, team)) left--;
  }
  return found;
}

/** The last business day before a day of the team's own calendar. */
export function businessDayBefore(day: Day, team: Team): Day {
  let found = plusDays(day, -1);
  while (!openMinutes(found, team)) found = plusDays(found, -1);
  return found;
}

/** The minutes at which the team works on this day of its own calendar; null: closed. */
export function openMinutes(day: Day, team: Team): OpenMinutes | null {
  return holidayName(day, team) === null ? minutesOf(hoursOf(team)[weekdayOf(day)]) : null;
}

/** The name of the holiday, listed by the team or public in its region; null on any other day. */
export function holidayName(day: Day, team: Team): string | null {
  const today = isoDay(day);
  const listed = team.holidays.find(({ date }) => date === today);
  return listed ? listed.name : publicHoliday(day, team.publicHolidays ?? 'none');
}

/** The hours of an ordinary working day, for a day on which the team is closed. */
export function usualMinutes(team: Team): OpenMinutes {
  const hours = hoursOf(team);
  const first = weekdays.find((weekday) => hours[weekday]);
  return (first && minutesOf(hours[first])) || { from: 540, to: 1020 };
}

/** Minutes since midnight: `08:30` is 510, `24:00` is 1440. */
export function minutesOfClock(clock: string): number {
  const [hour, rest] = clock.split(':');
  return Number(hour) * 60 + Number(rest ?? 0);
}

/** The shift that ends next, be it running or still to come. */
export function nextShift(ms: number, team: Team): Shift {
  return firstShift(ms, team, (shift) => shift.to > ms);
}

/** When the team works on this day of its own calendar; null: closed. */
export function shiftOn(day: Day, team: Team): Shift | null {
  const open = openMinutes(day, team);
  return open && asShift(day, open, team);
}

/** As it works on this day, or would work if it were an ordinary one. */
export function usualShiftOn(day: Day, team: Team): Shift {
  return asShift(day, openMinutes(day, team) ?? usualMinutes(team), team);
}

function firstShift(ms: number, team: Team, fits: (shift: Shift, ms: number) => boolean): Shift {
  const day = msToDay(ms, team.zone);
  // Each listed day may close a team that works one day a week for one more week.
  for (let ahead = -1; ahead < 400 + 7 * team.holidays.length; ahead++) {
    const shift = shiftOn(plusDays(day, ahead), team);
    if (shift && fits(shift, ms)) return shift;
  }
  throw new Error('A team that works on some day of the week has a next business day.');
}

function shiftsAround(ms: number, team: Team): Shift[] {
  const day = msToDay(ms, team.zone);
  return [plusDays(day, -1), day].flatMap((candidate) => shiftOn(candidate, team) ?? []);
}

function asShift(day: Day, { from, to }: OpenMinutes, { zone }: Team): Shift {
  return { from: dayToMs(day, from, zone).ms, to: dayToMs(day, to, zone).ms };
}

function minutesOf(hours: DayHours): OpenMinutes | null {
  if (!hours) return null;
  const from = minutesOfClock(hours.from);
  const to = minutesOfClock(hours.to);
  return { from, to: to > from ? to : to + 1440 };
}

// A team whose every day is closed has not said its hours: the default ones keep the search for its next day finite.
function hoursOf(team: Team): Team['hours'] {
  return weekdays.some((weekday) => team.hours[weekday]) ? team.hours : defaultTeam(team.zone).hours;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
