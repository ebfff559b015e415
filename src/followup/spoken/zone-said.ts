import { cityOf } from '../show-time.ts';
import { offsetAt } from '../zoned.ts';
import type { ZoneSaid } from './said.ts';

const winter = ['est', 'cst', 'mst', 'pst', 'akst', 'ast', 'cet', 'eet', 'wet', 'aest', 'acst', 'nzst'];
const summer = ['edt', 'cdt', 'mdt', 'pdt', 'akdt', 'adt', 'cest', 'eest', 'bst', 'aedt', 'acdt', 'nzdt'];

const australian: Readonly<Record<string, string>> = {
  eastern: 'Australia/Sydney',
  est: 'Australia/Sydney',
  central: 'Australia/Adelaide',
  cst: 'Australia/Adelaide',
  western: 'Australia/Perth',
};

/** The zone that the clock times of a phrase are in. */
export function clockZoneOf(said: ZoneSaid | null, theirs: string, ours: string): string {
  if (!said || said.kind === 'theirs') return theirs;
  if (said.kind === 'ours') return ours;
  if (said.kind === 'offset') return offsetName(said.minutes);
  if (said.word === 'mst' && theirs === 'America/Phoenix') return theirs;
  const local = theirs.startsWith('Australia/') ? australian[said.word] : undefined;
  return local ?? said.zone;
}

/** The zone to show the time in: a mere offset is no place. */
export function shownZoneOf(said: ZoneSaid | null, clockZone: string, theirs: string): string {
  return said?.kind === 'offset' ? theirs : clockZone;
}

/** "Eastern" to a customer in Sydney may be said in New York. */
export function placeDoubts(said: ZoneSaid | null, zone: string): string[] {
  if (said?.kind !== 'zone' || said.zone === zone || said.word === 'mst') return [];
  return [`${said.word} is read as the clock in ${cityOf(zone)}; it may mean ${cityOf(said.zone)}.`];
}

/** People say EST all year: read as the clock of the place, and told when that is on summer time. */
export function seasonDoubts(said: ZoneSaid | null, zone: string, at: number): string[] {
  if (said?.kind !== 'zone') return [];
  const year = new Date(at).getUTCFullYear();
  const [january, july] = [offsetAt(Date.UTC(year, 0, 1), zone), offsetAt(Date.UTC(year, 6, 1), zone)];
  const isSummer = offsetAt(at, zone) > Math.min(january, july);
  const isOff = (winter.includes(said.word) && isSummer) || (summer.includes(said.word) && !isSummer);
  if (!isOff) return [];
  return [
    `${said.word.toUpperCase()} is not the time in ${cityOf(zone)} then: read as the clock there (${isSummer ? 'summer' : 'winter'} time).`,
  ];
}

/** "New York", "UTC+01:00" */
export function placeWords(said: ZoneSaid, zone: string): string {
  return said.kind === 'offset' ? `UTC${said.minutes === 0 ? '' : zone}` : cityOf(zone);
}

function offsetName(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
