import type { Day } from '../calendar.ts';
import { dayAndDate } from './day-words.ts';
import type { Setting, Sure } from './found.ts';

/** `open`: the promise has a beginning, the opening of that day. `ours`: the day was counted on the team's calendar. */
export type DayFound = {
  kind: 'day';
  day: Day;
  /** the other day that may be meant */
  other?: Day;
  open: boolean;
  ours: boolean;
  sure: Sure;
  doubts: readonly string[];
};

/** A day that nobody could take for another. */
export function clearDay(day: Day, open: boolean): DayFound {
  return { kind: 'day', day, open, ours: false, sure: 'clear', doubts: [] };
}

/** A day that may be another one too: that is told with it. */
export function eitherDay(day: Day, other: Day, open: boolean, setting: Setting): DayFound {
  const doubt = `Read as ${dayAndDate(day, setting)}; it may mean ${dayAndDate(other, setting)}.`;
  return { kind: 'day', day, other, open, ours: false, sure: 'ambiguous', doubts: [doubt] };
}
