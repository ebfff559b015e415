import type { Weekday } from '../calendar.ts';
import type { NamedDay } from '../named-days.ts';

/** Days and minutes are working ones when the amount says so. */
export type Span = { months: number; days: number; minutes: number };

/** "in 24 to 48 hours", "2 business days": how far off, the upper end and maybe the lower. */
export type Amount = {
  low: Span | null;
  high: Span;
  working: boolean;
  roughly: 'few' | 'or so' | 'part of a day' | null;
};

/** A time of the day as it was said: "half four" leaves open which half of the day. */
export type Clock = {
  hour: number;
  minute: number;
  second: number;
  /** am or pm, when it was said */
  half: 'am' | 'pm' | null;
  /** 16:30, 09:00, noon: nothing to guess */
  exact: boolean;
  /** a mere number, a time only beside a word such as "at" or a day */
  bare: boolean;
  /** about this time */
  roughly: boolean;
  /** a form that may be meant otherwise, "half four" or "10 to 12", and its words */
  idiom: 'half' | 'to' | null;
  said: string;
};

export const plainClock: Clock = {
  hour: 0,
  minute: 0,
  second: 0,
  half: null,
  exact: false,
  bare: false,
  roughly: false,
  idiom: null,
  said: '',
};

export type DaySaid =
  /** `open`: the day has a beginning, from which the call may come */
  | { kind: 'ahead'; days: number; open: boolean }
  | { kind: 'business'; count: number; open: boolean }
  | { kind: 'weekday'; weekday: Weekday; which: 'coming' | 'this' | 'next' | 'after-next' }
  | { kind: 'date'; day: number; month: number | null; year: number | null; monthsAhead: number | null }
  | { kind: 'numeric'; first: number; second: number; year: number | null }
  | { kind: 'named'; name: NamedDay }
  | { kind: 'nth'; nth: number; of: Weekday | 'business' | 'day'; month: number | null; monthsAhead: number }
  /** the first or last business day of a week */
  | { kind: 'week-end'; end: 'first' | 'last'; weeksAhead: number }
  | { kind: 'shifted'; amount: Amount; back: boolean; base: DaySaid }
  /** `side`: where it lies from the base, `week` also on it */
  | { kind: 'weekday-beside'; weekday: Weekday; side: 'after' | 'before' | 'week'; base: DaySaid };

/** `first-thing` is the customer's morning, `opening` and `close` are the team's. */
export type Part =
  | 'first-thing'
  | 'opening'
  | 'morning'
  | 'lunch'
  | 'after-lunch'
  | 'afternoon'
  | 'evening'
  | 'night'
  | 'close';

export type PartSaid = { part: Part; this: boolean; third: 'early' | 'mid' | 'late' | null };

export type PeriodSaid = {
  unit: 'week' | 'weekend' | 'month' | 'quarter' | 'year';
  ahead: number;
  /** a month by its name */
  month: number | null;
  edge: 'whole' | 'start' | 'early' | 'middle' | 'late' | 'end';
  /** "within the week": or seven days? */
  within: boolean;
};

export type ZoneSaid =
  | { kind: 'zone'; zone: string; word: string }
  | { kind: 'offset'; minutes: number }
  | { kind: 'theirs' }
  | { kind: 'ours' };

/** `after` leaves the thing itself out, `from` does not. */
export type Bound = 'by' | 'before' | 'after' | 'from' | 'around';

/** Why no time can be had from words that are understood well enough. */
export type Stop = 'vague' | 'several' | 'event' | 'recurring' | 'past';
