import type { Weekday } from '../calendar.ts';
import { readAmount } from './amount.ts';
import type { Read } from './number.ts';
import { match, textAt } from './pattern.ts';
import type { Piece } from './piece.ts';
import { readPieces } from './pieces.ts';
import type { Clock, Part, PartSaid, Span } from './said.ts';
import type { Token } from './token.ts';
import { lookUp, type Unit, units, weekdayWords } from './vocabulary.ts';

/** How often, and at what time of the day where one was said. */
export type Every = { often: Often; clock: Clock | null; part: PartSaid | null };

export type Often =
  | { kind: 'span'; span: Span; working: boolean }
  | { kind: 'weekday'; weekday: Weekday }
  | { kind: 'workday' };

type Behind = { clock: Clock | null; part: PartSaid | null; weekday: Weekday | null };

/** "every two hours", "daily at 9", "at noon each Friday"; null when it is none, or more than one a round. */
export function readEvery(tokens: readonly Token[]): Every | null {
  for (let at = 0; at < tokens.length; at++) {
    const often = readOften(tokens, at);
    if (!often) continue;
    const start = match(tokens, at - 1, 'on|about') === null ? at : at - 1;
    const around = readAround([...readPieces(tokens.slice(0, start)), ...readPieces(tokens.slice(often.to))]);
    return around && withAround(often.value.often, often.value.part, around);
  }
  return null;
}

type OftenSaid = { often: Often; part: PartSaid | null };

function readOften(tokens: readonly Token[], at: number): Read<OftenSaid> | null {
  const adverb = lookUp(adverbs, textAt(tokens, at));
  if (adverb) return { value: adverb, to: at + 1 };
  const plural = readPlural(tokens, at);
  if (plural) return plural;
  const each = match(tokens, at, 'each and? every? single?') ?? match(tokens, at, 'every single?');
  const once = match(tokens, at, 'once a|an|per|every|each');
  const start = once ?? each;
  if (start === null) return null;
  return once === null ? (readEachDay(tokens, start) ?? readSpan(tokens, start)) : readSpan(tokens, start);
}

// every Friday, every weekday, each morning
function readEachDay(tokens: readonly Token[], at: number): Read<OftenSaid> | null {
  const weekday = lookUp(weekdayWords, textAt(tokens, at));
  if (weekday) return { value: { often: { kind: 'weekday', weekday }, part: null }, to: at + 1 };
  const workday = match(tokens, at, 'weekday|workday') ?? match(tokens, at, 'business|working|work day');
  if (workday !== null) return { value: { often: { kind: 'workday' }, part: null }, to: workday };
  const part = lookUp(parts, textAt(tokens, at));
  return part && { value: { often: oneDay, part: partOf(part) }, to: at + 1 };
}

// every hour, every 30 minutes, every other day
function readSpan(tokens: readonly Token[], at: number): Read<OftenSaid> | null {
  const other = match(tokens, at, 'other|second');
  const unit = lookUp(units, textAt(tokens, other ?? at));
  const half = unit?.name === 'hour' && other === null ? match(tokens, at + 1, 'and a half') : null;
  if (unit && half !== null) return { value: { often: spanOf(unit, 1.5), part: null }, to: half };
  if (unit) return { value: { often: spanOf(unit, other === null ? 1 : 2), part: null }, to: (other ?? at) + 1 };
  const amount = readAmount(tokens, at);
  if (!amount || amount.value.low || amount.value.roughly) return null;
  const { high, working } = amount.value;
  return { value: { often: { kind: 'span', span: high, working }, part: null }, to: amount.to };
}

// Fridays, on Mondays, weekdays, mornings
function readPlural(tokens: readonly Token[], at: number): Read<OftenSaid> | null {
  const text = textAt(tokens, at);
  if (!text.endsWith('s')) return null;
  const single = text.slice(0, -1);
  const weekday = single.endsWith('day') ? lookUp(weekdayWords, single) : null;
  if (weekday) return { value: { often: { kind: 'weekday', weekday }, part: null }, to: at + 1 };
  if (single === 'weekday') return { value: { often: { kind: 'workday' }, part: null }, to: at + 1 };
  const part = lookUp(parts, single);
  return part && { value: { often: oneDay, part: partOf(part) }, to: at + 1 };
}

// What stands around it is a time of the day, or nothing that matters.
function readAround(pieces: readonly Piece[]): Behind | null {
  const found: Behind = { clock: null, part: null, weekday: null };
  for (const piece of pieces) {
    if (piece.kind === 'clock' && found.clock === null) found.clock = piece.clock;
    else if (piece.kind === 'part' && found.part === null) found.part = piece.part;
    else if (piece.kind === 'day' && piece.day.kind === 'weekday' && found.weekday === null)
      found.weekday = piece.day.weekday;
    else if (!isSilent(piece)) return null;
  }
  return found;
}

function isSilent(piece: Piece): boolean {
  if (piece.kind === 'bound') return piece.bound === 'by' || piece.bound === 'around';
  return piece.kind === 'filler' || (piece.kind === 'mood' && piece.mood === 'at');
}

function withAround(often: Often, part: PartSaid | null, { clock, part: other, weekday }: Behind): Every | null {
  if (part && other) return null;
  if (weekday === null) return { often, clock, part: part ?? other };
  // "weekly on Friday"; "every other week on Friday" has no short text.
  const isWeekly = often.kind === 'span' && often.span.days === 7 && often.span.months === 0;
  return isWeekly ? { often: { kind: 'weekday', weekday }, clock, part: other } : null;
}

const oneDay: Often = { kind: 'span', span: { months: 0, days: 1, minutes: 0 }, working: false };

const parts: Readonly<Record<string, Part>> = {
  morning: 'morning',
  afternoon: 'afternoon',
  evening: 'evening',
  night: 'night',
};

const adverbs: Readonly<Record<string, OftenSaid>> = {
  hourly: { often: { kind: 'span', span: { months: 0, days: 0, minutes: 60 }, working: false }, part: null },
  daily: { often: oneDay, part: null },
  nightly: { often: oneDay, part: partOf('night') },
  weekly: { often: { kind: 'span', span: { months: 0, days: 7, minutes: 0 }, working: false }, part: null },
  fortnightly: { often: { kind: 'span', span: { months: 0, days: 14, minutes: 0 }, working: false }, part: null },
  monthly: { often: { kind: 'span', span: { months: 1, days: 0, minutes: 0 }, working: false }, part: null },
};

function partOf(part: Part): PartSaid {
  return { part, this: false, third: null };
}

function spanOf({ months, days, minutes }: Unit, count: number): Often {
  return {
    kind: 'span',
    span: { months: months * count, days: days * count, minutes: minutes * count },
    working: false,
  };
}
