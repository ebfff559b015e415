import { readAmount } from './amount.ts';
import { readClock } from './clock.ts';
import { readDay } from './day.ts';
import type { Read } from './number.ts';
import { readEarlyOrLate, readPart, readTonight } from './part.ts';
import { match, matchAny, textAt } from './pattern.ts';
import { readPeriod } from './period.ts';
import type { Content, Piece } from './piece.ts';
import type { Amount } from './said.ts';
import { plainClock } from './said.ts';
import { setPhrases } from './set-phrases.ts';
import type { Token } from './token.ts';
import { lookUp, units } from './vocabulary.ts';
import { readZone } from './zone-words.ts';

type Found = { to: number; contents: readonly Content[] };

/** What is said from the first word to the last, the longest reading at each place; what cannot be read is kept as unknown. */
export function readPieces(tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found = readPiece(tokens, at, pieces.at(-1)?.kind === 'clock');
    pieces.push(...found.contents.map((content) => ({ from: at, to: found.to, ...content })));
    at = found.to;
  }
  return pieces;
}

function readPiece(tokens: readonly Token[], at: number, afterClock: boolean): Found {
  if (isMinus(tokens, at)) return { to: at + 1, contents: [{ kind: 'unknown' }] };
  const phrase = readSetPhrase(tokens, at);
  const day = readDay(tokens, at);
  const period = readPeriod(tokens, at);
  const amount = readLedAmount(tokens, at);
  const part = readPart(tokens, at);
  const clock = readClock(tokens, at);
  const zone = readZone(tokens, at, afterClock);
  const tonight = readTonight(tokens, at);
  const readings: (Found | null)[] = [
    phrase?.content.kind === 'stop' ? { to: phrase.to, contents: [phrase.content] } : null,
    readIsoTime(tokens, at),
    readOneDayOf(tokens, at),
    day && { to: day.to, contents: [{ kind: 'day', day: day.value }] },
    period && { to: period.to, contents: [{ kind: 'period', period: period.value }] },
    amount && { to: amount.to, contents: [{ kind: 'amount', amount: amount.value }] },
    tonight === null
      ? null
      : { to: tonight, contents: [{ kind: 'day', day: { kind: 'ahead', days: 0, open: true } }, nightOf()] },
    part && { to: part.to, contents: [{ kind: 'part', part: part.value }] },
    readRestOfDay(tokens, at),
    readOfPeriod(tokens, at),
    readEarlyDay(tokens, at),
    readEndOfDay(tokens, at),
    clock && { to: clock.to, contents: [{ kind: 'clock', clock: clock.value }] },
    zone && { to: zone.to, contents: [{ kind: 'zone', zone: zone.value }] },
    phrase && { to: phrase.to, contents: [phrase.content] },
  ];
  let best: Found = { to: at + 1, contents: [{ kind: 'unknown' }] };
  let length = 0;
  for (const reading of readings) {
    if (reading && reading.to - at > length) {
      best = reading;
      length = reading.to - at;
    }
  }
  return best;
}

// "-5 minutes" is no time to come.
function isMinus(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return (
    ['-', '−', '–'].includes(textAt(tokens, at)) &&
    next?.kind === 'number' &&
    next.glued &&
    ['', 'in', 'within', 'at'].includes(textAt(tokens, at - 1))
  );
}

function readSetPhrase(tokens: readonly Token[], at: number): { to: number; content: Content } | null {
  let best: { to: number; content: Content } | null = null;
  for (const [content, patterns] of setPhrases) {
    const to = matchAny(tokens, at, patterns);
    if (to !== null && to > (best?.to ?? at)) best = { to, content };
  }
  // "less than 2 hours", "up to 30 days": the upper end is meant anyway.
  const upTo = matchAny(tokens, at, [
    'no|not more|longer than',
    'less than',
    'under|max|maximum',
    'up to',
    'at most',
    'the? next',
  ]);
  return upTo !== null && readAmount(tokens, upTo) ? { to: upTo, content: { kind: 'filler' } } : best;
}

// the next hour, 2 hours' time, 10 minutes from now
function readLedAmount(tokens: readonly Token[], at: number): Read<Amount> | null {
  const amount = readAmount(tokens, at) ?? readUnitAlone(tokens, at);
  if (!amount) return null;
  const behind = matchAny(tokens, amount.to, [
    "'|’? time",
    'from now',
    'later|hence|tops|max|maximum',
    'at the? most|max|maximum|outside',
  ]);
  return { value: amount.value, to: behind ?? amount.to };
}

function readUnitAlone(tokens: readonly Token[], at: number): Read<Amount> | null {
  if (!['in', 'within', 'inside', 'over', 'during'].includes(textAt(tokens, at - 1))) return null;
  const next = match(tokens, at, 'the next');
  const unit = lookUp(units, textAt(tokens, next ?? match(tokens, at, 'the') ?? -1));
  if (!unit || (next === null && unit.name !== 'hour') || textAt(tokens, at - 1) === 'during') return null;
  const { months, days, minutes } = unit;
  return {
    value: { low: null, high: { months, days, minutes }, working: false, roughly: null },
    to: (next ?? at + 1) + 1,
  };
}

// 2026-11-19T09:00-05:00
function readIsoTime(tokens: readonly Token[], at: number): Found | null {
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
function readOneDayOf(tokens: readonly Token[], at: number): Found | null {
  const to = match(tokens, at, 'one|a|some day|time');
  return to !== null && readPeriod(tokens, to) ? { to, contents: [{ kind: 'mood', mood: 'sometime' }] } : null;
}

function readRestOfDay(tokens: readonly Token[], at: number): Found | null {
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
function readOfPeriod(tokens: readonly Token[], at: number): Found | null {
  const period = textAt(tokens, at) === 'of' ? readPeriod(tokens, at + 1) : null;
  return period && { to: period.to, contents: [{ kind: 'period', period: period.value }] };
}

// early tomorrow, late on Friday
function readEarlyDay(tokens: readonly Token[], at: number): Found | null {
  const early = readEarlyOrLate(tokens, at);
  const day = early && readDay(tokens, early.to);
  return (
    day && {
      to: day.to,
      contents: [
        { kind: 'part', part: { part: early.value, this: false, third: null } },
        { kind: 'day', day: day.value },
      ],
    }
  );
}

// the end of Friday, end of tomorrow
function readEndOfDay(tokens: readonly Token[], at: number): Found | null {
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

function nightOf(): Content {
  return { kind: 'part', part: { part: 'night', this: false, third: null } };
}
