import type { NamedDay } from '../named-days.ts';
import { readAmount } from './amount.ts';
import { readDate } from './date.ts';
import type { Read } from './number.ts';
import { match, matchAny, textAt } from './pattern.ts';
import type { Amount, DaySaid } from './said.ts';
import type { Token } from './token.ts';
import { lookUp, weekdayWords } from './vocabulary.ts';

const aheadWords: readonly [pattern: string, days: number, open: boolean][] = [
  ['today|2day|todays', 0, true],
  ['tomorrow|tomorow|tommorow|tommorrow|tomorro|tmrw|tmrow|tmr|tmw|2moro|2morrow|tomo|morrow', 1, true],
  ['the next|following day', 1, true],
  ['the? day after tomorrow|tomorow|tommorow|tommorrow|tmrw', 2, true],
  ['the? day after next', 2, true],
  ['overmorrow', 2, true],
];

const namedDays: readonly [pattern: string, name: NamedDay][] = [
  ['black friday', 'black-friday'],
  ['cyber monday', 'cyber-monday'],
  ['thanksgiving day?', 'thanksgiving'],
  ['christmas|xmas eve', 'christmas-eve'],
  ['christmas|xmas day?', 'christmas'],
  ['boxing day', 'boxing-day'],
  ["new year|years '|’? eve", 'new-year-eve'],
  ["new year|years '|’? day?", 'new-year'],
  ['good friday', 'good-friday'],
  ['easter monday', 'easter-monday'],
  ['easter sunday?', 'easter'],
  ['labor|labour day', 'labor-day'],
  ['memorial day', 'memorial-day'],
  ['independence day', 'independence-day'],
  ["president|presidents '|’? day", 'presidents-day'],
  ['mlk day', 'mlk-day'],
  ['martin luther king day', 'mlk-day'],
  ['juneteenth', 'juneteenth'],
  ["veteran|veterans '|’? day", 'veterans-day'],
  ['columbus day', 'columbus-day'],
  ['halloween', 'halloween'],
  ["valentine|valentines '|’? day?", 'valentine'],
  ['st . patrick|patricks day', 'st-patrick'],
  ['st patrick|patricks day', 'st-patrick'],
  ["mother|mothers '|’? day", 'mothers-day'],
  ["father|fathers '|’? day", 'fathers-day'],
  ['canada day', 'canada-day'],
  ['victoria day', 'victoria-day'],
];

/** A day at a token: "tomorrow", "Friday week", "the 3rd". */
export function readDay(tokens: readonly Token[], at: number): Read<DaySaid> | null {
  const words = readWords(tokens, at);
  if (words?.value.kind === 'ahead' && words.value.days > 1) return words;
  return readShifted(tokens, at) ?? readWithWeek(tokens, at) ?? readBaseDay(tokens, at);
}

function readBaseDay(tokens: readonly Token[], at: number): Read<DaySaid> | null {
  return readWords(tokens, at) ?? readWeekday(tokens, at) ?? readDate(tokens, at);
}

function readWords(tokens: readonly Token[], at: number): Read<DaySaid> | null {
  for (const [pattern, days, open] of aheadWords) {
    const to = match(tokens, at, pattern);
    if (to !== null) return { value: { kind: 'ahead', days, open }, to };
  }
  const next = match(tokens, at, 'the? next business|biz|working|work day');
  if (next !== null) return { value: { kind: 'business', count: 1, open: false }, to: next };
  const following = match(tokens, at, 'the? following business|biz|working|work day');
  if (following !== null) return { value: { kind: 'business', count: 1, open: true }, to: following };
  for (const [pattern, name] of namedDays) {
    const to = match(tokens, at, pattern);
    if (to !== null) return { value: { kind: 'named', name }, to };
  }
  return null;
}

function readWeekday(tokens: readonly Token[], at: number): Read<DaySaid> | null {
  const coming = matchAny(tokens, at, ['the|this coming|upcoming', 'coming|upcoming', 'the? nearest']);
  const next = match(tokens, at, 'the? next|following');
  const this_ = match(tokens, at, 'this');
  const start = coming ?? next ?? this_ ?? at;
  const weekday = lookUp(weekdayWords, textAt(tokens, start));
  if (weekday === null) return null;
  const afterNext = match(tokens, start + 1, 'after next');
  if (afterNext !== null) return { value: { kind: 'weekday', weekday, which: 'after-next' }, to: afterNext };
  // "Friday next week" leaves its week to be read as one.
  const nextBehind = ['week', 'month'].includes(textAt(tokens, start + 2)) ? null : match(tokens, start + 1, 'next');
  const comingBehind = match(tokens, start + 1, 'coming');
  const which = next !== null || nextBehind !== null ? 'next' : this_ !== null && coming === null ? 'this' : 'coming';
  return { value: { kind: 'weekday', weekday, which }, to: nextBehind ?? comingBehind ?? start + 1 };
}

