import { businessDayAfter, businessDayBefore } from '../business-hours.ts';
import { type Day, sameDay } from '../calendar.ts';
import { dayToMs, msToDay, msToWall } from '../zoned.ts';
import { changeDoubts, zoneDoubts } from './clock-doubts.ts';
import { closeOfDay, closeOfOurDay, openOfDay } from './day-ends.ts';
import { clearDay, type DayFound } from './day-found.ts';
import { dayAndDate, dayWords, minuteWords } from './day-words.ts';
import { ask, type Found, lessSure, type Resolved, type Setting } from './found.ts';
import { dayOf } from './group-day.ts';
import { windowOf } from './part-window.ts';
import { resolveAmount } from './resolve-amount.ts';
import { resolveClock } from './resolve-clock.ts';
import { resolveDays } from './resolve-day.ts';
import { resolvePart } from './resolve-part.ts';
import { dayAfterPeriod, resolvePeriod } from './resolve-period.ts';
import type { Bound, Clock } from './said.ts';
import type { Group } from './statement.ts';

/** What is said of one moment, as instants: the latest at which the word is kept, and the first where there is one. */
export function resolveGroup(group: Group, setting: Setting): Resolved {
  const { amount, clock, part, period, bound } = group;
  if (clock && isBareNumber(clock, group)) return ask('A number alone may be a time, or not.');
  if (amount && !clock && !part) return resolveAmountAlone(group, setting);
  const day = dayOf(group, setting);
  if (day?.kind === 'ask') return day;
  if (group.moods.has('same-time'))
    return clock || part
      ? ask('The same time as when?')
      : resolveSameTime(day?.day ?? dayAfterPeriod(period, setting), setting);
  if (clock) return period && !day ? ask('On which day?') : resolveAtClock(group, clock, bound, day, setting);
  if (part) return period && !day ? ask('On which day?') : resolvePart(part, bound, day, setting);
  if (day) return resolveWholeDay(group, day, bound, setting);
  return period ? resolvePeriod(period, bound, setting) : ask('That is no time.');
}

function resolveAmountAlone(group: Group, setting: Setting): Resolved {
  const { amount, days, period, moods, bound } = group;
  if (!amount || period || moods.has('sometime') || moods.has('same-time'))
    return ask('Two different times were said.');
  const found = resolveAmount(amount, setting);
  if (found.kind === 'ask') return found;
  const day = days.length > 0 ? resolveDays(days, null, setting) : null;
  if (day && (day.kind === 'ask' || !sameDay(day.day, msToDay(found.until, setting.zone))))
    return ask('Two different times were said.');
  if (bound === 'after' || bound === 'from') return openEnd(found.until, found, setting);
  return moods.has('hold') ? { ...found, sure: lessSure(found.sure, 'convention') } : found;
}

function resolveAtClock(
  group: Group,
  clock: Clock,
  bound: Bound | null,
  given: DayFound | null,
  setting: Setting,
): Resolved {
  const day = given ?? (group.part?.this || group.moods.has('later') ? clearDay(setting.today, true) : null);
  const found = resolveClock(clock, day?.day ?? null, group.part, setting);
  if (found.kind === 'ask') return found;
  const { ms, doubt } = dayToMs(found.day, found.minutes, setting.clockZone);
  const until = ms + clock.second * 1000;
  const doubts = [
    ...(day?.doubts ?? []),
    ...found.doubts,
    ...changeDoubts(doubt, found.minutes, until, setting),
    ...zoneDoubts(group.days, setting),
  ];
  const sure = lessSure(
    lessSure(day?.sure ?? 'clear', found.sure),
    zoneDoubts(group.days, setting).length > 0 ? 'ambiguous' : 'clear',
  );
  const lead =
    bound === 'by' || bound === 'before'
      ? 'by '
      : bound === 'after' || bound === 'from'
        ? 'after '
        : bound === 'around'
          ? 'around '
          : '';
  const reading = `${lead}${minuteWords(found.minutes)} ${dayWords(found.day, setting)}`;
  const roughly = bound === 'around' ? lessSure(sure, 'convention') : sure;
  const point: Found = {
    kind: 'found',
    from: null,
    until,
    shape: bound === 'by' || bound === 'before' ? 'deadline' : 'point',
    reading,
    sure: roughly,
    doubts,
  };
  return bound === 'after' || bound === 'from' ? openEnd(until, point, setting) : point;
}

