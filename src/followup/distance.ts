const minutesIn = { w: 7 * 1440, d: 1440, h: 60, m: 1 } as const;

const written = /^(?:(\d{1,4}) ?w)? ?(?:(\d{1,4}) ?d)? ?(?:(\d{1,4}) ?h)? ?(?:(\d{1,4}) ?(?:m|min)?)?$/;

/** The minutes of "1h", "30m", "2d", "1h30" or "1 h 30 min"; null for all else. */
export function readDistance(text: string): number | null {
  const parts = written.exec(text.trim().toLowerCase());
  const [, weeks, days, hours, minutes] = parts ?? [];
  // A bare number has no unit: 30 may be minutes, or a day of the month.
  if (parts === null || (weeks ?? days ?? hours ?? (/m/.test(text.toLowerCase()) ? minutes : undefined)) === undefined)
    return null;
  const count = (part: string | undefined, unit: keyof typeof minutesIn) => Number(part ?? 0) * minutesIn[unit];
  return count(weeks, 'w') + count(days, 'd') + count(hours, 'h') + count(minutes, 'm');
}
