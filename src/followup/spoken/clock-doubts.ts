import { sameDay } from '../calendar.ts';
import { msToDay, msToWall } from '../zoned.ts';
import { minuteWords } from './day-words.ts';
import type { Setting } from './found.ts';
import type { DaySaid } from './said.ts';

/** What a clock change does to the time that was said. */
export function changeDoubts(
  doubt: 'gap' | 'fold' | null,
  minutes: number,
  until: number,
  { clockZone }: Setting,
): string[] {
  if (doubt === 'fold') return [`${minuteWords(minutes)} happens twice that day, using the first`];
  if (doubt === null) return [];
  const wall = msToWall(until, clockZone);
  return [`${minuteWords(minutes)} does not exist that day, using ${minuteWords(wall.hour * 60 + wall.minute)}`];
}

// Today is the customer's, and in the named zone it may be another day already.
export function zoneDoubts(days: readonly DaySaid[], { now, today, clockZone }: Setting): string[] {
  const theirs = msToDay(now, clockZone);
  const isRelative = days.some(({ kind }) => kind === 'ahead' || kind === 'weekday');
  return isRelative && !sameDay(theirs, today)
    ? ["The date is the customer's: in the zone that was named it is another day now."]
    : [];
}
