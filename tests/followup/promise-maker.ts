import fc from 'fast-check';
import {
  clockOn,
  clocks,
  countWords,
  dayAhead,
  type Kind,
  type MadeSure,
  months,
  type Said,
  small,
  type Told,
  told,
  weekdays,
} from './made-words.ts';
import { moreKinds } from './more-kinds.ts';
import { instantOf } from './second-clock.ts';

/** A phrase with the moment it means, worked out without the code that reads it. */
export type Made = { phrase: string; now: string; zone: string; due: number; start: number | null; kind: string };

const minute = 60_000;
const units: readonly [names: readonly string[], minutes: number][] = [
  [['minutes', 'mins', 'min'], 1],
  [['hours', 'hrs'], 60],
];

const elapsed = (at: Told): fc.Arbitrary<Said> =>
  fc
    .tuple(
      fc.integer({ min: 2, max: 48 }),
      fc.constantFrom(...units),
      fc.constantFrom('in', 'within', 'in about', 'in the next', 'in under', ''),
    )
    .chain(([count, [names, size], lead]) =>
      fc.tuple(countWords(count), fc.constantFrom(...names)).map(([number, name]) => ({
        words: `${lead} ${number} ${name}`,
        due: at.now + count * size * minute,
        start: null,
      })),
    );

const halves = (at: Told): fc.Arbitrary<Said> =>
  fc
    .integer({ min: 1, max: 9 })
    .chain((count) =>
      fc
        .constantFrom(
          `in ${small[count]} and a half hours`,
          `in ${count}.5 hours`,
          `in ${count} 1/2 hours`,
          `in ${count}h30`,
          `within ${count} hours and 30 minutes`,
          ...(count === 1 ? ['in an hour and a half'] : []),
        )
        .map((words) => ({ words, due: at.now + (count * 60 + 30) * minute, start: null })),
    );

const ranges = (at: Told): fc.Arbitrary<Said> =>
  fc
    .tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 20 }), fc.constantFrom(...units))
    .chain(([low, more, [names, size]]) =>
      fc.tuple(fc.constantFrom('-', ' to ', ' or '), fc.constantFrom(...names)).map(([join, name]) => ({
        words: `in ${low}${join}${low + more} ${name}`,
        due: at.now + (low + more) * size * minute,
        start: at.now + low * size * minute,
      })),
    );

const calendar = (at: Told): fc.Arbitrary<Said> =>
  fc
    .tuple(fc.integer({ min: 2, max: 12 }), fc.constantFrom(['days', 1] as const, ['weeks', 7] as const))
    .chain(([count, [name, days]]) =>
      fc.tuple(countWords(count), fc.constantFrom('in', 'within', '')).map(([number, lead]) => ({
        words: `${lead} ${number} ${name}`,
        due: clockOn(at, count * days, at.minutes),
        start: null,
      })),
    );

const clockOnDay = (at: Told): fc.Arbitrary<Said> =>
  fc
    .tuple(dayAhead(at), clocks, fc.constantFrom('at ', 'by ', '', 'before ', 'around '))
    .chain(([day, clock, lead]) => {
      const due = clockOn(at, day.ahead, clock.minutes);
      return fc
        .constantFrom(
          `${day.words} ${lead || 'at '}${clock.words}`,
          `${lead}${clock.words} ${day.words}`,
          `${day.words}, ${lead || 'at '}${clock.words}`,
        )
        .map((words) => ({ words, due, start: null }));
    });

const parts: readonly [words: string, from: number, to: number][] = [
  ['morning', 540, 720],
  ['afternoon', 780, 1020],
  ['evening', 1020, 1200],
];

const partOfDay = (at: Told): fc.Arbitrary<Said> =>
  fc.tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom(...parts)).map(([ahead, [name, from, to]]) => ({
    words: `${ahead === 1 ? 'tomorrow' : weekdays[(at.weekday + ahead) % 7]} ${name}`,
    due: clockOn(at, ahead, to),
    start: clockOn(at, ahead, from),
  }));

const closing = (at: Told): fc.Arbitrary<Said> =>
  fc
    .tuple(
      dayAhead(at),
      fc.constantFrom('EOD', 'by EOB', 'by close of business', 'before the end of the day', 'by end of day'),
    )
    .map(([day, lead]) => ({ words: `${lead} ${day.words}`, due: clockOn(at, day.ahead, 1020), start: null }));

