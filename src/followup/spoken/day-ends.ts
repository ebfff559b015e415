import {
  isOpen,
  minutesOfClock,
  openMinutes,
  type Shift,
  shiftOn,
  usualMinutes,
  usualShiftOn,
} from '../business-hours.ts';
import { type Day, plusDays, sameDay } from '../calendar.ts';
import { dayToMs, msToDay } from '../zoned.ts';
import type { Setting } from './found.ts';
import { isInDay, ringing } from './ringing.ts';

/** Close of business on a day that was counted on the team's calendar. */
export function closeOfOurDay(day: Day, { team }: Setting): number {
  return usualShiftOn(day, team).to;
}

/** The team's work on a day of the customer's: what begins then, else what ends then, else what a working day has. */
export function shiftOfDay(day: Day, { zone, team }: Setting, first: 'begin' | 'end' = 'begin'): Shift {
  const near = [0, -1, 1].map((days) => plusDays(day, days));
  const open = near.flatMap((candidate) => shiftOn(candidate, team) ?? []);
  const beginsThen = ({ from }: Shift) => sameDay(msToDay(from, zone), day);
  const endsThen = (shift: Shift) => endsOn(shift, day, zone);
  const [one, other] = first === 'begin' ? [beginsThen, endsThen] : [endsThen, beginsThen];
  return (
    open.find(one) ??
    open.find(other) ??
    near.map((candidate) => usualShiftOn(candidate, team)).find(beginsThen) ??
    usualShiftOn(day, team)
  );
}

/** Midnight is the end of a day. */
export function endsOn({ to }: Pick<Shift, 'to'>, day: Day, zone: string): boolean {
  return sameDay(msToDay(to - 1, zone), day);
}

/** When a day ends, and when the team itself closes. */
export type DayEnd = { ms: number; ours: number };

/**
 * Until when a day lasts that is named alone: the team's own closing, unless that is another day or the night for the
 * customer, who then is promised the same hour on their own clock, or the evening. `after`: what has passed is left out.
 */
export function endOfDay(day: Day, setting: Setting, after = setting.now): DayEnd {
  const { zone, team } = setting;
  const [ours, begun] = [closeOfOurDay(day, setting), shiftOfDay(day, setting).to];
  if (isInDay(ours, day, zone)) return { ms: ours, ours };
  const at = (minutes: number) => dayToMs(day, minutes, zone).ms;
  const opens = openOfDay(day, setting);
  const fits = (ms: number) => isInDay(ms, day, zone) && ms > Math.max(after, opens) && zone !== team.zone;
  const sameHour = at((openMinutes(day, team) ?? usualMinutes(team)).to);
  if (fits(sameHour)) return { ms: sameHour, ours };
  if (fits(begun)) return { ms: begun, ours: begun };
  const last = Math.max(ours, begun);
  if (last <= after) return { ms: last, ours: last };
  const evening = at(ringing.to);
  return { ms: evening > after ? evening : Math.min(last, at(1440)), ours: last };
}

/** When a day ends for a promise, in ms: the team's close on the customer's clock, later where `after` is past that. */
export function closeOfDay(day: Day, setting: Setting, after = setting.now): number {
  return endOfDay(day, setting, after).ms;
}

/** Where a day begins that is named alone: the hour at which the team opens, on the customer's clock, but not at night. */
export function openOfDay(day: Day, setting: Setting): number {
  const { zone, team } = setting;
  const open = opening(day, setting);
  const isTheirs = zone === team.zone ? open < ringing.to : open < minutesOfClock(team.dayParts.morning);
  if (isTheirs) return dayToMs(day, decent(open), zone).ms;
  const { from } = shiftOfDay(day, setting);
  return zone !== team.zone && isInDay(from, day, zone) ? from : dayToMs(day, usual, zone).ms;
}

/** First thing is the customer's morning, also where the team opens later. */
export function firstThingOf(day: Day, setting: Setting): number {
  return dayToMs(day, firstMinutes(day, setting, minutesOfClock(setting.team.dayParts.morning) - 1), setting.zone).ms;
}

/** When the team opens; a team that never closes has no such hour but the customer's morning. */
export function openingOf(day: Day, setting: Setting): number {
  const { from } = shiftOfDay(day, setting);
  return isOpen(new Date(from - 1).toISOString(), setting.team) ? firstThingOf(day, setting) : from;
}

/** The minutes at which a morning begins; a team that opens later than `latest` has none of its own. */
export function firstMinutes(day: Day, setting: Setting, latest: number): number {
  const open = opening(day, setting);
  return open > latest ? usual : decent(open);
}

function opening(day: Day, { team }: Setting): number {
  return (openMinutes(day, team) ?? usualMinutes(team)).from;
}

// Who opens at 7 rings from 8; who opens at night has no morning of their own.
function decent(open: number): number {
  return open >= ringing.from ? open : open >= earlyMorning ? ringing.from : usual;
}

const usual = 540;
const earlyMorning = 300;
