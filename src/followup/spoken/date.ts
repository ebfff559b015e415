import type { Weekday } from '../calendar.ts';
import { type Read, readOrdinal } from './number.ts';
import { match, textAt } from './pattern.ts';
import type { DaySaid } from './said.ts';
import type { Token } from './token.ts';
import { lookUp, monthWords, units, weekdayWords } from './vocabulary.ts';

const joins = '-|–|—|to|or|until|till|through|and';

/** Nov 20, the 20th of next month, 20/11, the last Friday in December */
export function readDate(tokens: readonly Token[], at: number): Read<DaySaid> | null {
  return readNumeric(tokens, at) ?? readNth(tokens, at) ?? readMonthDay(tokens, at) ?? readDayMonth(tokens, at);
}

/** Nov 20-22, 20 to 22 November: two days that share a month. */
export function readDateRange(tokens: readonly Token[], at: number): Read<readonly [DaySaid, DaySaid]> | null {
  return readMonthFirstRange(tokens, at) ?? readMonthLastRange(tokens, at);
}

function readMonthFirstRange(tokens: readonly Token[], at: number): Read<readonly [DaySaid, DaySaid]> | null {
  const first = readMonthDay(tokens, at);
  const join = first && match(tokens, first.to, joins);
  const second = first && join ? readDayNumber(tokens, join) : null;
  if (!second || first?.value.kind !== 'date' || second.value <= first.value.day) return null;
  return { value: [first.value, { ...first.value, day: second.value }], to: second.to };
}

function readMonthLastRange(tokens: readonly Token[], at: number): Read<readonly [DaySaid, DaySaid]> | null {
  const first = readDayNumber(tokens, match(tokens, at, 'the') ?? at);
  const join = first && match(tokens, first.to, joins);
  const second = first && join ? readDayMonth(tokens, join) : null;
  if (!first || second?.value.kind !== 'date' || second.value.month === null || first.value >= second.value.day)
    return null;
  return { value: [{ ...second.value, day: first.value }, second.value], to: second.to };
}

function readDayNumber(tokens: readonly Token[], at: number): Read<number> | null {
  const start = match(tokens, at, 'the') ?? at;
  return readDayOfMonth(tokens, start) ?? (tokens[start]?.kind === 'ordinal' ? readOrdinal(tokens, start) : null);
}

function readNumeric(tokens: readonly Token[], at: number): Read<DaySaid> | null {
  const token = tokens[at];
  if (token?.kind === 'slash')
    return { value: { kind: 'numeric', first: token.first, second: token.second, year: null }, to: at + 1 };
  if (token?.kind === 'date')
    return { value: { kind: 'numeric', first: token.first, second: token.second, year: token.year }, to: at + 1 };
  if (token?.kind !== 'iso') return null;
  return {
    value: { kind: 'date', day: token.day, month: token.month, year: token.year, monthsAhead: null },
    to: at + 1,
  };
}

function readMonthDay(tokens: readonly Token[], at: number): Read<DaySaid> | null {
  const month = lookUp(monthWords, textAt(tokens, at));
  if (month === null) return null;
  const start = match(tokens, at + 1, '. the?') ?? match(tokens, at + 1, 'the|-') ?? at + 1;
  const day = readDayOfMonth(tokens, start) ?? readOrdinal(tokens, start);
  return day && withYear(tokens, day, month);
}

function readDayMonth(tokens: readonly Token[], at: number): Read<DaySaid> | null {
  const start = match(tokens, at, 'the') ?? at;
  const ordinal = readOrdinal(tokens, start);
  const day = ordinal ?? readDayOfMonth(tokens, start);
  if (!day) return null;
  const month = lookUp(monthWords, textAt(tokens, match(tokens, day.to, 'of|-') ?? day.to));
  if (month !== null)
    return withYear(tokens, { value: day.value, to: (match(tokens, day.to, 'of|-') ?? day.to) + 1 }, month);
  const this_ = match(tokens, day.to, 'of this month');
  const coming = match(tokens, day.to, 'of the month');
  const next = match(tokens, day.to, 'of? next month');
  if (
    !ordinal ||
    (tokens[start]?.kind === 'word' && start === at && this_ === null && next === null && coming === null)
  )
    return null;
  // "the second half", "the 2nd floor": whatever follows is read on its own, and asked about when it cannot be.
  const monthsAhead = next !== null ? 1 : this_ !== null ? 0 : null;
  return {
    value: { kind: 'date', day: day.value, month: null, year: null, monthsAhead },
    to: next ?? this_ ?? coming ?? day.to,
  };
}

// "Nov 20 4pm" has a day and an hour, "Nov 4pm" has no day.
function readDayOfMonth(tokens: readonly Token[], at: number): Read<number> | null {
  const token = tokens[at];
  if (token?.kind !== 'number' || !/^\d{1,2}$/.test(token.text) || token.value < 1 || token.value > 31) return null;
  const next = textAt(tokens, at + 1);
  const isHour = ['am', 'pm', "o'clock", 'past', 'ish'].includes(next) || lookUp(units, next) !== null;
  return isHour ? null : { value: token.value, to: at + 1 };
}

function withYear(tokens: readonly Token[], day: Read<number>, month: number): Read<DaySaid> {
  const comma = match(tokens, day.to, ',|.|-') ?? day.to;
  const token = tokens[comma];
  const isYear = token?.kind === 'number' && /^20\d\d$/.test(token.text);
  const year = isYear ? token.value : null;
  return { value: { kind: 'date', day: day.value, month, year, monthsAhead: null }, to: isYear ? comma + 1 : day.to };
}

// the first Monday of next month, the last day of November, the second business day of the month
function readNth(tokens: readonly Token[], at: number): Read<DaySaid> | null {
  const start = match(tokens, at, 'the') ?? at;
  const last = match(tokens, start, 'last');
  const ordinal = last === null ? readOrdinal(tokens, start) : { value: -1, to: last };
  if (!ordinal || ordinal.value > 5) return null;
  const of = readKindOfDay(tokens, ordinal.to);
  const inMonth = of && match(tokens, of.to, 'of|in the?');
  if (!of || inMonth === null) return null;
  const week = match(tokens, inMonth, 'the? next|following week') ?? match(tokens, inMonth, 'the|this week');
  if (week !== null && of.value === 'business' && (ordinal.value === 1 || ordinal.value === -1)) {
    const weeksAhead = ['next', 'following'].includes(textAt(tokens, week - 2)) ? 1 : 0;
    return { value: { kind: 'week-end', end: ordinal.value === 1 ? 'first' : 'last', weeksAhead }, to: week };
  }
  const base = { kind: 'nth', nth: ordinal.value, of: of.value } as const;
  const next = match(tokens, inMonth, 'next month');
  if (next !== null) return { value: { ...base, month: null, monthsAhead: 1 }, to: next };
  const now = match(tokens, inMonth, 'this? month');
  if (now !== null) return { value: { ...base, month: null, monthsAhead: 0 }, to: now };
  const month = lookUp(monthWords, textAt(tokens, inMonth));
  return month === null ? null : { value: { ...base, month, monthsAhead: 0 }, to: inMonth + 1 };
}

function readKindOfDay(tokens: readonly Token[], at: number): Read<Weekday | 'business' | 'day'> | null {
  const weekday = lookUp(weekdayWords, textAt(tokens, at));
  if (weekday !== null) return { value: weekday, to: at + 1 };
  const business = match(tokens, at, 'business|biz|working|work day');
  if (business !== null) return { value: 'business', to: business };
  const day = match(tokens, at, 'day');
  return day === null ? null : { value: 'day', to: day };
}
