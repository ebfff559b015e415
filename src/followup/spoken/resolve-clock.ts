import { type OpenMinutes, openMinutes, usualMinutes } from '../business-hours.ts';
import { type Day, plusDays, sameDay } from '../calendar.ts';
import { dayToMs, msToDay, msToWall } from '../zoned.ts';
import { shiftOfDay } from './day-ends.ts';
import { dayWords, minuteWords } from './day-words.ts';
import { type Ask, ask, lessSure, type Setting, type Sure } from './found.ts';
import type { Clock, PartSaid } from './said.ts';

/** Minutes of the day, past 1440 after midnight. */
export type ClockFound = { kind: 'clock'; day: Day; minutes: number; sure: Sure; doubts: readonly string[] };

export const waking: OpenMinutes = { from: 420, to: 1260 };
const usual: OpenMinutes = { from: 540, to: 1020 };

/** Which 4 o'clock: the one in working hours, else the one by daylight; without a day the next one to come. */
export function resolveClock(clock: Clock, day: Day | null, part: PartSaid | null, setting: Setting): ClockFound | Ask {
  const choices = choicesOf(clock, part);
  if (choices.length === 0) return ask('The hour and the part of the day do not go together.');
  const found = day ? onDay(choices, day, setting) : onNextDay(choices, setting);
  if (found.kind === 'ask') return found;
  const half = clock.idiom === 'half' ? `${clock.said}: read as ${minuteWords(found.minutes)}` : null;
  const midnight =
    day && clock.hour === 24 && part === null && !sameDay(day, setting.today)
      ? ['Midnight is read as the end of that day; it may mean its beginning.']
      : [];
  const beginning =
    day && clock.hour === 12 && clock.minute === 0 && clock.half === 'am'
      ? ['12am is read as the beginning of that day; it may mean its end.']
      : [];
  const sure = lessSure(
    found.sure,
    [...midnight, ...beginning].length > 0 ? 'ambiguous' : half || clock.roughly ? 'convention' : 'clear',
  );
  return { ...found, sure, doubts: [...(half ? [half] : []), ...midnight, ...beginning, ...found.doubts] };
}

/** One time, or two that are twelve hours apart. */
export function choicesOf({ hour, minute, half, exact }: Clock, part: PartSaid | null): number[] {
  const twelve = (hour % 12) * 60 + minute;
  if (half) return [hour > 12 ? hour * 60 + minute : twelve + (half === 'pm' ? 720 : 0)];
  const choices =
    exact || hour > 12 ? [hour * 60 + minute] : hour === 12 ? [twelve + 720, twelve + 1440] : [twelve, twelve + 720];
  return part ? choices.flatMap((minutes) => inPart(minutes, part)) : choices;
}

// "8 tonight", "1 at night", "12 in the afternoon"
function inPart(minutes: number, { part }: PartSaid): number[] {
  if (part === 'morning' || part === 'opening' || part === 'first-thing') return minutes < 720 ? [minutes] : [];
  if (part === 'night') return minutes >= 1020 ? [minutes] : minutes < 300 ? [minutes + 1440] : [];
  if (part === 'lunch') return minutes >= 660 && minutes < 900 ? [minutes] : [];
  if (part === 'evening') return minutes >= 960 && minutes < 1440 ? [minutes] : [];
  return minutes >= 720 && minutes < 1440 ? [minutes] : [];
}

/** The minutes of the day that are meant first, and others as likely, before it is looked at whether they have passed. */
export function likelyMinutes(
  clock: Clock,
  day: Day,
  part: PartSaid | null,
  setting: Setting,
): { minutes: number; other: number | null } | null {
  const choices = choicesOf(clock, part);
  const [minutes, other] = preferred(choices, likelyHours(day, setting));
  return choices.length === 0 ? null : { minutes, other };
}

function onDay(choices: readonly number[], day: Day, setting: Setting): ClockFound | Ask {
  const hours = likelyHours(day, setting);
  const [minutes, other] = preferred(choices, hours);
  const isAhead = (choice: number) => dayToMs(day, choice, setting.clockZone).ms > setting.now;
  const instead = isAhead(minutes) ? undefined : choices.find(isAhead);
  if (instead !== undefined) {
    return {
      kind: 'clock',
      day,
      minutes: instead,
      sure: 'ambiguous',
      doubts: [`Read as ${minuteWords(instead)}: ${minuteWords(minutes)} has passed.`],
    };
  }
  if (other !== null)
    return {
      kind: 'clock',
      day,
      minutes,
      sure: 'ambiguous',
      doubts: [`Read as ${minuteWords(minutes)}, not ${minuteWords(other)}.`],
    };
  const isGuess = choices.length > 1 && !isIn(hours, minutes);
  return {
    kind: 'clock',
    day,
    minutes,
    sure: isGuess ? 'convention' : 'clear',
    doubts: isGuess ? [`Read as ${minuteWords(minutes)}.`] : [],
  };
}

