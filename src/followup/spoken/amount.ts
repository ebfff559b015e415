import { type Count, readCount, readWholeCount } from './count.ts';
import type { Read } from './number.ts';
import { readFraction, readNumber } from './number.ts';
import { match, textAt } from './pattern.ts';
import type { Amount, Span } from './said.ts';
import type { Token } from './token.ts';
import { lookUp, type Unit, units } from './vocabulary.ts';

type Simple = { span: Span; unit: Unit; working: boolean; few: boolean };

/** A length of time at a token: "two hours", "a day or so", "20 to 30 minutes". */
export function readAmount(tokens: readonly Token[], at: number): Read<Amount> | null {
  const read = readRange(tokens, at) ?? readPlain(tokens, at);
  if (!read || isMinutesBeforeAnHour(tokens, read.to, read.value) || isTimeOfDay(tokens, at)) return null;
  const orSo = match(tokens, read.to, 'or so|thereabouts') ?? match(tokens, read.to, '-? ish');
  return orSo === null ? read : { value: { ...read.value, roughly: 'or so' }, to: orSo };
}

function readPlain(tokens: readonly Token[], at: number): Read<Amount> | null {
  const simple = readSimple(tokens, at);
  return simple && { value: amountOf(null, simple.value, simple.value), to: simple.to };
}

// "2 to 3 hours", "30 minutes to an hour", "an hour or two"
function readRange(tokens: readonly Token[], at: number): Read<Amount> | null {
  const first = readSimple(tokens, at);
  if (first) {
    const join = readJoin(tokens, first.to, at);
    const second = join === null ? null : readSimple(tokens, join);
    if (second) return { value: amountOf(first.value.span, second.value, first.value), to: second.to };
    const more = match(tokens, first.to, 'or') === null ? null : readWholeCount(tokens, first.to + 1);
    return (
      more && {
        value: amountOf(
          first.value.span,
          { ...first.value, span: times(first.value.unit, more.value.value) },
          first.value,
        ),
        to: more.to,
      }
    );
  }
  for (const count of readCount(tokens, at)) {
    const join = readJoin(tokens, count.to, at);
    const second = join === null ? null : readSimple(tokens, join);
    if (second)
      return {
        value: amountOf(times(second.value.unit, count.value.value), second.value, second.value),
        to: second.to,
      };
  }
  return null;
}

function readJoin(tokens: readonly Token[], at: number, start: number): number | null {
  const joins = textAt(tokens, start - 1) === 'between' ? 'and|to|or|-|–|—' : 'to|or|-|–|—|until|till';
  return match(tokens, at, joins);
}

function readSimple(tokens: readonly Token[], at: number): Read<Simple> | null {
  for (const count of readCount(tokens, at)) {
    const simple = readUnit(tokens, count.to, count.value);
    if (simple) return withTail(tokens, simple);
  }
  return null;
}

function readUnit(tokens: readonly Token[], at: number, count: Count): Read<Simple> | null {
  const plain = match(tokens, at, '-? more|extra|additional|further|full|whole|calendar? -?') ?? at;
  const business = match(tokens, plain, 'business|biz|working|work|office -?');
  const oneWord = match(tokens, plain, 'workday|workdays|weekday|weekdays|bd|bds');
  const unit = oneWord === null ? lookUp(units, textAt(tokens, business ?? plain)) : lookUp(units, 'day');
  if (!unit || (business !== null && unit.name !== 'day' && unit.name !== 'hour')) return null;
  if (unit.name === 'second' && count.value < 5) return null;
  const to = oneWord ?? (business ?? plain) + 1;
  return {
    value: { span: times(unit, count.value), unit, working: business !== null || oneWord !== null, few: count.few },
    to,
  };
}

// "an hour and a half", "2 hours and 30 minutes", "1h30"
function withTail(tokens: readonly Token[], simple: Read<Simple>): Read<Simple> {
  const { unit, span, working } = simple.value;
  const and = match(tokens, simple.to, 'and|&') ?? simple.to;
  const fraction = and > simple.to ? readFraction(tokens, and) : null;
  if (fraction && !lookUp(units, textAt(tokens, fraction.to)) && match(tokens, fraction.to, 'a|an|of') === null) {
    return { value: { ...simple.value, span: plus(span, times(unit, fraction.value)) }, to: fraction.to };
  }
  const number = working ? null : readNumber(tokens, and);
  if (!number) return simple;
  const smaller = lookUp(units, textAt(tokens, number.to));
  if (smaller && sizeOf(smaller) < sizeOf(unit)) {
    return withTail(tokens, {
      value: { ...simple.value, unit: smaller, span: plus(span, times(smaller, number.value)) },
      to: number.to + 1,
    });
  }
  return !smaller && unit.name === 'hour' && areMinutes(tokens, and, number)
    ? { value: { ...simple.value, span: plus(span, { months: 0, days: 0, minutes: number.value }) }, to: number.to }
    : simple;
}

// "1h30", "1 hr 30", "one hour thirty"; a single digit behind a space may be anything.
function areMinutes(tokens: readonly Token[], at: number, { value, to }: Read<number>): boolean {
  if (!Number.isInteger(value) || value >= 60) return false;
  if (tokens[at]?.glued) return true;
  const isWord = tokens[at]?.kind === 'word';
  return (
    value >= 10 &&
    (isWord || textAt(tokens, at).length === 2) &&
    match(tokens, to, 'am|pm|past|to|%|:|st|th|-') === null
  );
}

// "5 minutes to 5" is a time of the day.
function isMinutesBeforeAnHour(tokens: readonly Token[], at: number, amount: Amount): boolean {
  if (amount.high.minutes >= 60 || amount.high.days + amount.high.months > 0) return false;
  const to = match(tokens, at, 'to|past|til|till|before|after|of');
  return to !== null && (readNumber(tokens, to) !== null || match(tokens, to, 'noon|midnight|midday') !== null);
}

// "at 16h30", "16h30" and "1600 hours" are times; "1h30" and "in 16h" are not.
function isTimeOfDay(tokens: readonly Token[], at: number): boolean {
  const [token, unit, minutes] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  const before = textAt(tokens, at - 1);
  if (before === 'at' || before === '@') return true;
  if (token?.kind === 'clock') return (token.padded || token.hour > 12) && before !== 'in' && before !== 'within';
  if (token?.kind !== 'number' || ['in', 'within', 'to', '-'].includes(before)) return false;
  if (unit?.text === 'h' && unit.glued && minutes?.glued === true) return token.value >= 13 && token.value < 24;
  return /^([01]\d|2[0-3])[0-5]\d$/.test(token.text) && match(tokens, at + 1, 'hours|hrs|h') !== null;
}

function amountOf(low: Span | null, high: Simple, first: Simple): Amount {
  const isPartOfDay = high.unit.name === 'day' && high.span.days === 0;
  const roughly = high.few ? 'few' : isPartOfDay ? 'part of a day' : null;
  return { low, high: high.span, working: high.working || first.working, roughly };
}

function times(unit: Unit, count: number): Span {
  const months = Math.floor(unit.months * count);
  const days = unit.days * count + (unit.months * count - months) * 30;
  return { months, days: Math.floor(days), minutes: unit.minutes * count + (days - Math.floor(days)) * 1440 };
}

function plus(one: Span, other: Span): Span {
  return { months: one.months + other.months, days: one.days + other.days, minutes: one.minutes + other.minutes };
}

function sizeOf(unit: Unit): number {
  return unit.months * 43_200 + unit.days * 1440 + unit.minutes;
}
