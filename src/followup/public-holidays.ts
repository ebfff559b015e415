import { type Day, isoDay, plusDays, weekdayOf } from './calendar.ts';
import { type NamedDay, namedDay } from './named-days.ts';
import type { Region } from './region.ts';

type Rule = [name: string, day: NamedDay];

const rules: Record<Region, readonly Rule[]> = {
  us: [
    ["New Year's Day", 'new-year'],
    ['Martin Luther King Day', 'mlk-day'],
    ["Presidents' Day", 'presidents-day'],
    ['Memorial Day', 'memorial-day'],
    ['Juneteenth', 'juneteenth'],
    ['Independence Day', 'independence-day'],
    ['Labor Day', 'labor-day'],
    ['Columbus Day', 'columbus-day'],
    ['Veterans Day', 'veterans-day'],
    ['Thanksgiving', 'thanksgiving'],
    ['Christmas Day', 'christmas'],
  ],
  ca: [
    ["New Year's Day", 'new-year'],
    ['Good Friday', 'good-friday'],
    ['Canada Day', 'canada-day'],
    ['Labour Day', 'labor-day'],
    ['Christmas Day', 'christmas'],
  ],
  gb: [
    ["New Year's Day", 'new-year'],
    ['Good Friday', 'good-friday'],
    ['Easter Monday', 'easter-monday'],
    ['Early May bank holiday', 'early-may'],
    ['Spring bank holiday', 'spring-bank'],
    ['Summer bank holiday', 'summer-bank'],
    ['Christmas Day', 'christmas'],
    ['Boxing Day', 'boxing-day'],
  ],
  none: [],
};

const years = new Map<string, ReadonlyMap<string, string>>();

/** The name of the public holiday that closes this day, be it the day itself or the weekday on which it is made up for. */
export function publicHoliday(day: Day, region: Region): string | null {
  // A New Year's Day on a Saturday is made up for in the year before.
  return holidaysOf(day.year, region).get(isoDay(day)) ?? holidaysOf(day.year + 1, region).get(isoDay(day)) ?? null;
}

function holidaysOf(year: number, region: Region): ReadonlyMap<string, string> {
  const key = `${region} ${year}`;
  const found = years.get(key);
  if (found) return found;
  const days = rules[region].map(([name, id]) => ({ name, day: namedDay(id, year, region) }));
  const made = new Map(days.map(({ name, day }) => [isoDay(day), name]));
  for (const { name, day } of days) {
    const instead = madeUpFor(day, region, made);
    if (instead) made.set(isoDay(instead), `${name} (made up for)`);
  }
  if (years.size < 200) years.set(key, made);
  return made;
}

function madeUpFor(day: Day, region: Region, taken: ReadonlyMap<string, string>): Day | null {
  const weekday = weekdayOf(day);
  if (weekday !== 'sat' && weekday !== 'sun') return null;
  if (region === 'us') return plusDays(day, weekday === 'sat' ? -1 : 1);
  let instead = plusDays(day, weekday === 'sat' ? 2 : 1);
  while (taken.has(isoDay(instead))) instead = plusDays(instead, 1);
  return instead;
}
