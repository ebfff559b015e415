import type { Day } from '../calendar.ts';
import type { Team } from '../team.ts';

export type Sure = 'clear' | 'convention' | 'ambiguous';

export type Shape = 'deadline' | 'point' | 'window' | 'not-before' | 'event' | 'recurring' | 'multiple';

/** The clock and calendars that a phrase is read by. */
export type Setting = {
  now: number;
  /** the customer's zone, and today there */
  zone: string;
  today: Day;
  /** the zone of the clock times said: the customer's, or one that was named */
  clockZone: string;
  team: Team;
};

export type Found = {
  kind: 'found';
  from: number | null;
  until: number;
  shape: Shape;
  reading: string;
  sure: Sure;
  doubts: readonly string[];
};

export type Ask = { kind: 'ask'; why: string };

export type Resolved = Found | Ask;

/** That no time can be had honestly, and why. */
export function ask(why: string): Ask {
  return { kind: 'ask', why };
}

/** The weaker of two readings: clear, by convention, ambiguous. */
export function lessSure(one: Sure, other: Sure): Sure {
  const order: readonly Sure[] = ['clear', 'convention', 'ambiguous'];
  return order.indexOf(one) > order.indexOf(other) ? one : other;
}
