import { type Weekday, weekdays } from './calendar.ts';
import { readClockText } from './clock-text.ts';
import { hoursBetween } from './opening-hours.ts';
import { type Outcome, quoted, read, refused } from './outcome.ts';
import { lookUp, weekdayWords } from './spoken/vocabulary.ts';
import type { DayHours } from './team.ts';

/** Days that are named together, or hours; no hours: closed. */
export type WeekItem = { kind: 'days'; days: readonly Weekday[] } | { kind: 'hours'; hours: DayHours };

type Piece = { kind: 'days'; days: readonly Weekday[] } | { kind: 'clock' | 'to' | 'closed' | 'end'; text: string };

export const hoursExample = 'mon-fri 9:00-17:00, sat 10:00-14:00, sun closed';

const sameMeaning: readonly [RegExp, string][] = [
  [/\b24 ?[/x] ?7\b|\baround the clock\b|\balways( open)?\b/g, ' daily 0:00-24:00 '],
  [/(?<!(?:[-–]|to|till) ?)\b24 ?(hours|hrs|h)\b|\ball day( long)?\b/g, ' 0:00-24:00 '],
  [/\b(every|each|all) ?(days?|week)\b|\b(7|seven) days( a week)?\b/g, ' daily '],
  [/\b(working|business|week|work) ?days?\b/g, ' weekdays '],
  [/\bnot (open|working)\b/g, ' closed '],
  [/\bo['’]?clock\b/g, ' '],
  [/\b([ap])\. ?m\.?/g, '$1m'],
];

const groups: Readonly<Record<string, readonly Weekday[]>> = {
  daily: weekdays,
  weekdays: weekdays.slice(0, 5),
  weekend: weekdays.slice(5),
  weekends: weekdays.slice(5),
};

const shortDays: Readonly<Record<string, Weekday>> = {
  ...{ m: 'mon', mo: 'mon', tu: 'tue', w: 'wed', we: 'wed', th: 'thu', f: 'fri', fr: 'fri', sa: 'sat', su: 'sun' },
};

const clock =
  /\d{1,2}(?:[:.h]\d\d|h(?![a-z]))? ?(?:am?|pm?)(?![a-z])|\d{1,2}(?:[:.h]\d\d|h(?![a-z]))|\d{4}|\d{1,2}(?!\d)/;
const pieces = new RegExp(`(${clock.source})|([-–—−])|([;\\n]+)|([\\s,:&+/.]+)|([a-z]+(?:['’]s)?)|.`, 'gu');

/** The days and the hours of a line, in the order in which they stand there. */
export function weekItems(text: string): Outcome<readonly WeekItem[]> {
  const found = piecesOf(text);
  if (!found.ok) return found;
  const items: WeekItem[] = [];
  const left = [...found.value];
  let isNew = false;
  for (let piece = left.shift(); piece; piece = left.shift()) {
    const { kind } = piece;
    if (piece.kind === 'days') addDays(items, throughTo(piece.days, left), isNew);
    else if (piece.kind === 'closed') items.push({ kind: 'hours', hours: null });
    else if (piece.kind !== 'end') {
      const hours = hoursFrom(piece.text, left);
      if (!hours.ok) return hours;
      items.push({ kind: 'hours', hours: hours.value });
    }
    isNew = kind === 'end';
  }
  return read(items);
}

function piecesOf(text: string): Outcome<readonly Piece[]> {
  const line = sameMeaning.reduce((done, [pattern, words]) => done.replace(pattern, words), text.toLowerCase());
  const found: Piece[] = [];
  for (const [whole, time, dash, end, gap] of line.matchAll(pieces)) {
    if (time !== undefined) found.push({ kind: 'clock', text: time });
    else if (dash !== undefined) found.push({ kind: 'to', text: dash });
    else if (end !== undefined) found.push({ kind: 'end', text: end });
    else if (gap === undefined) {
      const piece = pieceOfWord(whole);
      if (piece === null) return refused(`${quoted(whole)} is not understood: write the hours as in ${hoursExample}.`);
      if (piece !== 'noise') found.push(piece);
    }
  }
  return read(found);
}

function pieceOfWord(word: string): Piece | 'noise' | null {
  const name = word.replace(/['’]s$/, '');
  const group = lookUp(groups, name);
  if (group) return { kind: 'days', days: group };
  const day = lookUp(weekdayWords, name) ?? lookUp(weekdayWords, name.replace(/s$/, '')) ?? lookUp(shortDays, name);
  if (day) return { kind: 'days', days: [day] };
  if (/^(to|till|til|until|thru|through)$/.test(name)) return { kind: 'to', text: name };
  if (/^(closed|shut|off|none)$/.test(name)) return { kind: 'closed', text: name };
  if (/^(noon|midday|midnight)$/.test(name)) return { kind: 'clock', text: name };
  return /^(and|from|open|at|on|hours|hrs|h|we|are|is|i|work|working|every|each|all)$/.test(name) ? 'noise' : null;
}

/** "mon-fri", and "sat-mon" around the end of the week. */
function throughTo(days: readonly Weekday[], left: Piece[]): readonly Weekday[] {
  const [first] = days;
  const [dash, end] = left;
  const last = end?.kind === 'days' && end.days.length === 1 ? end.days[0] : undefined;
  if (days.length !== 1 || first === undefined || dash?.kind !== 'to' || last === undefined) return days;
  left.splice(0, 2);
  const length = ((weekdays.indexOf(last) - weekdays.indexOf(first) + 7) % 7) + 1;
  const from = weekdays.indexOf(first);
  return [...weekdays, ...weekdays].slice(from, from + length);
}

function addDays(items: WeekItem[], days: readonly Weekday[], isNew: boolean): void {
  const before = items.at(-1);
  if (before?.kind === 'days' && !isNew)
    items[items.length - 1] = { kind: 'days', days: [...new Set([...before.days, ...days])] };
  else items.push({ kind: 'days', days });
}

function hoursFrom(start: string, left: Piece[]): Outcome<DayHours> {
  const [dash, end] = left;
  if (dash?.kind !== 'to' || end?.kind !== 'clock')
    return refused(
      `${quoted(start.trim())} is no stretch of hours with a beginning and an end: write it as in ${hoursExample}.`,
    );
  left.splice(0, 2);
  const said = `${start.trim()}-${end.text.trim()}`;
  const [from, to] = [readClockText(start), readClockText(end.text)];
  if (!from || !to)
    return refused(`${quoted(said)} has a time that no clock shows: write the hours as in ${hoursExample}.`);
  return hoursBetween(from, to, said);
}
