import { businessDayAfter, openMinutes } from '../business-hours.ts';
import { type Day, plusDays, sameDay } from '../calendar.ts';
import { msToDay } from '../zoned.ts';
import { clearDay, type DayFound } from './day-found.ts';
import { dayAndDate, dayWords } from './day-words.ts';
import { ask, lessSure, type Resolved, type Setting } from './found.ts';
import { partNames, windowOf } from './part-window.ts';
import type { Bound, PartSaid } from './said.ts';

/** This afternoon, tomorrow at lunch, close of business Friday. */
export function resolvePart(said: PartSaid, bound: Bound | null, given: DayFound | null, setting: Setting): Resolved {
  const found = given ?? dayOfPart(said, bound, setting);
  const { day } = found;
  const window = windowOf(said, day, setting);
  const { until, from } = bounded(said, bound, window.from, window.until, day, setting);
  if (until <= setting.now) return ask(`${capital(partWords(said))} ${dayWords(day, setting)} has passed.`);
  const isToday = sameDay(day, setting.today);
  return {
    kind: 'found',
    from: from === null ? null : isToday ? Math.max(from, setting.now) : from,
    until,
    shape: bound === 'after' ? 'not-before' : said.part === 'lunch' && bound !== 'by' && bound !== 'before' ? 'window' : 'deadline',
    reading: `${bound ? `${bound} ` : ''}${partWords(said)} ${isToday && said.part !== 'close' ? 'today' : dayWords(day, setting)}`,
    sure: lessSure(found.sure, 'convention'),
    doubts: found.doubts,
  };
}

// By lunch is when lunch begins; by the morning is while it lasts.
function bounded(said: PartSaid, bound: Bound | null, from: number, until: number, day: Day, setting: Setting): { from: number | null; until: number } {
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
    case 'around':
    case null:
      return { from, until };
  }
}

function dayOfPart(said: PartSaid, bound: Bound | null, setting: Setting): DayFound {
  const { now, today } = setting;
  if (said.this) return clearDay(today, true);
  if (said.part === 'close') return dayOfClose(setting);
  if (said.part === 'opening') return dayOfOpening(setting);
  const tomorrow = plusDays(today, 1);
  const { from, until } = windowOf(said, today, setting);
  const limit = bound === 'before' || (bound === 'by' && said.part === 'lunch') ? from : until;
  // In the middle of the morning, "in the morning" is tomorrow's.
  if (said.part === 'morning' && now >= from) return now < until ? either(tomorrow, today, setting) : clearDay(tomorrow, true);
  return limit > now ? clearDay(today, true) : either(tomorrow, today, setting);
}

function dayOfClose(setting: Setting): DayFound {
  const { now, team } = setting;
  const ours = msToDay(now, team.zone);
  const close = windowOf({ part: 'close', this: false, third: null }, ours, setting).until;
  if (openMinutes(ours, team) && close > now) return clearDay(ours, false);
  const next = businessDayAfter(ours, 1, team);
  const why = openMinutes(ours, team) ? 'Closing time has passed today' : 'The team is closed today';
  return { ...clearDay(next, false), sure: 'ambiguous', doubts: [`${why}: read as ${dayAndDate(next, setting)}; it may mean tonight.`] };
}

function dayOfOpening(setting: Setting): DayFound {
  const { now, today, team } = setting;
  if (openMinutes(today, team) && windowOf({ part: 'opening', this: false, third: null }, today, setting).until > now) return clearDay(today, true);
  const tomorrow = plusDays(today, 1);
  if (openMinutes(tomorrow, team)) return clearDay(tomorrow, true);
  return either(businessDayAfter(today, 1, team), tomorrow, setting);
}

function either(day: Day, other: Day, setting: Setting): DayFound {
  return { ...clearDay(day, true), sure: 'ambiguous', doubts: [`Read as ${dayAndDate(day, setting)}, not ${dayAndDate(other, setting)}.`] };
}

function partWords({ part, third }: PartSaid): string {
  return third ? `${third} ${partNames[part].replace('the ', '')}` : partNames[part];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
