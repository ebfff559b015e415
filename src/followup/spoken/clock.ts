import { readMinutesAround } from './clock-idiom.ts';
import { readMilitary } from './clock-military.ts';
import { type Read, readNumber } from './number.ts';
import { match, matchAny, textAt } from './pattern.ts';
import { type Clock, plainClock } from './said.ts';
import type { Token } from './token.ts';
import { lookUp, numberWords, units } from './vocabulary.ts';

const endings = ["o'clock|oclock|o’clock", 'o clock'];

/** A time of day at a token: "half past four", "16:30", "noon". */
export function readClock(tokens: readonly Token[], at: number): Read<Clock> | null {
  const read =
    readNamedHour(tokens, at) ??
    readMilitary(tokens, at) ??
    readMinutesAround(tokens, at, readHour) ??
    readDigits(tokens, at) ??
    readHourAndMinute(tokens, at);
  return read && withEnding(tokens, read);
}

/** An hour alone, as after "half past": 4, four, noon. */
function readHour(tokens: readonly Token[], at: number): Read<Clock> | null {
  const named = readNamedHour(tokens, at);
  if (named) return named;
  const word = textAt(tokens, at).replace(/-?ish$/, '');
  const number = tokens[at]?.kind === 'number' ? readNumber(tokens, at) : null;
  const hour = number?.value ?? lookUp(numberWords, word) ?? 0;
  if (!Number.isInteger(hour) || hour < 1 || hour > (number ? 24 : 12) || lookUp(units, textAt(tokens, at + 1)))
    return null;
  if (tokens[at]?.text.length === 2 && textAt(tokens, at).startsWith('0'))
    return { value: { ...plainClock, hour, exact: true, bare: true }, to: at + 1 };
  return {
    value: { ...plainClock, hour, exact: hour > 12, bare: true, roughly: word !== textAt(tokens, at) },
    to: at + 1,
  };
}

function readNamedHour(tokens: readonly Token[], at: number): Read<Clock> | null {
  const noon = matchAny(tokens, at, ['12|twelve? noon|midday|noonish -?', 'high noon', 'mid -? day']);
  if (noon !== null)
    return {
      value: { ...plainClock, hour: 12, exact: true, roughly: textAt(tokens, noon - 1) === 'noonish' },
      to: noon,
    };
  const midnight = match(tokens, at, '12|twelve? midnight');
  return midnight === null ? null : { value: { ...plainClock, hour: 24, exact: true }, to: midnight };
}

// 4:30, 4.30, 1630, 16h30
function readDigits(tokens: readonly Token[], at: number): Read<Clock> | null {
  const token = tokens[at];
  if (token?.kind === 'clock') {
    const { hour, minute, padded } = token;
    const to = (padded || hour > 12 ? match(tokens, at + 1, 'hours|hrs|h') : null) ?? at + 1;
    return hour === 24 && minute > 0
      ? null
      : { value: { ...plainClock, hour, minute, exact: padded || hour > 12 || hour === 0 }, to };
  }
  if (token?.kind !== 'number' || !/^\d+$/.test(token.text)) return null;
  const hours = match(tokens, at + 1, token.text.length === 4 ? 'hours|hrs|hour|h' : 'hours|hrs|hour');
  const said = hours !== null || ['at', '@'].includes(textAt(tokens, at - 1));
  if (/^\d{3,4}$/.test(token.text)) {
    const [hour, minute] = [Math.floor(token.value / 100), token.value % 100];
    const looksLikeYear = token.value >= 1900 && token.value <= 2100;
    if (hour > 23 || minute > 59 || (looksLikeYear && !said)) return null;
    const exact = token.text.startsWith('0') || hour > 12 || (hours !== null && token.text.length === 4);
    return {
      value: { ...plainClock, hour, minute, exact, bare: !exact || token.text.length < 4 },
      to: hours ?? at + 1,
    };
  }
  const [h, minutes] = [tokens[at + 1], tokens[at + 2]];
  if (h?.text !== 'h' || !h.glued || token.value > 24) return null;
  if (minutes?.kind !== 'number' || !minutes.glued)
    return !said ? null : { value: { ...plainClock, hour: token.value, exact: true }, to: at + 2 };
  return minutes.value < 60
    ? { value: { ...plainClock, hour: token.value, minute: minutes.value, exact: true }, to: at + 3 }
    : null;
}

// four, 4pm, four thirty, nine oh five
function readHourAndMinute(tokens: readonly Token[], at: number): Read<Clock> | null {
  const hour = readHour(tokens, at);
  if (!hour || hour.value.roughly) return hour;
  const oh = match(tokens, hour.to, '-? oh|o');
  const minute = readNumber(tokens, oh ?? match(tokens, hour.to, '-') ?? hour.to);
  if (!minute || !isMinute(tokens, minute, oh !== null, tokens[at]?.kind === 'number')) return hour;
  return { value: { ...hour.value, minute: minute.value, bare: tokens[at]?.kind === 'number' }, to: minute.to };
}

function isMinute(tokens: readonly Token[], minute: Read<number>, oh: boolean, digits: boolean): boolean {
  const token = tokens[minute.to - 1];
  if (lookUp(units, textAt(tokens, minute.to)) || (token?.kind === 'number') !== digits) return false;
  // "4-15" may be anything; "4 15" and "four-fifteen" are times.
  if (digits && (token?.text.length !== 2 || textAt(tokens, minute.to - 2) === '-')) return false;
  return oh
    ? minute.value > 0 && minute.value < 10
    : minute.value >= 10 && minute.value < 60 && !followedByHalf(tokens, minute.to);
}

// "10 11 am" is two hours, not one.
function followedByHalf(tokens: readonly Token[], at: number): boolean {
  return ["o'clock", 'past', 'to'].includes(textAt(tokens, at));
}

function withEnding(tokens: readonly Token[], { value, to }: Read<Clock>): Read<Clock> | null {
  const oClock = matchAny(tokens, to, endings);
  let end = oClock ?? to;
  const half = readHalf(tokens, end);
  if (half) end = half.to;
  const sharp = matchAny(tokens, end, ['sharp|exactly|prompt|promptly|precisely', 'on the dot']);
  const ish = match(tokens, end, '-? ish');
  if (half && (value.hour > 12 ? half.value === 'am' : value.hour === 0 && half.value === 'pm')) return null;
  return {
    value: {
      ...value,
      bare: value.bare && oClock === null && half === null && ish === null && sharp === null && !value.roughly,
      exact: value.exact && !(half && value.hour <= 12),
      half: half && value.hour <= 12 ? half.value : value.half,
      roughly: value.roughly || ish !== null,
    },
    to: sharp ?? ish ?? end,
  };
}

function readHalf(tokens: readonly Token[], at: number): Read<'am' | 'pm'> | null {
  const text = textAt(tokens, at);
  if (text === 'am' || text === 'pm') return { value: text, to: at + 1 };
  if ((text === 'a' || text === 'p') && tokens[at]?.glued === true)
    return { value: text === 'a' ? 'am' : 'pm', to: at + 1 };
  return null;
}