const businessDays = (at: Told): fc.Arbitrary<Said> =>
  fc.tuple(fc.integer({ min: 2, max: 12 }), fc.constantFrom('business', 'working')).chain(([count, name]) =>
    countWords(count).map((number) => ({
      words: `within ${number} ${name} days`,
      due: clockOn(at, workdaysAhead(at, count), 1020),
      start: null,
    })),
  );

const windows = (at: Told): fc.Arbitrary<Said> =>
  fc
    .tuple(dayAhead(at), fc.integer({ min: 9, max: 14 }), fc.integer({ min: 1, max: 2 }))
    .chain(([day, from, length]) => {
      const [a, b] = [((from + 11) % 12) + 1, ((from + length + 11) % 12) + 1];
      const half = from + length < 12 ? 'am' : 'pm';
      return fc
        .constantFrom(
          `${day.words} between ${a} and ${b}`,
          `between ${a} and ${b}${half} ${day.words}`,
          `${day.words} from ${a} to ${b} ${half}`,
          `${day.words}, ${from}:00-${from + length}:00`,
        )
        .map((words) => ({
          words,
          due: clockOn(at, day.ahead, (from + length) * 60),
          start: clockOn(at, day.ahead, from * 60),
        }));
    });

const otherClock = (at: Told): fc.Arbitrary<Said> =>
  fc
    .tuple(
      clocks,
      fc.constantFrom(
        ['Central', 'America/Chicago'],
        ['Pacific time', 'America/Los_Angeles'],
        ['GMT', 'UTC'],
        ['Chicago time', 'America/Chicago'],
        ['London time', 'Europe/London'] as const,
      ),
    )
    .map(([clock, [name, zone]]) => {
      const date = new Date(Date.UTC(at.year, at.month - 1, at.day + 9));
      // In Australia Central is Adelaide.
      const place = name === 'Central' && at.zone.startsWith('Australia/') ? 'US Central' : name;
      const day = `${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
      return {
        words: `${day} ${clock.words} ${place}`,
        due: instantOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), clock.minutes, zone ?? ''),
        start: null,
      };
    });

const kinds: Readonly<Record<string, Kind>> = {
  'minutes and hours': { make: elapsed, sure: 'clear' },
  'and a half': { make: halves, sure: 'clear' },
  'from one to another': { make: ranges, sure: 'clear' },
  'days and weeks': { make: calendar, sure: 'clear' },
  'a time on a day': { make: clockOnDay, sure: 'clear' },
  'a part of a day': { make: partOfDay, sure: 'convention' },
  'the close of a day': { make: closing, sure: 'convention' },
  'business days': { make: businessDays, sure: 'convention' },
  'a window on a day': { make: windows, sure: 'clear' },
  "another place's clock": { make: otherClock, sure: 'clear' },
  ...moreKinds,
};

export const kindNames = Object.keys(kinds);

export const sureOf = (kind: string): MadeSure => kinds[kind]?.sure ?? 'clear';

const before = [
  '',
  '',
  '',
  "I'll call you back ",
  "OK, I'll ring you ",
  'You will hear from us ',
  'please call me ',
  "let's say ",
];
const after = ['', '', '', '.', ', please', ' at the latest', ', OK?'];

export const promises = (kind: string): fc.Arbitrary<Made> =>
  told.chain((at) =>
    fc
      .tuple((kinds[kind]?.make ?? elapsed)(at), fc.constantFrom(...before), fc.constantFrom(...after), fc.boolean())
      .map(([said, lead, tail, loud]) => {
        const phrase = `${lead}${said.words.trim()}${tail === ' at the latest' && said.start !== null ? '' : tail}`;
        return {
          phrase: loud ? phrase.toUpperCase() : phrase,
          now: new Date(at.now).toISOString(),
          zone: at.zone,
          due: said.due,
          start: said.start,
          kind,
        };
      }),
  );

function workdaysAhead(at: Told, count: number): number {
  let ahead = 0;
  for (let left = count; left > 0; ) {
    ahead++;
    if (![0, 6].includes((at.weekday + ahead) % 7)) left--;
  }
  return ahead;
}
