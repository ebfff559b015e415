import fc from 'fast-check';
import { instantOf, shownAt } from './second-clock.ts';

const zones = [
  'America/New_York',
  'America/Los_Angeles',
  'Europe/Berlin',
  'Australia/Sydney',
  'Asia/Kolkata',
  'America/St_Johns',
  'Pacific/Auckland',
];
export const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
export const small = [
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
];

export type Said = { words: string; due: number; start: number | null };
export type Told = {
  now: number;
  zone: string;
  year: number;
  month: number;
  day: number;
  minutes: number;
  weekday: number;
};

// A moment by day, so that most promises lie ahead of it.
export const told: fc.Arbitrary<Told> = fc
  .record({
    zone: fc.constantFrom(...zones),
    day: fc.integer({ min: 0, max: 730 }),
    minutes: fc.integer({ min: 360, max: 990 }),
  })
  .map(({ zone, day, minutes }) => {
    const date = new Date(Date.UTC(2026, 0, 1 + day));
    const now = instantOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), minutes, zone);
    const shown = shownAt(now, zone);
    return { now, zone, year: shown.year, month: shown.month, day: shown.day, minutes, weekday: date.getUTCDay() };
  });

export const countWords = (count: number) =>
  fc.constantFrom(String(count), ...(count <= 12 ? [small[count] ?? ''] : []));

export type DaySaid = { words: string; ahead: number };

export const dayAhead = (at: Told): fc.Arbitrary<DaySaid> =>
  fc.oneof(
    fc.constantFrom({ words: 'tomorrow', ahead: 1 }, { words: 'the day after tomorrow', ahead: 2 }),
    fc
      .integer({ min: 1, max: 6 })
      .chain((ahead) =>
        fc
          .constantFrom('', 'on ', 'this coming ')
          .map((lead) => ({ words: `${lead}${weekdays[(at.weekday + ahead) % 7]}`, ahead })),
      ),
    fc.integer({ min: 7, max: 200 }).chain((ahead) => dateWords(at, ahead).map((words) => ({ words, ahead }))),
  );

const dateWords = (at: Told, ahead: number) => {
  const date = new Date(Date.UTC(at.year, at.month - 1, at.day + ahead));
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const name = months[month] ?? '';
  const iso = date.toISOString().slice(0, 10);
  return fc.constantFrom(
    `${name} ${day}`,
    `${name.slice(0, 3)} ${ordinal(day)}`,
    `the ${ordinal(day)} of ${name}`,
    `${day} ${name} ${year}`,
    `${weekdays[date.getUTCDay()]} ${day} ${name}`,
    iso,
  );
};

/** Spelled so that only one of the two halves of the day can be meant. */
export const clocks: fc.Arbitrary<{ words: string; minutes: number }> = fc
  .tuple(fc.integer({ min: 9, max: 16 }), fc.constantFrom(0, 5, 10, 15, 20, 30, 45))
  .chain(([hour, part]) => {
    const [twelve, half] = [((hour + 11) % 12) + 1, hour < 12 ? 'am' : 'pm'];
    const two = (value: number) => String(value).padStart(2, '0');
    const forms = [
      `${two(hour)}:${two(part)}`,
      `${twelve}:${two(part)}${half}`,
      `${twelve}.${two(part)} ${half}`,
      `${twelve}:${two(part)}`,
    ];
    if (part === 0)
      forms.push(`${twelve}${half}`, `${twelve} ${half[0]}.m.`, `${twelve} o'clock`, `${small[twelve]} ${half}`);
    if (part === 30) forms.push(`half past ${small[twelve]}`, `${small[twelve]} thirty`);
    if (part === 15) forms.push(`quarter past ${twelve}`, `${small[twelve]} fifteen`);
    if (part === 45) forms.push(`quarter to ${small[(twelve % 12) + 1]}`);
    if (part === 5 || part === 10 || part === 20) forms.push(`${part} past ${small[twelve]}`);
    return fc.constantFrom(...forms).map((words) => ({ words, minutes: hour * 60 + part }));
  });

export type MadeSure = 'clear' | 'convention' | 'ambiguous';

export type Kind = { make: (at: Told) => fc.Arbitrary<Said>; sure: MadeSure };

export function clockOn(at: Told, ahead: number, minutes: number): number {
  const date = new Date(Date.UTC(at.year, at.month - 1, at.day + ahead));
  return instantOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), minutes, at.zone);
}

export function ordinal(day: number): string {
  const ending = day > 10 && day < 20 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${ending}`;
}
