/** A time of day as somebody types it into a setting: 9, 9am, 9:30, 0900, noon, 24:00. */
export type ClockText = {
  /** of the day; 12 without am or pm is noon */
  minutes: number;
  /** `twelve`: it may be half a day later too. `day`: it was typed as on a 24-hour clock. */
  clock: 'am-pm' | 'twelve' | 'day';
};

const halfDay = 720;

/** Null where it is no time of day. */
export function readClockText(text: string): ClockText | null {
  const word = text.trim().toLowerCase();
  if (/^(noon|midday)$/.test(word)) return { minutes: halfDay, clock: 'am-pm' };
  if (word === 'midnight') return { minutes: 0, clock: 'day' };
  const found = /^(\d{1,2})(?:[:.h]?(\d\d)|h)? ?(?:([ap])\.?m?\.?)?$/.exec(word);
  if (!found) return null;
  const [, hours = '', rest, half] = found;
  const [hour, minute] = [Number(hours), Number(rest ?? 0)];
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  if (half !== undefined)
    return hour < 1 || hour > 12
      ? null
      : { minutes: (hour % 12) * 60 + minute + (half === 'p' ? halfDay : 0), clock: 'am-pm' };
  const isOfDay = hours.startsWith('0') || hour > 12 || (rest !== undefined && hour >= 10);
  return { minutes: hour * 60 + minute, clock: isOfDay ? 'day' : 'twelve' };
}

/** '09:00'; the end of a day is '24:00' */
export function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
