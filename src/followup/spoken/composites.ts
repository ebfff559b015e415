import { readDateRange } from './date.ts';
import { readDay } from './day.ts';
import { isMoment, readEarlyOrLate, readPart, readTonight } from './part.ts';
import { match, matchAny, textAt } from './pattern.ts';
import { readPeriod } from './period.ts';
import type { Content } from './piece.ts';
import { plainClock } from './said.ts';
import type { Token } from './token.ts';

/** What was found, and where it ends; some words say two things at once. */
export type FoundHere = { to: number; contents: readonly Content[] };

/** Words that say two things: a date with its time, tonight, the end of Friday, Nov 20-22. */
export function readComposite(tokens: readonly Token[], at: number): FoundHere | null {
  const readers = [
    readIsoTime,
    readOneDayOf,
    readTonightHere,
    readRestOfDay,
    readOfPeriod,
    readEarlyDay,
    readEndOfDay,
    readDates,
    readJustAfter,
    readPartBesideDay,
    readWeekOf,
  ];
  return longestOf(readers.map((read) => read(tokens, at)));
}

/** The reading that takes in most tokens; of equal ones the first. */
export function longestOf(all: readonly (FoundHere | null)[]): FoundHere | null {
  return all.reduce((best, found) => (found && found.to > (best?.to ?? 0) ? found : best), null);
}

// 2026-11-19T09:00-05:00
function readIsoTime(tokens: readonly Token[], at: number): FoundHere | null {
  const token = tokens[at];
  if (token?.kind !== 'iso' || !token.clock) return null;
  const { year, month, day, clock } = token;
  const contents: Content[] = [
    { kind: 'day', day: { kind: 'date', year, month, day, monthsAhead: null } },
    {
      kind: 'clock',
      clock: { ...plainClock, hour: clock.hour, minute: clock.minute, second: clock.second, exact: true },
    },
  ];
  if (clock.offset !== null) contents.push({ kind: 'zone', zone: { kind: 'offset', minutes: clock.offset } });
  return { to: at + 1, contents };
}

// "one day next week" is no amount of days.
function readOneDayOf(tokens: readonly Token[], at: number): FoundHere | null {
  const to = match(tokens, at, 'one|a|some day|time');
  return to !== null && readPeriod(tokens, to) ? { to, contents: [{ kind: 'mood', mood: 'sometime' }] } : null;
}

function readRestOfDay(tokens: readonly Token[], at: number): FoundHere | null {
  const to = match(tokens, at, 'the? rest of the day');
  return to === null
    ? null
    : {
        to,
        contents: [
          { kind: 'mood', mood: 'later' },
          { kind: 'day', day: { kind: 'ahead', days: 0, open: true } },
        ],
      };
}

// Tuesday of next week
function readOfPeriod(tokens: readonly Token[], at: number): FoundHere | null {
  const period = textAt(tokens, at) === 'of' ? readPeriod(tokens, at + 1) : null;
  return period && { to: period.to, contents: [{ kind: 'period', period: period.value }] };
}

// early tomorrow, late on Friday; "early tomorrow morning" is the first half of it
function readEarlyDay(tokens: readonly Token[], at: number): FoundHere | null {
  const early = readEarlyOrLate(tokens, at);
  const day = early && readDay(tokens, early.to);
  if (!early || !day) return null;
  const dayPiece: Content = { kind: 'day', day: day.value };
  const behind = readPart(tokens, day.to);
  if (behind && !isMoment(behind.value.part)) {
    const third = early.value === 'morning' ? 'early' : 'late';
    return { to: behind.to, contents: [{ kind: 'part', part: { ...behind.value, third } }, dayPiece] };
  }
  return { to: day.to, contents: [{ kind: 'part', part: { part: early.value, this: false, third: null } }, dayPiece] };
}

// the end of Friday, end of tomorrow
function readEndOfDay(tokens: readonly Token[], at: number): FoundHere | null {
  const end = matchAny(tokens, at, ['the? end|close of', 'end|close']);
  const day = end === null ? null : readDay(tokens, end);
  return (
    day && {
      to: day.to,
      contents: [
        { kind: 'part', part: { part: 'close', this: false, third: null } },
        { kind: 'day', day: day.value },
      ],
    }
  );
}

function readTonightHere(tokens: readonly Token[], at: number): FoundHere | null {
  const third = textAt(tokens, at) === 'late' ? 'late' : textAt(tokens, at) === 'early' ? 'early' : null;
  const to = readTonight(tokens, third ? at + 1 : at);
  const today: Content = { kind: 'day', day: { kind: 'ahead', days: 0, open: true } };
  return to === null ? null : { to, contents: [today, { kind: 'part', part: { part: 'night', this: false, third } }] };
}

// just after 4, right after lunch
function readJustAfter(tokens: readonly Token[], at: number): FoundHere | null {
  const to = match(tokens, at, 'just|right|straight|shortly|immediately|soon|directly after|past|gone');
  const contents: Content[] = [
    { kind: 'bound', bound: 'after' },
    { kind: 'mood', mood: 'closely' },
  ];
  return to === null ? null : { to, contents };
}

// the morning of the 24th, the morning after Thanksgiving, the evening before the 24th
function readPartBesideDay(tokens: readonly Token[], at: number): FoundHere | null {
  const part = readPart(tokens, match(tokens, at, 'the') ?? at);
  const of = part && match(tokens, part.to, 'of');
  const dayOf = of === null ? null : readDay(tokens, of);
  if (part && dayOf)
    return {
      to: dayOf.to,
      contents: [
        { kind: 'part', part: part.value },
        { kind: 'day', day: dayOf.value },
      ],
    };
  const after = part && match(tokens, part.to, 'after');
  const side = part && (after ?? match(tokens, part.to, 'before'));
  const day = side === null ? null : readDay(tokens, side);
  if (!part || !day || !['morning', 'afternoon', 'evening', 'night'].includes(part.value.part)) return null;
  const amount = { low: null, high: { months: 0, days: 1, minutes: 0 }, working: false, roughly: null };
  return {
    to: day.to,
    contents: [
      { kind: 'part', part: part.value },
      { kind: 'day', day: { kind: 'shifted', amount, back: after === null, base: day.value } },
    ],
  };
}

// the week of the 23rd, week commencing Monday, w/c 30 November: from that day to the Friday
function readWeekOf(tokens: readonly Token[], at: number): FoundHere | null {
  const to = matchAny(tokens, at, ['the? week commencing|beginning|starting|of on?', 'the? w / c', 'the? wc|w/c']);
  const day = to === null ? null : readDay(tokens, to);
  return (
    day && {
      to: day.to,
      contents: [
        { kind: 'day', day: day.value },
        { kind: 'join', join: 'to' },
        { kind: 'day', day: { kind: 'weekday-beside', weekday: 'fri', side: 'week', base: day.value } },
      ],
    }
  );
}

// Nov 20-22
function readDates(tokens: readonly Token[], at: number): FoundHere | null {
  const range = readDateRange(tokens, at);
  if (!range) return null;
  const [first, second] = range.value;
  return {
    to: range.to,
    contents: [
      { kind: 'day', day: first },
      { kind: 'join', join: 'to' },
      { kind: 'day', day: second },
    ],
  };
}
