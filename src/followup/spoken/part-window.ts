import { minutesOfClock } from '../business-hours.ts';
import type { Day } from '../calendar.ts';
import { dayToMs } from '../zoned.ts';
import { firstMinutes, firstThingOf, openingOf } from './day-ends.ts';
import type { Setting } from './found.ts';
import type { Part, PartSaid } from './said.ts';

export type Window = { from: number; until: number };

export const partNames: Readonly<Record<Part, string>> = {
  morning: 'morning',
  lunch: 'lunch',
  'after-lunch': 'after lunch',
  afternoon: 'afternoon',
  evening: 'evening',
  night: 'night',
  'first-thing': 'first thing',
  opening: 'start of business',
  close: 'close of business',
};

/** A part of the day as it was said, the team's closing excepted. */
export type Stretch = PartSaid & { part: Exclude<Part, 'close'> };

/** From when until when a part of the day lasts, on the customer's clock; start of business is the team's. */
export function windowOf({ part, third }: Stretch, day: Day, setting: Setting): Window {
  if (part === 'first-thing') return both(firstThingOf(day, setting));
  if (part === 'opening') return both(openingOf(day, setting));
  const [from, to] = minutesOf(part, day, setting);
  const [start, end] = third ? thirdOf(from, to, third) : [from, to];
  return { from: dayToMs(day, start, setting.zone).ms, until: dayToMs(day, end, setting.zone).ms };
}

function minutesOf(
  part: Exclude<Part, 'close' | 'opening' | 'first-thing'>,
  day: Day,
  setting: Setting,
): [from: number, to: number] {
  const { morning, lunch, afterLunch, afternoon, evening, tonight } = setting.team.dayParts;
  const lastStart = minutesOfClock(morning) - 60;
  const named: Record<typeof part, [from: number, to: number]> = {
    morning: [Math.min(firstMinutes(day, setting, lastStart), lastStart), minutesOfClock(morning)],
    lunch: [minutesOfClock(morning), minutesOfClock(lunch)],
    'after-lunch': [minutesOfClock(afterLunch), minutesOfClock(afternoon)],
    afternoon: [minutesOfClock(lunch), minutesOfClock(afternoon)],
    evening: [minutesOfClock(afternoon), minutesOfClock(evening)],
    // The night begins an hour after the evening does: people are home by then.
    night: [minutesOfClock(afternoon) + 60, minutesOfClock(tonight)],
  };
  return named[part];
}

// Early and late are its two halves, mid the third between them, to the quarter of an hour.
function thirdOf(from: number, to: number, third: 'early' | 'mid' | 'late'): [from: number, to: number] {
  const middle = (from + to) / 2;
  const around = Math.ceil((to - from) / 6 / 15) * 15;
  return third === 'early' ? [from, middle] : third === 'late' ? [middle, to] : [middle - around, middle + around];
}

function both(ms: number): Window {
  return { from: ms, until: ms };
}
