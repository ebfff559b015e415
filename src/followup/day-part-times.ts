import { minutesOfClock } from './business-hours.ts';
import { clockText, readClockText } from './clock-text.ts';
import { type Outcome, quoted, read, refused } from './outcome.ts';
import type { DayParts } from './team.ts';

const parts = ['morning', 'lunch', 'afternoon', 'evening', 'tonight'] as const;

type Part = (typeof parts)[number];
export type DayPartTimes = Readonly<Partial<Record<Part, string>>>;

const example = 'morning 12:00, lunch 13:00, afternoon 17:00, evening 20:00, tonight 21:00';
const beforeName = /[,;\n]|(?=\b(?:morning|lunch|afternoon|evening|tonight|night)\b)/;
const shape =
  /^(morning|lunch|afternoon|evening|tonight|night)(?:time)?s?[\s:=-]*(?:(?:ends|until|till|to|at|by|is)\s+)*(.+)$/;

/** Reads until when the parts of a day last; those that are not named end when they did in `usual`. */
export function readDayParts(text: string, usual: DayParts): Outcome<DayPartTimes> {
  const times: Partial<Record<Part, string>> = {};
  for (const entry of text.toLowerCase().split(beforeName)) {
    if (entry.trim() === '') continue;
    const [, name = '', time = ''] = shape.exec(entry.trim()) ?? [];
    if (name === '')
      return refused(`${quoted(entry.trim())} is no part of the day and its end: write them as in ${example}.`);
    const part = parts.find((known) => known === name) ?? 'tonight';
    const minutes = endOf(part, time);
    if (minutes === null) return refused(`${quoted(time)} is no time of day: write the parts as in ${example}.`);
    if (times[part] !== undefined) return refused(`The ${part} is given an end twice: each part has one.`);
    times[part] = clockText(minutes);
  }
  if (Object.keys(times).length === 0)
    return refused(`There is no part of the day in that: write them as in ${example}.`);
  const problem = disorder(dayPartsWith(times, usual), times);
  return problem === null ? read(times) : refused(problem);
}

/** As a team would write it, and as it can be read again. */
export function dayPartsText(times: DayPartTimes): string {
  return parts.flatMap((part) => (times[part] === undefined ? [] : `${part} ${times[part]}`)).join(', ');
}

/** The usual times with the team's own put over them; one time for lunch is also the end of it. */
export function dayPartsWith({ lunch, ...others }: DayPartTimes, usual: DayParts): DayParts {
  return { ...usual, ...others, ...(lunch === undefined ? {} : { lunch, afterLunch: lunch }) };
}

// An afternoon that ends at 5 ends at 17:00.
function endOf(part: Part, time: string): number | null {
  const clock = readClockText(time);
  if (!clock) return null;
  const isLater = clock.clock === 'twelve' && part !== 'morning' && clock.minutes < 720;
  const minutes = isLater ? clock.minutes + 720 : clock.minutes;
  return minutes === 0 && part !== 'morning' ? 1440 : minutes;
}

function disorder(whole: DayParts, said: DayPartTimes): string | null {
  const shown = (part: Part) => `${part} ${whole[part]}${said[part] === undefined ? ' (as usual)' : ''}`;
  const ends = parts.map((part) => ({ part, minutes: minutesOfClock(whole[part]) }));
  const [morning] = ends;
  if (morning && morning.minutes < 360)
    return `A morning that ends at ${whole.morning} is none: it ends at 6:00 or later.`;
  for (const [at, { part, minutes }] of ends.entries()) {
    const before = ends[at - 1];
    if (before && minutes <= before.minutes)
      return `${shown(part)} is not after ${shown(before.part)}: give both, in the order of the day.`;
  }
  // The night begins an hour after the evening does.
  return minutesOfClock(whole.tonight) <= minutesOfClock(whole.afternoon) + 60
    ? `${shown('tonight')} leaves no evening after ${shown('afternoon')}: more than an hour lies between them.`
    : null;
}
