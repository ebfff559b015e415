import { type Read, readNumber } from './number.ts';
import { match, textAt } from './pattern.ts';
import { type Clock, plainClock } from './said.ts';
import type { Token } from './token.ts';

/** The 24 hours in words: sixteen thirty, sixteen hundred, oh nine hundred hours. */
export function readMilitary(tokens: readonly Token[], at: number): Read<Clock> | null {
  const oh = match(tokens, at, 'oh|o|zero');
  const hour = readHourWord(tokens, oh ?? at);
  if (!hour || (oh !== null ? hour.value > 9 : hour.value < 10) || hour.value > 23) return null;
  const hundred = match(tokens, hour.to, 'hundred');
  const minutes = hundred === null ? readMinuteWord(tokens, hour.to) : { value: 0, to: hundred };
  if (!minutes) return null;
  const hours = match(tokens, minutes.to, 'hours|hrs');
  if (hours === null && !isTimeByItself(tokens, at, hour.value, oh !== null)) return null;
  return {
    value: { ...plainClock, hour: hour.value, minute: minutes.value, exact: true },
    to: hours ?? minutes.to,
  };
}

// "ten thirty" is left to the clock of twelve hours, "nineteen forty-five" may be a year.
function isTimeByItself(tokens: readonly Token[], at: number, hour: number, oh: boolean): boolean {
  if (oh) return true;
  return (
    hour > 12 && ((hour !== 19 && hour !== 20) || ['at', 'by', 'before', 'after'].includes(textAt(tokens, at - 1)))
  );
}

// Twenty-two is an hour, "twenty two" before more words too.
function readHourWord(tokens: readonly Token[], at: number): Read<number> | null {
  return tokens[at]?.kind === 'word' ? readNumber(tokens, at) : null;
}

function readMinuteWord(tokens: readonly Token[], at: number): Read<number> | null {
  const start = match(tokens, at, '-') ?? at;
  const oh = match(tokens, start, 'oh|o');
  const minute = tokens[oh ?? start]?.kind === 'word' ? readNumber(tokens, oh ?? start) : null;
  if (!minute || minute.value > 59) return null;
  return (oh === null ? minute.value >= 10 : minute.value > 0 && minute.value < 10) ? minute : null;
}
