import { businessDayAfter, openMinutes } from '../business-hours.ts';
import { type Day, plusDays, sameDay } from '../calendar.ts';
import { msToWall } from '../zoned.ts';
import { closeOfDay, firstThingOf, openingOf, openOfDay } from './day-ends.ts';
import { clearDay, type DayFound } from './day-found.ts';
import { capital, dayAndDate, dayWords, momentWords } from './day-words.ts';
import { ask, lessSure, type Resolved, type Setting } from './found.ts';
import { isMoment } from './part.ts';
import { partNames, type Stretch, windowOf } from './part-window.ts';
import { resolveClose } from './resolve-close.ts';
import type { Bound, PartSaid } from './said.ts';
import { stretchDoubts } from './stretch-doubts.ts';

/** This afternoon, tomorrow at lunch, close of business Friday. */
export function resolvePart(said: PartSaid, bound: Bound | null, given: DayFound | null, setting: Setting): Resolved {
  const { part } = said;
  return part === 'close'
    ? resolveClose(bound, given, setting)
    : resolveStretch({ ...said, part }, bound, given, setting);
}

function resolveStretch(said: Stretch, bound: Bound | null, given: DayFound | null, setting: Setting): Resolved {
  const found = given ?? dayOfPart(said, bound, setting);
  const { day } = found;
  const window = windowOf(said, day, setting);
  const { until, from } = bounded(said, bound, window.from, window.until, day, setting);
  // Where the customer is, that part of the team's next business day may be over.
  if (until <= setting.now && given?.ours)
    return resolveStretch(said, bound, { ...given, day: businessDayAfter(day, 1, setting.team) }, setting);
  if (until <= setting.now) return ask(`${capital(partWords(said, day, setting))} has passed.`);
  const isToday = sameDay(day, setting.today);
  const edge = edgeDoubts(said, bound, window.from, setting);
  const hours = bound === 'after' ? [] : stretchDoubts(said, { from: window.from, until }, setting);
  return {
    kind: 'found',
    from: from === null ? null : isToday ? Math.max(from, setting.now) : from,
    until,
    shape:
      bound === 'after' || bound === 'from'
        ? 'not-before'
        : said.part === 'lunch' && bound !== 'by' && bound !== 'before'
          ? 'window'
          : 'deadline',
    reading: `${bound ? `${bound} ` : ''}${partWords(said, day, setting)}`,
    sure: edge.length > 0 ? 'ambiguous' : lessSure(found.sure, 'convention'),
    doubts: [...found.doubts, ...edge, ...hours],
  };
}

// "By the morning" is while it lasts for some and when it begins for others, as "by next week" is.
function edgeDoubts({ part }: Stretch, bound: Bound | null, from: number, setting: Setting): string[] {
  if (bound !== 'by' || part === 'lunch' || isMoment(part) || from <= setting.now) return [];
  return [`Read as by its end; it may mean by its beginning, ${momentWords(from, setting)}.`];
}

// By lunch is when lunch begins; by the morning is while it lasts.
function bounded(
  said: Stretch,
  bound: Bound | null,
  from: number,
  until: number,
  day: Day,
  setting: Setting,
): { from: number | null; until: number } {
  switch (bound) {
    case 'by':
      return { from: null, until: said.part === 'lunch' ? from : until };
    case 'before':
      return { from: null, until: from };
    case 'after': {
      const close = closeOfDay(day, setting);
      const evening = windowOf({ part: 'evening', this: false, third: null }, day, setting).until;
      const ends = [close, evening, closeOfDay(day, setting, until)];
      return { from: until, until: ends.find((ms) => ms > until) ?? evening };
    }
    case 'from':
    case 'around':
    case null:
      return { from, until };
  }
}

function dayOfPart(said: Stretch, bound: Bound | null, setting: Setting): DayFound {
  const { now, today } = setting;
  if (said.this) return clearDay(today, true);
  if (isMoment(said.part)) return dayOfOpening(said, setting);
  const tomorrow = plusDays(today, 1);
  const { from, until } = windowOf(said, today, setting);
  const limit = bound === 'before' || (bound === 'by' && said.part === 'lunch') ? from : until;
  // In a morning that has begun, its late half is today's.
  if (said.third === 'late' && now < until && now >= openOfDay(today, setting)) return clearDay(today, true);
  // In the middle of the morning, "in the morning" is tomorrow's.
  if (said.part === 'morning' && now < from && !isNight(setting)) return either(today, tomorrow, setting);
  if (said.part === 'morning' && now >= from)
    return now < until ? either(tomorrow, today, setting) : clearDay(tomorrow, true);
  return limit > now ? clearDay(today, true) : either(tomorrow, today, setting);
}

function dayOfOpening(said: Stretch, setting: Setting): DayFound {
  const { now, today, team } = setting;
  const tomorrow = plusDays(today, 1);
  const isStillToCome = openMinutes(today, team) && windowOf(said, today, setting).until > now;
  if (isStillToCome) return isNight(setting) ? clearDay(today, true) : either(today, tomorrow, setting);
  if (openMinutes(tomorrow, team)) return clearDay(tomorrow, true);
  return either(businessDayAfter(today, 1, team), tomorrow, setting);
}

function isNight({ now, zone }: Setting): boolean {
  return msToWall(now, zone).hour < 5;
}

function either(day: Day, other: Day, setting: Setting): DayFound {
  return {
    ...clearDay(day, true),
    sure: 'ambiguous',
    doubts: [`Read as ${dayAndDate(day, setting)}, not ${dayAndDate(other, setting)}.`],
  };
}

function partWords({ part, third }: Stretch, day: Day, setting: Setting): string {
  const words = dayWords(day, setting);
  const [name, lead] = [partNames[part], third ? `${third} ` : ''];
  if (part === 'opening') return `${openingWords(day, setting)} ${words}`;
  if (part === 'lunch' || part === 'after-lunch' || part === 'first-thing') return `${lead}${name} ${words}`;
  if (words === 'today')
    return part === 'night' ? `${lead}tonight` : `${lead ? `${lead}` : 'this '}${name}${lead ? ' today' : ''}`;
  return words === 'tomorrow' ? `${lead}${words} ${name}` : `${lead}${name} of ${words}`;
}

// Where the team opens first thing, the two are one.
function openingWords(day: Day, setting: Setting): string {
  return partNames[openingOf(day, setting) === firstThingOf(day, setting) ? 'first-thing' : 'opening'];
}
