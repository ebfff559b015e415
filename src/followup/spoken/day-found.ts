import type { Day } from '../calendar.ts';
import { dayAndDate } from './day-words.ts';
import type { Setting, Sure } from './found.ts';

/** `open`: the promise has a beginning, the opening of that day. */
export type DayFound = { kind: 'day'; day: Day; open: boolean; sure: Sure; doubts: readonly string[] };

export function clearDay(day: Day, open: boolean): DayFound {
  return { kind: 'day', day, open, sure: 'clear', doubts: [] };
}

export function eitherDay(day: Day, other: Day, open: boolean, setting: Setting): DayFound {
  const doubt = `Read as ${dayAndDate(day, setting)}; it may mean ${dayAndDate(other, setting)}.`;
  return { kind: 'day', day, open, sure: 'ambiguous', doubts: [doubt] };
}
