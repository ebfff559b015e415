import { type Day, daysFrom } from '../calendar.ts';
import { showClock, showDay } from '../show-time.ts';
import { msToWall } from '../zoned.ts';
import type { Setting } from './found.ts';

/** "today", "tomorrow" or "Fri 20 Nov" */
export function dayWords(day: Day, { today }: Setting): string {
  const ahead = daysFrom(today, day);
  if (ahead === 0 || ahead === 1) return ahead === 0 ? 'today' : 'tomorrow';
  return showDay(day, today.year);
}

/** "tomorrow (Thu 19 Nov)": for a doubt, where the date itself matters */
export function dayAndDate(day: Day, setting: Setting): string {
  const words = dayWords(day, setting);
  const date = showDay(day, setting.today.year);
  return words === date ? date : `${words} (${date})`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Minutes of a day as a clock shows them; the last one is "midnight". */
export function minuteWords(minutes: number): string {
  if (minutes === 1440) return 'midnight';
  return showClock({ hour: Math.floor(minutes / 60) % 24, minute: minutes % 60 });
}

/** "Thu 19 Nov 16:30" on the customer's clock */
export function momentWords(ms: number, { zone, today }: Setting): string {
  const wall = msToWall(ms, zone);
  return `${showDay(wall, today.year)} ${showClock(wall)}`;
}

/** "16:30" on the clock there */
export function timeWords(ms: number, zone: string): string {
  return showClock(msToWall(ms, zone));
}
