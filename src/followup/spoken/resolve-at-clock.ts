import { businessDayAfter } from '../business-hours.ts';
import type { Day } from '../calendar.ts';
import { dayToMs, msToDay, msToWall } from '../zoned.ts';
import { changeDoubts, zoneDoubts } from './clock-doubts.ts';
import { closeOfDay } from './day-ends.ts';
import { clearDay, type DayFound } from './day-found.ts';
import { dayWords, minuteWords } from './day-words.ts';
import { ask, type Found, lessSure, type Resolved, type Setting } from './found.ts';
import type { Group } from './group.ts';
import { windowOf } from './part-window.ts';
import { likelyMinutes, resolveClock } from './resolve-clock.ts';
import type { Bound, Clock } from './said.ts';

const soonAfter = 15;

/** At 4, by noon on Friday, after 3pm: a time of the day as an instant, with what stands against it. */
export function resolveAtClock(
  group: Group,
  clock: Clock,
  bound: Bound | null,
  given: DayFound | null,
  setting: Setting,
): Resolved {
  const day =
    withoutPast(given, clock, group, setting) ??
    (group.part?.this || group.moods.has('later') ? clearDay(setting.today, true) : null);
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
  // A time that the night skips, or that comes twice, is read back.
  const isOpen = doubt !== null || zoneDoubts(group.days, setting).length > 0;
  const sure = lessSure(lessSure(day?.sure ?? 'clear', found.sure), isOpen ? 'ambiguous' : 'clear');
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
  if (group.moods.has('closely')) return justAfter(until, point);
  return bound === 'after' || bound === 'from' ? openEnd(until, point, setting) : point;
}

// "Wednesday at 10", spoken on a Wednesday at noon: today it has passed, so the next one is meant.
function withoutPast(given: DayFound | null, clock: Clock, { part }: Group, setting: Setting): DayFound | null {
  if (!given) return null;
  const { other } = given;
  const hasPassed = (day: Day) => {
    const { minutes } = likelyMinutes(clock, day, part, setting) ?? { minutes: 0 };
    return dayToMs(day, minutes, setting.clockZone).ms <= setting.now;
  };
  // Where the customer is, the team's next business day may have begun.
  if (given.ours && hasPassed(given.day)) return { ...given, day: businessDayAfter(given.day, 1, setting.team) };
  if (!other) return given;
  if (hasPassed(other)) return clearDay(given.day, given.open);
  return hasPassed(given.day) ? clearDay(other, given.open) : given;
}

// "Just after 4" is no promise until the evening.
function justAfter(from: number, found: Found): Found {
  const doubts = [...found.doubts, `"Just after" is read as within ${soonAfter} minutes.`];
  return { ...found, from, until: from + soonAfter * 60_000, shape: 'not-before', sure: 'ambiguous', doubts };
}

// "After 3" ends with the working day, after that with the evening.
export function openEnd(from: number, found: Found, setting: Setting): Resolved {
  const day = msToDay(from, setting.zone);
  const close = closeOfDay(day, setting);
  const evening = windowOf({ part: 'evening', this: false, third: null }, day, setting).until;
  const until = [close, evening, closeOfDay(day, setting, from)].find((ms) => ms > from);
  if (until === undefined) return ask('And until when at the latest?');
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
