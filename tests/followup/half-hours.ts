import { shownAt } from './second-clock.ts';

/** Both hemispheres; offsets of half an hour and of three quarters, a change of half an hour, and a place without one. */
export const zones = [
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Pacific/Auckland',
] as const;

export const halfHour = 1_800_000;

/** Two years with a leap day in them, and a fortnight to look ahead into. */
const [start, horizon] = [Date.UTC(2027, 0, 1), Date.UTC(2029, 0, 15)];
export const end = Date.UTC(2029, 0, 1);

export type HalfHour = { ms: number; wall: number };

const tables = new Map<string, readonly HalfHour[]>();

/** Each half hour with what the clock on the wall shows then, by Intl, as if that were UTC. */
export function halfHoursIn(zone: string): readonly HalfHour[] {
  const known = tables.get(zone);
  if (known) return known;
  const found: HalfHour[] = [];
  for (let ms = start; ms < horizon; ms += halfHour) {
    const { year, month, day, hour, minute } = shownAt(ms, zone);
    found.push({ ms, wall: Date.UTC(year, month - 1, day, hour, minute) });
  }
  tables.set(zone, found);
  return found;
}

/** The same where the half hours are those of the wall: in Kathmandu the ones of UTC are a quarter of an hour off. */
export function wallHalfHoursIn(zone: string): readonly HalfHour[] {
  const table = halfHoursIn(zone);
  const off = (table[0]?.wall ?? 0) % halfHour;
  return off === 0 ? table : table.map(({ ms, wall }) => ({ ms: ms - off, wall: wall - off }));
}

/** Whether a clock change lies within half a day of it, or a bit more. */
export function nearChange(table: readonly HalfHour[]): (row: HalfHour) => boolean {
  const changes = table.filter(({ ms, wall }, index) => {
    const next = table[index + 1];
    return next !== undefined && next.wall - next.ms !== wall - ms;
  });
  return ({ ms }) => changes.some((change) => Math.abs(change.ms - ms) < 14 * 3_600_000);
}

/** When the wall first shows this; a time that is skipped lies as far behind the gap as it would behind the last time before it. */
export function whenShown(table: readonly HalfHour[]): (wall: number) => number {
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  for (const { ms, wall } of table) {
    if (!first.has(wall)) first.set(wall, ms);
    last.set(wall, ms);
  }
  return (wall) => {
    const found = first.get(wall);
    if (found !== undefined) return found;
    for (let before = wall - halfHour; before > wall - 8 * halfHour; before -= halfHour) {
      const shown = last.get(before);
      if (shown !== undefined) return shown + wall - before;
    }
    throw new Error(`No clock shows ${new Date(wall).toISOString()}.`);
  };
}
