import { type Outcome, quoted, read, refused } from './outcome.ts';

const units = ['day', 'week', 'month', 'year'] as const;
type Unit = (typeof units)[number];

/** How old something is, in the units that people count ages in. */
export type Age = { count: number; unit: Unit };

/** "18 months", "2 years", "90 days". */
export function readAge(text: string): Outcome<Age> {
  const [, number = '', word = ''] = /^(\d{1,4}|an?|one)[\s-]*([a-z]+?)s?$/i.exec(text.trim()) ?? [];
  const unit = units.find((name) => name === word.toLowerCase());
  const count = /^(a|an|one)$/i.test(number) ? 1 : Number(number);
  if (unit === undefined || !(count > 0)) return refused(`${quoted(text)} is no age: write it as 18 months.`);
  return read({ count, unit });
}

/** As it is read back: "18 months". */
export function ageText({ count, unit }: Age): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** The instant that long ago. Months and years go back in the calendar: of a day that is not there, to the last one. */
export function agoFrom(now: string, { count, unit }: Age): string {
  const date = new Date(now);
  if (unit === 'day' || unit === 'week') date.setUTCDate(date.getUTCDate() - count * (unit === 'week' ? 7 : 1));
  else {
    const day = date.getUTCDate();
    date.setUTCDate(1);
    date.setUTCMonth(date.getUTCMonth() - count * (unit === 'year' ? 12 : 1));
    const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
    date.setUTCDate(Math.min(day, last));
  }
  return date.toISOString();
}
