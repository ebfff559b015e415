import { businessDayAfter, closeOfBusiness, openMinutes } from '../business-hours.ts';
import { type Day, plusDays, sameDay } from '../calendar.ts';
import { cityOf } from '../show-time.ts';
import { msToDay, msToWall } from '../zoned.ts';
import { openOfDay } from './day-ends.ts';
import { clearDay, type DayFound } from './day-found.ts';
import { capital, dayAndDate, dayWords, momentWords } from './day-words.ts';
import { ask, lessSure, type Resolved, type Setting } from './found.ts';
import { partNames, windowOf } from './part-window.ts';
import type { Bound, PartSaid } from './said.ts';

/** This afternoon, tomorrow at lunch, close of business Friday. */
export function resolvePart(said: PartSaid, bound: Bound | null, given: DayFound | null, setting: Setting): Resolved {
  if (said.part === 'close' && !given) return resolveClose(bound, setting);
  const found = given ?? dayOfPart(said, bound, setting);
  const { day } = found;
  const window = windowOf(said, day, setting);
  const { until, from } = bounded(said, bound, window.from, window.until, day, setting);
  if (until <= setting.now) return ask(`${capital(partWords(said, day, setting))} has passed.`);
  const isToday = sameDay(day, setting.today);
  const edge = edgeDoubts(said, bound, window.from, setting);
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
    doubts: [...found.doubts, ...edge],
  };
}

// "By the morning" is while it lasts for some and when it begins for others, as "by next week" is.
function edgeDoubts({ part }: PartSaid, bound: Bound | null, from: number, setting: Setting): string[] {
  const isStretch = part !== 'lunch' && part !== 'opening' && part !== 'close';
  if (bound !== 'by' || !isStretch || from <= setting.now) return [];
  return [`Read as by its end; it may mean by its beginning, ${momentWords(from, setting)}.`];
}

// Close of business without a day is the team's next one, wherever the customer is.
function resolveClose(bound: Bound | null, setting: Setting): Resolved {
  const { now, team } = setting;
  if (bound === 'after' || bound === 'from') return ask('And until when at the latest?');
  const until = Date.parse(closeOfBusiness(new Date(now + 1).toISOString(), team));
  const [day, today] = [msToDay(until - 1, team.zone), msToDay(now, team.zone)];
  const why = openMinutes(today, team) ? 'Closing time has passed today' : 'The team is closed today';
  const isToday = sameDay(day, today);
  return {
    kind: 'found',
    from: null,
    until,
    shape: 'deadline',
    reading: `${bound ? `${bound} ` : ''}close of business ${isToday ? 'today' : dayWords(day, setting)}${setting.zone === team.zone ? '' : ` in ${cityOf(team.zone)}`}`,
    sure: isToday ? 'convention' : 'ambiguous',
    doubts: isToday ? [] : [`${why}: read as ${dayAndDate(day, setting)}; it may mean tonight.`],
  };
}

// By lunch is when lunch begins; by the morning is while it lasts.
function bounded(
  said: PartSaid,
  bound: Bound | null,
  from: number,
  until: number,
  day: Day,
  setting: Setting,
): { from: number | null; until: number } {
  if (said.part === 'close' && bound !== 'after') return { from: null, until };
  switch (bound) {
    case 'by':
      return { from: null, until: said.part === 'lunch' ? from : until };
    case 'before':
      return { from: null, until: from };
    case 'after': {
      const close = windowOf({ part: 'close', this: false, third: null }, day, setting).until;
      const evening = windowOf({ part: 'evening', this: false, third: null }, day, setting).until;
      return { from: until, until: until < close ? close : evening };
    }
    case 'from':
    case 'around':
    case null:
      return { from, until };
  }
}

function dayOfPart(said: PartSaid, bound: Bound | null, setting: Setting): DayFound {
  const { now, today } = setting;
  if (said.this) return clearDay(today, true);
  if (said.part === 'opening') return dayOfOpening(setting);
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

function dayOfOpening(setting: Setting): DayFound {
  const { now, today, team } = setting;
  const tomorrow = plusDays(today, 1);
  const isStillToCome = openMinutes(today, team) && openOfDay(today, setting) > now;
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

function partWords({ part, third }: PartSaid, day: Day, setting: Setting): string {
  const words = dayWords(day, setting);
  const [name, lead] = [partNames[part], third ? `${third} ` : ''];
  if (part === 'lunch' || part === 'after-lunch' || part === 'opening' || part === 'close')
    return `${lead}${name} ${words}`;
  if (words === 'today')
    return part === 'night' ? `${lead}tonight` : `${lead ? `${lead}` : 'this '}${name}${lead ? ' today' : ''}`;
  return words === 'tomorrow' ? `${lead}${words} ${name}` : `${lead}${name} of ${words}`;
}