function onNextDay(choices: readonly number[], setting: Setting): ClockFound | Ask {
  const { now, clockZone } = setting;
  const day = msToDay(now, clockZone);
  const ahead = choices.filter((minutes) => dayToMs(day, minutes, clockZone).ms > now);
  const hours = likelyHours(day, setting);
  const [minutes] = preferred(choices, hours);
  if (choices.length === 1) return onlyChoice(minutes, day, ahead.length > 0, setting);
  const [today, otherToday] = ahead.length > 0 ? preferred(ahead, hours) : [null, null];
  if (
    today !== null &&
    (isIn(hours, today) || (!choices.some((choice) => isIn(hours, choice)) && isIn(waking, today)))
  ) {
    const other =
      otherToday ?? (isIn(hours, today) ? null : choices.find((choice) => choice !== today && isIn(waking, choice)));
    const doubts = other ? [`Read as ${minuteWords(today)}, not ${minuteWords(other)}.`] : [];
    return {
      kind: 'clock',
      day,
      minutes: today,
      sure: other ? 'ambiguous' : isIn(hours, today) ? 'clear' : 'convention',
      doubts,
    };
  }
  const tomorrow = plusDays(day, 1);
  const instead = today !== null ? `it may mean ${minuteWords(today)} today` : 'it has passed today';
  return {
    kind: 'clock',
    day: tomorrow,
    minutes,
    sure: 'ambiguous',
    doubts: [`Read as tomorrow ${minuteWords(minutes)}; ${instead}.`],
  };
}

// In the afternoon "9am" can only be tomorrow's; "2pm" at 14:30 may be a slip, or another zone's.
function onlyChoice(minutes: number, day: Day, isAhead: boolean, setting: Setting): ClockFound | Ask {
  if (isAhead) return { kind: 'clock', day, minutes, sure: 'clear', doubts: [] };
  const wall = msToWall(setting.now, setting.clockZone);
  const tomorrow = plusDays(day, 1);
  if (minutes === 0) return { kind: 'clock', day: tomorrow, minutes, sure: 'clear', doubts: [] };
  if (wall.hour < 12 || minutes >= 720) return ask(`${minuteWords(minutes)} has passed ${dayWords(day, setting)}.`);
  return {
    kind: 'clock',
    day: tomorrow,
    minutes,
    sure: 'ambiguous',
    doubts: [`Read as tomorrow ${minuteWords(minutes)}; it has passed today.`],
  };
}

/** The team's hours on the customer's clock, by daylight where it works by day and by night. */
export function likelyHours(day: Day, setting: Setting): OpenMinutes {
  const { zone, team } = setting;
  const hours = openMinutes(day, team) ?? usualMinutes(team);
  const light = byDay(hours);
  if (light) return light;
  // A night shift may be another place's day.
  const shift = shiftOfDay(day, setting);
  const minutesFrom = (ms: number) => Math.round((ms - dayToMs(day, 0, zone).ms) / 60_000);
  return byDay({ from: minutesFrom(shift.from), to: minutesFrom(shift.to) }) ?? hours;
}

function byDay({ from, to }: OpenMinutes): OpenMinutes | null {
  const light = { from: Math.max(from, waking.from), to: Math.min(to, waking.to) };
  return light.from < light.to ? light : null;
}

// Who works at night alone may mean the night, and may mean the day.
function preferred(choices: readonly number[], hours: OpenMinutes): [minutes: number, other: number | null] {
  const open = choices.filter((minutes) => isIn(hours, minutes));
  const awake = choices.filter((minutes) => isIn(waking, minutes));
  const likely = open.some((minutes) => isIn(waking, minutes)) ? open : [...open, ...awake];
  const [first = 0, ...others] = [...(likely.length > 0 ? likely : choices)].sort(
    (a, b) => distance(hours, a) - distance(hours, b) || distance(usual, a) - distance(usual, b) || b - a,
  );
  return [first, others[0] ?? null];
}

function isIn({ from, to }: OpenMinutes, minutes: number): boolean {
  return minutes >= from && minutes <= to;
}

function distance({ from, to }: OpenMinutes, minutes: number): number {
  return minutes < from ? from - minutes : Math.max(0, minutes - to);
}
