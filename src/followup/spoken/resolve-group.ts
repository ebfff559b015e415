import { businessDayAfter, businessDayBefore } from '../business-hours.ts';
import { type Day, sameDay } from '../calendar.ts';
import { dayToMs, msToDay, msToWall } from '../zoned.ts';
import { dayEndDoubts, dayEndName, dayEndWords } from './close-words.ts';
import { closeOfOurDay, endOfDay, openOfDay } from './day-ends.ts';
import type { DayFound } from './day-found.ts';
import { dayAndDate, dayWords } from './day-words.ts';
import { ask, lessSure, type Resolved, type Setting } from './found.ts';
import type { Group } from './group.ts';
import { dayOf } from './group-day.ts';
import { resolveAmount } from './resolve-amount.ts';
import { openEnd, resolveAtClock } from './resolve-at-clock.ts';
import { resolvePart } from './resolve-part.ts';
import { dayAfterPeriod, resolvePeriod } from './resolve-period.ts';
import type { Bound, Clock } from './said.ts';

/** What is said of one moment, as instants: the latest at which the word is kept, and the first where there is one. */
export function resolveGroup(group: Group, setting: Setting): Resolved {
  const { amount, clock, part, period, bound } = group;
  if (group.moods.has('closely') && !clock) return ask('Until when at the latest?');
  if (clock && isBareNumber(clock, group)) return ask('A number alone may be a time, or not.');
  if (amount && !clock && !part) return resolveAmountAlone(group, setting);
  const day = dayOf(group, setting);
  if (day?.kind === 'ask') return day;
  if (group.moods.has('same-time') && !amount)
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
  if (!amount || period || moods.has('sometime')) return ask('Two different times were said.');
  const found = resolveAmount(amount, setting);
  if (found.kind === 'ask') return found;
  // "In the next 2 hours today": no other day goes with it.
  const isToday = days.every((day) => day.kind === 'ahead' && day.days === 0);
  if (!isToday || (days.length > 0 && !sameDay(setting.today, msToDay(found.until, setting.zone))))
    return ask('Two different times were said.');
  if (bound === 'after' || bound === 'from') return openEnd(found.until, found, setting);
  return moods.has('hold') ? { ...found, sure: lessSure(found.sure, 'convention') } : found;
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
  const close = closeOfOurDay(day, setting);
  const end = found.ours ? { ms: close, ours: close } : endOfDay(day, setting);
  const until = end.ms;
  const from = isToday ? (group.moods.has('later') || isOpenEnd ? setting.now : null) : openOfDay(day, setting);
  const noEnd = isOpenEnd
    ? [`No latest time was said: read as by ${dayEndName(end, setting)} ${dayAndDate(day, setting)}.`]
    : [];
  const about = bound === 'around' ? [`"About" leaves the day open: read as ${dayAndDate(day, setting)}.`] : [];
  if (until <= setting.now)
    return ask(isToday ? 'Closing time has passed today.' : `${dayAndDate(day, setting)} has passed.`);
  return {
    kind: 'found',
    from: (open || isOpenEnd) && bound !== 'by' ? from : null,
    until,
    shape: isOpenEnd ? 'not-before' : 'deadline',
    reading: dayEndWords(end, day, setting),
    sure: noEnd.length + about.length > 0 ? 'ambiguous' : lessSure(sure, 'convention'),
    doubts: [...doubts, ...noEnd, ...about, ...dayEndDoubts(end, setting)],
  };
}

function resolveBeforeDay({ day, doubts }: DayFound, setting: Setting): Resolved {
  const last: Day = businessDayBefore(day, setting.team);
  const end = endOfDay(last, setting);
  const until = end.ms;
  if (until <= setting.now) return ask(`There is no working time left before ${dayAndDate(day, setting)}.`);
  const doubt = `Read as by ${dayEndName(end, setting)} ${dayAndDate(last, setting)}; it may mean by the start of ${dayAndDate(day, setting)}.`;
  return {
    kind: 'found',
    from: null,
    until,
    shape: 'deadline',
    reading: `before ${dayWords(day, setting)}`,
    sure: 'ambiguous',
    doubts: [...doubts, doubt, ...dayEndDoubts(end, setting)],
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