// Friday week, tomorrow fortnight, week on Friday
function readWithWeek(tokens: readonly Token[], at: number): Read<DaySaid> | null {
  const lead = match(tokens, at, 'week|fortnight on|from|this');
  const start = lead === null ? null : (readWords(tokens, lead) ?? readWeekday(tokens, lead));
  if (start) {
    const days = textAt(tokens, at) === 'week' ? 7 : 14;
    return { value: { kind: 'shifted', amount: plainDays(days), back: false, base: start.value }, to: start.to };
  }
  const base = readWords(tokens, at) ?? readWeekday(tokens, at);
  if (base?.value.kind !== 'weekday' && base?.value.kind !== 'ahead') return null;
  const days = match(tokens, base.to, 'week') !== null ? 7 : match(tokens, base.to, 'fortnight') !== null ? 14 : 0;
  return days === 0
    ? null
    : { value: { kind: 'shifted', amount: plainDays(days), back: false, base: base.value }, to: base.to + 1 };
}

// a week from Friday, two days after the 20th, the day before Christmas, the Monday after Thanksgiving
function readShifted(tokens: readonly Token[], at: number): Read<DaySaid> | null {
  const beside = readWeekdayBeside(tokens, at);
  if (beside) return beside;
  const dayAfter = match(tokens, at, 'the? day after|following');
  const dayBefore = match(tokens, at, 'the? day before');
  // "tomorrow or the day after"
  if (dayAfter !== null && textAt(tokens, at - 2) === 'tomorrow' && !readDay(tokens, dayAfter))
    return { value: { kind: 'ahead', days: 2, open: true }, to: dayAfter };
  const amount =
    (dayAfter ?? dayBefore) ? { value: plainDays(1), to: dayAfter ?? dayBefore ?? at } : readAmount(tokens, at);
  if (!amount || amount.value.high.minutes > 0 || amount.value.low) return null;
  const before = match(tokens, amount.to, 'before');
  const from = match(tokens, amount.to, 'from|after|following') ?? before;
  const base =
    (dayAfter ?? dayBefore)
      ? readDay(tokens, amount.to)
      : readDay(tokens, from ?? match(tokens, amount.to, 'on') ?? amount.to);
  if (!base || (from === null && dayAfter === null && dayBefore === null && !isCountedFrom(amount.value, base.value)))
    return null;
  return {
    value: { kind: 'shifted', amount: amount.value, back: before !== null || dayBefore !== null, base: base.value },
    to: base.to,
  };
}

// the Monday after Thanksgiving, the last Friday before Christmas; "Friday before noon" has no day behind it
function readWeekdayBeside(tokens: readonly Token[], at: number): Read<DaySaid> | null {
  const start = match(tokens, at, 'the first|last?') ?? at;
  const weekday = lookUp(weekdayWords, textAt(tokens, start));
  if (weekday === null) return null;
  const after = match(tokens, start + 1, 'after|following');
  const before = match(tokens, start + 1, 'before|preceding');
  const base = readBaseDay(tokens, after ?? before ?? tokens.length);
  // "Friday before Monday" are two days, and which of them is meant is not said.
  const isMeant = start > at || base?.value.kind === 'named' || base?.value.kind === 'date';
  if (!base || !isMeant) return null;
  const side = after === null ? 'before' : 'after';
  return { value: { kind: 'weekday-beside', weekday, side, base: base.value }, to: base.to };
}

// "a week tomorrow" and "a week on Friday" count from that day; "two days, Friday" does not.
function isCountedFrom({ high, working }: Amount, base: DaySaid): boolean {
  if (working || high.months + high.days === 0) return false;
  if (high.months > 0) return high.days === 0 && base.kind === 'ahead';
  return high.days % 7 === 0 && (base.kind === 'ahead' || base.kind === 'weekday');
}

function plainDays(days: number): Amount {
  return { low: null, high: { months: 0, days, minutes: 0 }, working: false, roughly: null };
}
