import type { OpenMinutes } from '../business-hours.ts';
import { type Day, plusDays } from '../calendar.ts';
import { dayToMs, msToDay, msToWall } from '../zoned.ts';
import { changeDoubts, zoneDoubts } from './clock-doubts.ts';
import { dayWords, minuteWords } from './day-words.ts';
import { ask, lessSure, type Resolved, type Setting, type Sure } from './found.ts';
import type { Group } from './group.ts';
import { dayOf } from './group-day.ts';
import { choicesOf, likelyHours, waking } from './resolve-clock.ts';
import type { Clock } from './said.ts';

type Pair = readonly [from: number, to: number];

/** 2 to 4pm, 11 to 1, between 10 and noon: the two ends tell which half of the day each is in. */
export function resolveClockRange(
  a: Group,
  from: Clock,
  b: Group,
  to: Clock,
  join: 'range' | 'or',
  setting: Setting,
): Resolved {
  if (areBareNumbers(a, from, b, to)) return ask('Numbers alone may be times, or not.');
  const given = dayOf(a, setting);
  if (given?.kind === 'ask') return given;
  if (a.period && !given) return ask('On which day?');
  const today = msToDay(setting.now, setting.clockZone);
  const hours = likelyHours(given?.day ?? today, setting);
  const [pair, otherPair] = likelyPairs(choicesOf(from, a.part), choicesOf(to, b.part), hours);
  if (!pair) return ask('The first end of that lies behind the second.');
  const isOpenChoice = choicesOf(from, a.part).length > 1 || choicesOf(to, b.part).length > 1;
  const day = given?.day ?? dayFor(pair, today, isOpenChoice, setting);
  if (!day) return ask(`${minuteWords(pair[1])} has passed today.`);
  const [start, end] = [dayToMs(day, pair[0], setting.clockZone), dayToMs(day, pair[1], setting.clockZone)];
  const rolled = !given && day !== today ? ['Read as tomorrow: it has passed today.'] : [];
  const idiom = from.idiom === 'to' ? [`Read as a window; it may mean ${from.hour} minutes to ${to.hour}.`] : [];
  const either = join === 'or' ? ['One of the two was meant: read as from the first to the second.'] : [];
  // Who works until late may mean the night, and may mean the day.
  const isDay = otherPair && pair[1] > waking.to && inside(waking, ...otherPair) === 2;
  const byDay = isDay ? [`Read as ${windowWords(pair)}, not ${windowWords(otherPair)}.`] : [];
  const zone = zoneDoubts(a.days, setting);
  const changes = [
    ...changeDoubts(start.doubt, pair[0], start.ms, setting),
    ...changeDoubts(end.doubt, pair[1], end.ms, setting),
  ];
  const sure: Sure =
    [...rolled, ...idiom, ...either, ...byDay, ...zone, ...changes].length > 0
      ? 'ambiguous'
      : isIn(hours, pair[0]) || isIn(hours, pair[1])
        ? 'clear'
        : 'convention';
  return {
    kind: 'found',
    from: Math.max(start.ms, setting.now),
    until: end.ms,
    shape: 'window',
    reading: `${windowWords(pair)} ${dayWords(day, setting)}`,
    sure: lessSure(sure, given?.sure ?? 'clear'),
    doubts: [...(given?.doubts ?? []), ...rolled, ...idiom, ...either, ...byDay, ...zone, ...changes],
  };
}

// The more of the window lies in working hours the likelier; of two alike the one by daylight, then the shorter.
function likelyPairs(starts: readonly number[], ends: readonly number[], hours: OpenMinutes): readonly Pair[] {
  const pairs = starts
    .flatMap((from) => ends.map((to): Pair => [from, to]))
    .filter(([from, to]) => to > from && (to - from <= 720 || starts.length + ends.length === 2));
  const rank = ([from, to]: Pair) => [inside(hours, from, to), inside(waking, from, to), from - to] as const;
  return pairs.sort((one, other) => {
    const [a, b] = [rank(one), rank(other)];
    return b[0] - a[0] || b[1] - a[1] || b[2] - a[2];
  });
}

function windowWords([from, to]: Pair): string {
  return `${minuteWords(from)} to ${minuteWords(to)}`;
}

function inside(hours: OpenMinutes, from: number, to: number): number {
  return (isIn(hours, from) ? 1 : 0) + (isIn(hours, to) ? 1 : 0);
}

function isIn({ from, to }: OpenMinutes, minutes: number): boolean {
  return minutes >= from && minutes <= to;
}

function dayFor([, to]: Pair, today: Day, isOpenChoice: boolean, { now, clockZone }: Setting): Day | null {
  if (dayToMs(today, to, clockZone).ms > now) return today;
  return isOpenChoice || (to <= 720 && msToWall(now, clockZone).hour >= 12) ? plusDays(today, 1) : null;
}

function areBareNumbers(a: Group, from: Clock, b: Group, to: Clock): boolean {
  const isMarked = [a, b].some(
    ({ days, part, moods, bound, zone, amount }) =>
      days.length > 0 || part || zone || amount || bound !== null || moods.has('at') || moods.has('between'),
  );
  return from.bare && to.bare && !isMarked && from.idiom === null;
}
