import type { Weekday } from '../calendar.ts';
import { monthNames } from '../day-names.ts';

export const weekdayWords: Readonly<Record<string, Weekday>> = {
  ...named('mon', 'monday', 'mon'),
  ...named('tue', 'tuesday', 'tue', 'tues'),
  ...named('wed', 'wednesday', 'wed', 'weds'),
  ...named('thu', 'thursday', 'thu', 'thur', 'thurs'),
  ...named('fri', 'friday', 'fri'),
  ...named('sat', 'saturday', 'sat'),
  ...named('sun', 'sunday', 'sun'),
};

export const monthWords: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    monthNames.flatMap((name, index) => [
      [name.toLowerCase(), index + 1],
      [name.slice(0, 3).toLowerCase(), index + 1],
    ]),
  ),
  sept: 9,
};

const ones = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];

const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

export const numberWords: Readonly<Record<string, number>> = {
  ...Object.fromEntries(ones.map((word, value) => [word, value])),
  ...Object.fromEntries(tens.map((word, index) => [word, (index + 2) * 10])),
};

const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
];

export const ordinalWords: Readonly<Record<string, number>> = {
  ...Object.fromEntries(ordinals.map((word, index) => [word, index + 1])),
  twentieth: 20,
  thirtieth: 30,
};

/** How long a unit is; months are no fixed number of days. */
export type Unit = { name: string; months: number; days: number; minutes: number };

export const units: Readonly<Record<string, Unit>> = {
  ...named(unit('second', 0, 0, 1 / 60), 'second', 'seconds', 'sec', 'secs'),
  ...named(unit('minute', 0, 0, 1), 'minute', 'minutes', 'min', 'mins', 'mn', 'm', "'", '′'),
  ...named(unit('hour', 0, 0, 60), 'hour', 'hours', 'hr', 'hrs', 'h'),
  ...named(unit('day', 0, 1, 0), 'day', 'days', 'd'),
  ...named(unit('week', 0, 7, 0), 'week', 'weeks', 'wk', 'wks', 'w'),
  ...named(unit('fortnight', 0, 14, 0), 'fortnight', 'fortnights'),
  ...named(unit('month', 1, 0, 0), 'month', 'months', 'mo', 'mos', 'mth', 'mths'),
  ...named(unit('year', 12, 0, 0), 'year', 'years', 'yr', 'yrs'),
};

/** Words whose misspelling is still understood. */
export const longWords: readonly string[] = [
  ...Object.keys(weekdayWords).filter((word) => word.length > 5),
  ...[
    'tomorrow',
    'morning',
    'afternoon',
    'evening',
    'tonight',
    'minutes',
    'business',
    'january',
    'february',
    'september',
    'october',
    'november',
    'december',
  ],
];

/** Looks up own words only: "constructor" is no word of ours. */
export function lookUp<T>(table: Readonly<Record<string, T>>, word: string): T | null {
  return Object.hasOwn(table, word) ? (table[word] ?? null) : null;
}

function named<T>(value: T, ...words: string[]): Record<string, T> {
  return Object.fromEntries(words.map((word) => [word, value]));
}

function unit(name: string, months: number, days: number, minutes: number): Unit {
  return { name, months, days, minutes };
}
