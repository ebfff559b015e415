import { comingWeekday, type Day, nthWeekday, plusDays } from './calendar.ts';
import type { Region } from './region.ts';

/** Days that people promise by. */
export type NamedDay = keyof typeof fixed | keyof typeof floating;

const fixed = {
  'new-year': [1, 1],
  valentine: [2, 14],
  'st-patrick': [3, 17],
  juneteenth: [6, 19],
  'canada-day': [7, 1],
  'independence-day': [7, 4],
  halloween: [10, 31],
  'veterans-day': [11, 11],
  'christmas-eve': [12, 24],
  christmas: [12, 25],
  'boxing-day': [12, 26],
  'new-year-eve': [12, 31],
} as const;

const floating = {
  'mlk-day': (year: number) => nth(year, 1, 'mon', 3),
  'presidents-day': (year: number) => nth(year, 2, 'mon', 3),
  'good-friday': (year: number) => plusDays(easterSunday(year), -2),
  easter: easterSunday,
  'easter-monday': (year: number) => plusDays(easterSunday(year), 1),
  'early-may': (year: number) => nth(year, 5, 'mon', 1),
  'mothers-day': (year: number) => nth(year, 5, 'sun', 2),
  'victoria-day': (year: number) => plusDays(comingWeekday({ year, month: 5, day: 25 }, 'mon', true), -7),
  'spring-bank': (year: number) => nth(year, 5, 'mon', -1),
  'memorial-day': (year: number) => nth(year, 5, 'mon', -1),
  'fathers-day': (year: number) => nth(year, 6, 'sun', 3),
  'summer-bank': (year: number) => nth(year, 8, 'mon', -1),
  'labor-day': (year: number) => nth(year, 9, 'mon', 1),
  'columbus-day': (year: number) => nth(year, 10, 'mon', 2),
  thanksgiving: (year: number, region: Region) => (region === 'ca' ? nth(year, 10, 'mon', 2) : nth(year, 11, 'thu', 4)),
  'black-friday': (year: number) => plusDays(nth(year, 11, 'thu', 4), 1),
  'cyber-monday': (year: number) => plusDays(nth(year, 11, 'thu', 4), 4),
} as const;

/** The day of that name in a year, as the region has it. */
export function namedDay(name: NamedDay, year: number, region: Region): Day {
  if (name in floating) return floating[name as keyof typeof floating](year, region);
  const [month, day] = fixed[name as keyof typeof fixed];
  return { year, month, day };
}

function nth(year: number, month: number, weekday: 'mon' | 'thu' | 'sun', count: number): Day {
  const day = nthWeekday(year, month, weekday, count);
  if (!day) throw new Error(`No ${weekday} number ${count} in ${year}-${month}.`);
  return day;
}

// The Gregorian reckoning as published by Meeus, Jones and Butcher.
function easterSunday(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const moon =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const days = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * days) / 451);
  const sum = moon + days - 7 * late + 114;
  return { year, month: Math.floor(sum / 31), day: (sum % 31) + 1 };
}
