/** A second opinion on zones, straight from Intl: slow, and sharing nothing with the code under test. */
const formats = new Map<string, Intl.DateTimeFormat>();

export type Shown = { year: number; month: number; day: number; hour: number; minute: number };

export function shownAt(ms: number, zone: string): Shown {
  let format = formats.get(zone);
  if (!format) {
    const digits = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', calendar: 'gregory', ...digits });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? Number.NaN;
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') };
}

/** The first instant at which the clock in the zone shows this; minutes may run over a day. Found by looking, minute by minute of offset. */
export function instantOf(year: number, month: number, day: number, minutes: number, zone: string): number {
  const wanted = Date.UTC(year, month - 1, day, 0, minutes);
  const found: number[] = [];
  for (let offset = 15 * 60; offset >= -13 * 60; offset -= 15) {
    const ms = wanted - offset * 60_000;
    const { year: y, month: m, day: d, hour, minute } = shownAt(ms, zone);
    if (Date.UTC(y, m - 1, d, hour, minute) === wanted) found.push(ms);
  }
  const first = Math.min(...found);
  return Number.isFinite(first) ? first : afterGap(wanted, zone);
}

// A time that is skipped moves on by what was skipped: it is as long after the last minute before the gap.
function afterGap(wanted: number, zone: string): number {
  for (let back = 1; back <= 24 * 4; back++) {
    const before = new Date(wanted - back * 900_000);
    const { year, month, day, minutes } = {
      year: before.getUTCFullYear(),
      month: before.getUTCMonth() + 1,
      day: before.getUTCDate(),
      minutes: before.getUTCHours() * 60 + before.getUTCMinutes(),
    };
    for (let offset = 15 * 60; offset >= -13 * 60; offset -= 15) {
      const ms = before.getTime() - offset * 60_000;
      const shown = shownAt(ms, zone);
      if (
        Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute) ===
        Date.UTC(year, month - 1, day, 0, minutes)
      ) {
        return ms + back * 900_000;
      }
    }
  }
  throw new Error('No time before the gap.');
}
