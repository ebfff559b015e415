import { type Day, sameDay } from '../calendar.ts';
import { msToWall } from '../zoned.ts';

/** Minutes of the customer's day: before the one and after the other nobody is rung, unless that time was said. */
export const ringing = { from: 480, to: 1260 } as const;

/** Whether nobody is rung at that moment, on the clock of that zone. */
export function isNight(ms: number, zone: string): boolean {
  const { hour, minute } = msToWall(ms, zone);
  const minutes = hour * 60 + minute;
  return minutes < ringing.from || minutes > ringing.to;
}

/** Whether it lies on this day of theirs, before its evening is over. */
export function isInDay(ms: number, day: Day, zone: string): boolean {
  const wall = msToWall(ms, zone);
  const minutes = wall.hour * 60 + wall.minute;
  return sameDay(wall, day) && minutes >= ringing.from && minutes < ringing.to;
}
