import { nextShift, type Shift, shiftOn } from '../business-hours.ts';
import { type Day, isBefore, plusDays, sameDay } from '../calendar.ts';
import { msToDay } from '../zoned.ts';
import { closeWords, dayEndDoubts } from './close-words.ts';
import { closeOfOurDay, endsOn, shiftOfDay } from './day-ends.ts';
import type { DayFound } from './day-found.ts';
import { capital, dayAndDate, momentWords } from './day-words.ts';
import { ask, lessSure, type Resolved, type Setting } from './found.ts';
import { windowOf } from './part-window.ts';
import type { Bound } from './said.ts';

/** Close of business is the team's closing, wherever the customer is; its day is one of the customer's calendar. */
export function resolveClose(bound: Bound | null, given: DayFound | null, setting: Setting): Resolved {
  if (!given) return resolveNextClose(bound, setting);
  const { day, ours } = given;
  const until = ours ? closeOfOurDay(day, setting) : closeOn(day, setting);
  const words = closeWords(until, day, setting);
  if (until <= setting.now) return ask(`${capital(words)} has passed.`);
  const evening = windowOf({ part: 'evening', this: false, third: null }, day, setting).until;
  if (bound === 'after' && evening <= until) return ask('And until when at the latest?');
  const other = ours ? [] : otherDoubts(until, day, setting);
  return {
    kind: 'found',
    from: bound === 'after' ? until : null,
    until: bound === 'after' ? evening : until,
    shape: bound === 'after' || bound === 'from' ? 'not-before' : 'deadline',
    reading: `${bound ? `${bound} ` : ''}${words}`,
    sure: other.length > 0 ? 'ambiguous' : lessSure(given.sure, 'convention'),
    doubts: [...given.doubts, ...other, ...dayEndDoubts({ ms: until, ours: until }, setting)],
  };
}

// Without a day it is the team's next one.
function resolveNextClose(bound: Bound | null, setting: Setting): Resolved {
  const { now, zone } = setting;
  const today = msToDay(now, zone);
  if (bound === 'after' || bound === 'from') return ask('And until when at the latest?');
  const { from, to } = nextShift(now, setting.team);
  const begins = msToDay(from, zone);
  const isToday = !isBefore(today, begins);
  const day = isToday ? today : begins;
  const why = shiftsAround(today, setting).length > 0 ? 'Closing time has passed today' : 'The team is closed today';
  const later = isToday ? [] : [`${why}: read as ${dayAndDate(day, setting)}; it may mean tonight.`];
  return {
    kind: 'found',
    from: null,
    until: to,
    shape: 'deadline',
    reading: `${bound ? `${bound} ` : ''}${closeWords(to, day, isToday ? { ...setting, today } : setting)}`,
    sure: isToday ? 'convention' : 'ambiguous',
    doubts: [...later, ...dayEndDoubts({ ms: to, ours: to }, setting)],
  };
}

// Today's is the one to come, also of the shift that began last night.
function closeOn(day: Day, setting: Setting): number {
  const next = sameDay(day, setting.today) ? shiftsAround(day, setting).find(({ to }) => to > setting.now) : undefined;
  return (next ?? shiftOfDay(day, setting, runsSinceYesterday(setting) ? 'end' : 'begin')).to;
}

// Who speaks in the shift that began last night ends today, and tomorrow the night after.
function runsSinceYesterday({ now, zone, team }: Setting): boolean {
  const { from } = nextShift(now, team);
  return from <= now && isBefore(msToDay(from, zone), msToDay(now, zone));
}

// "Close of business tomorrow" is when tomorrow's shift ends for some, and when tonight's ends for others.
function otherDoubts(until: number, day: Day, setting: Setting): string[] {
  if (endsOn({ to: until }, day, setting.zone)) return [];
  const shifts = shiftsAround(day, setting);
  const [read, other] = [
    shifts.find(({ to }) => to === until),
    shifts.find((shift) => endsOn(shift, day, setting.zone) && shift.to > setting.now),
  ];
  if (!read || !other) return [];
  return [
    `Read as the end of the shift that begins ${momentWords(read.from, setting)}; it may mean ${momentWords(other.to, setting)}.`,
  ];
}

/** The team's shifts that begin or end on a day of the customer's. */
function shiftsAround(day: Day, { zone, team }: Setting): Shift[] {
  return [-1, 0, 1]
    .flatMap((days) => shiftOn(plusDays(day, days), team) ?? [])
    .filter((shift) => sameDay(msToDay(shift.from, zone), day) || endsOn(shift, day, zone));
}