// "this time next week", "the same time on Friday"
function resolveSameTime(day: Day | null, setting: Setting): Resolved {
  if (!day) return ask('The same time as when?');
  const wall = msToWall(setting.now, setting.zone);
  const { ms } = dayToMs(day, wall.hour * 60 + wall.minute, setting.zone);
  return {
    kind: 'found',
    from: null,
    until: ms,
    shape: 'point',
    reading: `this time ${dayWords(day, setting)}`,
    sure: 'clear',
    doubts: [],
  };
}

function resolveWholeDay(group: Group, found: DayFound, bound: Bound | null, setting: Setting): Resolved {
  const { open, sure, doubts } = found;
  if (bound === 'before') return resolveBeforeDay(found, setting);
  const isOpenEnd = bound === 'after' || bound === 'from';
  const day = bound === 'after' ? businessDayAfter(found.day, 1, setting.team) : found.day;
  const isToday = sameDay(day, setting.today);
  const until = found.ours ? closeOfOurDay(day, setting) : closeOfDay(day, setting);
  const from = isToday ? (group.moods.has('later') || isOpenEnd ? setting.now : null) : openOfDay(day, setting);
  const noEnd = isOpenEnd ? [`No latest time was said: read as by close of business ${dayAndDate(day, setting)}.`] : [];
  if (until <= setting.now)
    return ask(isToday ? 'Closing time has passed today.' : `${dayAndDate(day, setting)} has passed.`);
  return {
    kind: 'found',
    from: (open || isOpenEnd) && bound !== 'by' ? from : null,
    until,
    shape: isOpenEnd ? 'not-before' : 'deadline',
    reading: `close of business ${dayWords(day, setting)}`,
    sure: noEnd.length > 0 ? 'ambiguous' : lessSure(sure, 'convention'),
    doubts: [...doubts, ...noEnd],
  };
}

function resolveBeforeDay({ day, doubts }: DayFound, setting: Setting): Resolved {
  const last: Day = businessDayBefore(day, setting.team);
  const until = closeOfDay(last, setting);
  if (until <= setting.now) return ask(`There is no working time left before ${dayAndDate(day, setting)}.`);
  const doubt = `Read as by close of business ${dayAndDate(last, setting)}; it may mean by the start of ${dayAndDate(day, setting)}.`;
  return {
    kind: 'found',
    from: null,
    until,
    shape: 'deadline',
    reading: `before ${dayWords(day, setting)}`,
    sure: 'ambiguous',
    doubts: [...doubts, doubt],
  };
}

// "After 3" ends with the working day, after that with the evening.
function openEnd(from: number, found: Found, setting: Setting): Resolved {
  const day = msToDay(from, setting.zone);
  const close = closeOfDay(day, setting);
  const evening = windowOf({ part: 'evening', this: false, third: null }, day, setting).until;
  const until = from < close ? close : from < evening ? evening : null;
  if (until === null) return ask('And until when at the latest?');
  const doubt = `No latest time was said: read as by ${minuteWords(msToWall(until, setting.zone).hour * 60 + msToWall(until, setting.zone).minute)}.`;
  return {
    ...found,
    from,
    until,
    shape: 'not-before',
    sure: lessSure(found.sure, 'convention'),
    doubts: [...found.doubts, doubt],
  };
}

function isBareNumber(clock: Clock, group: Group): boolean {
  return (
    clock.bare &&
    !group.moods.has('at') &&
    group.bound === null &&
    !group.moods.has('between') &&
    group.days.length === 0 &&
    !group.part &&
    !group.zone &&
    !group.amount
  );
}
