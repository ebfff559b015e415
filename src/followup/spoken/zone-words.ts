import { cityZone } from '../zone-named.ts';
import type { Read } from './number.ts';
import { match, matchAny, textAt } from './pattern.ts';
import type { ZoneSaid } from './said.ts';
import type { Token } from './token.ts';
import { lookUp } from './vocabulary.ts';

/** Letters and names that stand for a place's clock, winter and summer. */
const names: Readonly<Record<string, string>> = {
  ...all('America/New_York', 'et', 'est', 'edt', 'eastern'),
  ...all('America/Chicago', 'ct', 'cst', 'cdt', 'central'),
  ...all('America/Denver', 'mt', 'mst', 'mdt', 'mountain'),
  ...all('America/Los_Angeles', 'pt', 'pst', 'pdt', 'pacific'),
  ...all('America/Anchorage', 'akst', 'akdt', 'akt', 'alaska', 'alaskan'),
  ...all('Pacific/Honolulu', 'hst', 'hawaii', 'hawaiian'),
  ...all('America/Halifax', 'ast', 'adt', 'atlantic'),
  ...all('America/St_Johns', 'newfoundland'),
  ...all('America/Phoenix', 'arizona'),
  ...all('UTC', 'gmt', 'utc', 'zulu'),
  ...all('Europe/London', 'bst', 'british'),
  ...all('Europe/Berlin', 'cet', 'cest', 'german'),
  ...all('Europe/Athens', 'eet', 'eest'),
  ...all('Europe/Lisbon', 'wet'),
  ...all('Europe/Dublin', 'irish'),
  ...all('Europe/Paris', 'french'),
  ...all('Asia/Kolkata', 'ist', 'indian'),
  ...all('Asia/Tokyo', 'jst', 'japanese'),
  ...all('Australia/Sydney', 'aest', 'aedt'),
  ...all('Australia/Adelaide', 'acst', 'acdt'),
  ...all('Australia/Perth', 'awst'),
  ...all('Pacific/Auckland', 'nzst', 'nzdt', 'nzt'),
  ...all('Asia/Singapore', 'sgt'),
  ...all('Asia/Hong_Kong', 'hkt'),
};

const phrases: readonly [pattern: string, zone: string][] = [
  ['us|american eastern standard|daylight|summer? time?', 'America/New_York'],
  ['us|american central standard|daylight|summer? time?', 'America/Chicago'],
  ['central european standard|summer? time', 'Europe/Berlin'],
  ['eastern european standard|summer? time', 'Europe/Athens'],
  ['western european standard|summer? time', 'Europe/Lisbon'],
  ['east coast time?', 'America/New_York'],
  ['west coast time?', 'America/Los_Angeles'],
  ['greenwich mean? time?', 'UTC'],
];

/** Countries are clocks only when they are said so: "uk time", "in Japan". */
const countries: Readonly<Record<string, string>> = {
  uk: 'Europe/London',
  britain: 'Europe/London',
  england: 'Europe/London',
  scotland: 'Europe/London',
  wales: 'Europe/London',
  ireland: 'Europe/Dublin',
  germany: 'Europe/Berlin',
  france: 'Europe/Paris',
  india: 'Asia/Kolkata',
  japan: 'Asia/Tokyo',
  florida: 'America/New_York',
  texas: 'America/Chicago',
  california: 'America/Los_Angeles',
  colorado: 'America/Denver',
};

const ofRegion = 'standard|daylight|summer? time?';

/** Eastern, PT, GMT+2, Chicago time, your time. `afterClock`: a city may stand alone, as in "3pm London". */
export function readZone(tokens: readonly Token[], at: number, afterClock: boolean): Read<ZoneSaid> | null {
  const whose = readWhose(tokens, at);
  if (whose) return whose;
  for (const [pattern, zone] of phrases) {
    const to = match(tokens, at, pattern);
    if (to !== null) return { value: { kind: 'zone', zone, word: 'a region' }, to };
  }
  const offset = readOffset(tokens, at);
  if (offset) return offset;
  const zone = lookUp(names, textAt(tokens, at));
  if (zone !== null)
    return { value: { kind: 'zone', zone, word: textAt(tokens, at) }, to: match(tokens, at + 1, ofRegion) ?? at + 1 };
  return readPlace(tokens, at, afterClock);
}

function readWhose(tokens: readonly Token[], at: number): Read<ZoneSaid> | null {
  const theirs = matchAny(tokens, at, [
    'in? your|their|his|her|customer local? time',
    'the customer local? time',
    'local time',
    'in|on|at your end|side|place',
    'where you are',
  ]);
  if (theirs !== null) return { value: { kind: 'theirs' }, to: theirs };
  const ours = matchAny(tokens, at, [
    'in? my|our local? time',
    'office time',
    'on|at my|our end|side',
    'our end',
    'where i|we am|are',
  ]);
  return ours === null ? null : { value: { kind: 'ours' }, to: ours };
}

function readOffset(tokens: readonly Token[], at: number): Read<ZoneSaid> | null {
  const sign = match(tokens, at, 'utc|gmt +|-|−');
  const size = sign === null ? undefined : tokens[sign];
  const minutes =
    size?.kind === 'number' ? size.value * 60 : size?.kind === 'clock' ? size.hour * 60 + size.minute : -1;
  if (sign === null || minutes < 0 || minutes > 14 * 60) return null;
  return { value: { kind: 'offset', minutes: textAt(tokens, sign - 1) === '+' ? minutes : -minutes }, to: sign + 1 };
}

function readPlace(tokens: readonly Token[], at: number, afterClock: boolean): Read<ZoneSaid> | null {
  // "I am here until 3" says nothing about a clock, "3pm here" does.
  const here = afterClock ? match(tokens, at, 'over? here') : null;
  if (here !== null) return { value: { kind: 'ours' }, to: here };
  const start = match(tokens, at, 'in') ?? at;
  for (const length of [3, 2, 1]) {
    const words = tokens.slice(start, start + length);
    if (words.length < length || words.some(({ kind, text }) => kind !== 'word' && text !== '.')) continue;
    const name = words.map(({ text }) => text).join(' ');
    const time = match(tokens, start + length, 'time');
    if (start === at && time === null && !afterClock) continue;
    const zone = (start > at || time !== null ? lookUp(countries, name) : null) ?? cityZone(name);
    if (zone) return { value: { kind: 'zone', zone, word: name }, to: time ?? start + length };
  }
  return null;
}

function all(zone: string, ...words: string[]): Record<string, string> {
  return Object.fromEntries(words.map((word) => [word, zone]));
}
