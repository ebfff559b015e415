import { UserError } from '../call/user-error.ts';
import { zoneNamed } from '../followup/zone-named.ts';
import { wallToInstant } from '../followup/zoned.ts';

/** The instant that an option gives: with an offset as it stands, without one on the agent's own clock. */
export function instantGiven(text: string, here: string): string {
  const wall = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d)?)?$/.exec(text.trim());
  if (wall !== null) {
    const [, year, month, day, hour = '0', minute = '0'] = wall.map((part) => part ?? undefined);
    const at = {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      hour: Number(hour),
      minute: Number(minute),
    };
    return wallToInstant(at, here).at;
  }
  const ms = Date.parse(text);
  if (Number.isNaN(ms))
    throw new UserError(
      `"${text}" is no moment in time.`,
      'Write it like 2026-11-18T14:30 or 2026-11-18T14:30:00-05:00.',
      'usage',
    );
  return new Date(ms).toISOString();
}

/** The zone that an option names, by its own name or by a city. */
export function zoneGiven(text: string): string {
  const zone = zoneNamed(text);
  if (zone !== null) return zone;
  throw new UserError(`"${text}" is no place or zone that is known here.`, 'Use one like America/Chicago.', 'usage');
}
