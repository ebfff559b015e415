import { oneLine, plain } from '../text/safe.ts';
import { type Day, daysFrom, isoDay, isRealDay, plusDays } from './calendar.ts';
import { type Outcome, quoted, read, refused } from './outcome.ts';

export type Holiday = { date: string; name: string };

/** Every time that is read looks at them: a list for decades would be felt on the phone. */
export const mostHolidays = 500;

const longestName = 80;
const example = '2026-12-24 Christmas Eve, one a line or with commas between';
const isoDate = /\d{4}-\d{1,2}-\d{1,2}/;
// A comma belongs to a name, unless a date stands behind it.
const between = new RegExp(`\\n|[,;](?=\\s*${isoDate.source})`);
const shape = new RegExp(
  `^(${isoDate.source})(?:\\s*(?:-|–|to|until|till|through)\\s*(${isoDate.source}))?(?!\\d)(.*)$`,
);

/** Reads "2026-12-24 Christmas Eve, 2026-12-28 to 2026-12-31 Closed week", one a line or with commas between. */
export function readHolidays(text: string): Outcome<readonly Holiday[]> {
  const found: Holiday[] = [];
  for (const entry of plain(text).split(between)) {
    if (entry.trim() === '') continue;
    const days = daysOf(entry.trim());
    if (!days.ok) return days;
    found.push(...days.value);
    if (found.length > 2 * mostHolidays) return refused(tooMany);
  }
  const holidays = tidyHolidays(found);
  if (holidays.length === 0) return refused(`There is no day in that: write each as ${example}.`);
  return holidays.length > mostHolidays ? refused(tooMany) : read(holidays);
}

const tooMany = `There is room for ${mostHolidays} days: leave out those that are long past or far ahead.`;

/** One a line, the way in which they are stored. */
export function holidaysText(holidays: readonly Holiday[]): string {
  return tidyHolidays(holidays)
    .map(({ date, name }) => `${date} ${name}`)
    .join('\n');
}

/** In the order of the calendar, each day once, under names that a line of a list can hold. */
export function tidyHolidays(holidays: readonly Holiday[]): readonly Holiday[] {
  const names = new Map<string, string>();
  for (const { date, name } of holidays) if (!names.has(date)) names.set(date, holidayNamed(name));
  return [...names].map(([date, name]) => ({ date, name })).sort((one, other) => (one.date < other.date ? -1 : 1));
}

function daysOf(entry: string): Outcome<readonly Holiday[]> {
  const said = shape.exec(entry);
  if (!said) return refused(`${quoted(entry)} does not begin with a date: write each day as ${example}.`);
  const [, start = '', end = start, name = ''] = said;
  const [first, last] = [dayOf(start), dayOf(end)];
  const wrong = first === null ? start : last === null ? end : null;
  if (first === null || last === null) return refused(`${wrong} is no day of the calendar: write each as ${example}.`);
  const length = daysFrom(first, last);
  if (length < 0) return refused(`${start} to ${end} ends before it begins: the earlier day stands first.`);
  if (length > 366) return refused(`${start} to ${end} is more than a year: a list of days off has none that long.`);
  return read(Array.from({ length: length + 1 }, (_, ahead) => ({ date: isoDay(plusDays(first, ahead)), name })));
}

function dayOf(iso: string): Day | null {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return year >= 1970 && year < 2200 && isRealDay({ year, month, day }) ? { year, month, day } : null;
}

function holidayNamed(text: string): string {
  // A date in a name would be read as the next entry, and a mark before it as a part of the list.
  const words = oneLine(text)
    .replace(new RegExp(isoDate, 'g'), ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:,;.–—-]+|[\s,;]+$/g, '');
  return short(words) || 'Team holiday';
}

function short(text: string): string {
  const letters = [...oneLine(text)];
  return letters.length > longestName
    ? `${letters
        .slice(0, longestName - 1)
        .join('')
        .trimEnd()}…`
    : letters.join('');
}
