import type { Weekday } from './calendar.ts';
import { type Region, regionOf } from './region.ts';

export type { Weekday };

/** Clock times 'HH:MM'; null: closed. */
export type DayHours = { from: string; to: string } | null;

export type DayParts = {
  /** until */ morning: string;
  /** from the end of the morning until */ lunch: string;
  /** from */ afterLunch: string;
  /** until */ afternoon: string;
  /** until */ evening: string;
  /** until */ tonight: string;
};

export type Team = {
  hours: Record<Weekday, DayHours>;
  /** The team's own closed days, 'YYYY-MM-DD'. */
  holidays: readonly { date: string; name: string }[];
  /** Whose public holidays close the team too, reckoned by rule for any year. */
  publicHolidays?: Region;
  dayParts: DayParts;
  /** How 12/11 is read. */
  dateOrder: 'month-first' | 'day-first';
  /** Where close of business is measured. */
  zone: string;
};

const workday: DayHours = { from: '09:00', to: '17:00' };

/** How a team works that has settled nothing: Monday to Friday, 9 to 5, with the public holidays of its zone. */
export const defaultTeam = (zone: string): Team => ({
  hours: { mon: workday, tue: workday, wed: workday, thu: workday, fri: workday, sat: null, sun: null },
  holidays: [],
  publicHolidays: regionOf(zone),
  dayParts: {
    morning: '12:00',
    lunch: '13:00',
    afterLunch: '13:00',
    afternoon: '17:00',
    evening: '20:00',
    tonight: '21:00',
  },
  dateOrder: regionOf(zone) === 'us' ? 'month-first' : 'day-first',
  zone,
});
