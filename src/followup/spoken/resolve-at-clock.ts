import { dayToMs, msToDay, msToWall } from '../zoned.ts';
import { changeDoubts, zoneDoubts } from './clock-doubts.ts';
import { closeOfDay } from './day-ends.ts';
import { clearDay, type DayFound } from './day-found.ts';
import { dayWords, minuteWords } from './day-words.ts';
import { ask, type Found, lessSure, type Resolved, type Setting } from './found.ts';
import type { Group } from './group.ts';
import { windowOf } from './part-window.ts';
import { resolveClock } from './resolve-clock.ts';
import type { Bound, Clock } from './said.ts';

/** At 4, by noon on Friday, after 3pm: a time of the day as an instant, with what stands against it. */
export function resolveAtClock(
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

// "After 3" ends with the working day, after that with the evening.
export function openEnd(from: number, found: Found, setting: Setting): Resolved {
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
