import { type Read, readNumber } from './number.ts';
import { match, matchAny, textAt } from './pattern.ts';
import { type Clock, plainClock } from './said.ts';
import type { Token } from './token.ts';

type ReadHour = (tokens: readonly Token[], at: number) => Read<Clock> | null;

/** half past four, half four, quarter to five, ten past 4, 20 minutes to noon */
export function readMinutesAround(tokens: readonly Token[], at: number, readHour: ReadHour): Read<Clock> | null {
  return (
    readHalfHour(tokens, at, readHour) ??
    readQuarter(tokens, at, readHour) ??
    readMinutesPast(tokens, at, readHour) ??
    readMinutesTo(tokens, at, readHour)
  );
}

function readHalfHour(tokens: readonly Token[], at: number, readHour: ReadHour): Read<Clock> | null {
  const past = match(tokens, at, 'half -? past|after|gone');
  const hour = readHour(tokens, past ?? match(tokens, at, 'half -?') ?? at);
  if (!hour || textAt(tokens, at) !== 'half') return null;
  if (past !== null) return moved(hour, 30);
  return moved(
    {
      ...hour,
      value: {
        ...hour.value,
        idiom: 'half',
        said: tokens
          .slice(at, hour.to)
          .flatMap(({ text }) => (text === '-' ? [] : text))
          .join(' '),
      },
    },
    30,
  );
}

function readQuarter(tokens: readonly Token[], at: number, readHour: ReadHour): Read<Clock> | null {
  const past = match(tokens, at, 'a? quarter past|after|gone');
  if (past !== null) return moved(readHour(tokens, past), 15);
  const to = match(tokens, at, 'a? quarter to|of|til|till|before');
  return to === null ? null : moved(readHour(tokens, to), -15);
}

function readMinutesPast(tokens: readonly Token[], at: number, readHour: ReadHour): Read<Clock> | null {
  const count = readNumber(tokens, at);
  if (!count || !Number.isInteger(count.value) || count.value < 1 || count.value > 59) return null;
  const minutes = match(tokens, count.to, 'minutes|minute|mins|min');
  if (minutes === null && count.value % 5 !== 0 && textAt(tokens, count.to) !== 'past') return null;
  const past = match(tokens, minutes ?? count.to, 'past|after|gone');
  return past === null ? null : moved(readHour(tokens, past), count.value);
}

// "ten to five" is a time and "10 to 5" may be a window: the words around it decide, else it stays open.
function readMinutesTo(tokens: readonly Token[], at: number, readHour: ReadHour): Read<Clock> | null {
  const count = readNumber(tokens, at);
  if (!count || !Number.isInteger(count.value) || count.value < 1 || count.value > 29) return null;
  const minutes = match(tokens, count.to, 'minutes|minute|mins|min');
  const to = matchAny(tokens, minutes ?? count.to, minutes === null ? ['to|til|till|of'] : ['to|til|till|of|before']);
  const hour = to === null ? null : readHour(tokens, to);
  if (!hour || (minutes === null && ![5, 10, 20, 25].includes(count.value))) return null;
  const meant = minutes !== null || count.value > 12 || isMeantAsMinutes(tokens, at, count.value, hour.value.hour);
  if (meant) return moved(hour, -count.value);
  if (['from', 'between'].includes(textAt(tokens, at - 1)) || textAt(tokens, count.to) === 'of') return null;
  return { value: { ...plainClock, hour: count.value, bare: true, idiom: 'to' }, to: count.to };
}

function isMeantAsMinutes(tokens: readonly Token[], at: number, count: number, hour: number): boolean {
  if (['at', '@', 'by', 'before', 'around', 'about', 'until', 'till'].includes(textAt(tokens, at - 1))) return true;
  if (!isWindowByDay(count, hour)) return true;
  return (
    tokens[at]?.kind === 'word' &&
    count >= hour &&
    textAt(tokens, at - 1) !== 'from' &&
    textAt(tokens, at - 1) !== 'between'
  );
}

// From 5 to 12 nobody waits for a call: then "five to twelve" is no window.
function isWindowByDay(from: number, to: number): boolean {
  return [from, from + 12].some((start) => start >= 7 && [to, to + 12].some((end) => end > start && end <= 21));
}

function moved(hour: Read<Clock> | null, minutes: number): Read<Clock> | null {
  if (!hour) return null;
  const { value } = hour;
  const all = value.hour * 60 + value.minute + minutes;
  const wrapped = !value.exact && all < 60 ? all + 720 : all;
  return { value: { ...value, hour: Math.floor(wrapped / 60), minute: wrapped % 60, bare: false }, to: hour.to };
}
