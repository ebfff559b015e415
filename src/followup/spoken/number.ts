import { match, textAt } from './pattern.ts';
import type { Token } from './token.ts';
import { lookUp, numberWords, ordinalWords } from './vocabulary.ts';

export type Read<T> = { value: T; to: number };

/** 4, four, twenty-five, a hundred and twenty */
export function readNumber(tokens: readonly Token[], at: number): Read<number> | null {
  const token = tokens[at];
  if (token?.kind === 'number') return { value: token.value, to: at + 1 };
  const hundred = match(tokens, at, 'a|one hundred and?');
  if (hundred !== null) {
    const rest = readBelowHundred(tokens, hundred);
    return rest ? { value: 100 + rest.value, to: rest.to } : { value: 100, to: at + 2 };
  }
  return readBelowHundred(tokens, at);
}

/** 20th, twentieth, twenty-first */
export function readOrdinal(tokens: readonly Token[], at: number): Read<number> | null {
  const token = tokens[at];
  if (token?.kind === 'ordinal') return { value: token.value, to: at + 1 };
  const tens = lookUp(numberWords, textAt(tokens, at));
  if (tens !== null && tens >= 20) {
    const next = textAt(tokens, at + 1) === '-' ? at + 2 : at + 1;
    const ones = lookUp(ordinalWords, textAt(tokens, next));
    return ones !== null && ones < 10 ? { value: tens + ones, to: next + 1 } : null;
  }
  const value = lookUp(ordinalWords, textAt(tokens, at));
  return value === null ? null : { value, to: at + 1 };
}

/** Half, a quarter, 3/4: without the unit that follows. */
export function readFraction(tokens: readonly Token[], at: number): Read<number> | null {
  const token = tokens[at];
  if (token?.kind === 'slash' && token.first < token.second && [2, 3, 4].includes(token.second)) {
    return { value: token.first / token.second, to: at + 1 };
  }
  const three = match(tokens, at, 'three|3 -? quarters|quarter');
  if (three !== null) return { value: 3 / 4, to: three };
  const quarter = match(tokens, at, 'a|an|one|1? quarter');
  if (quarter !== null) return { value: 1 / 4, to: quarter };
  const half = match(tokens, at, 'a|an|one|1? half');
  return half === null ? null : { value: 1 / 2, to: half };
}

function readBelowHundred(tokens: readonly Token[], at: number): Read<number> | null {
  const value = lookUp(numberWords, textAt(tokens, at));
  if (value === null) return null;
  if (value < 20) return { value, to: at + 1 };
  const next = textAt(tokens, at + 1) === '-' ? at + 2 : at + 1;
  const ones = lookUp(numberWords, textAt(tokens, next));
  return ones !== null && ones > 0 && ones < 10 ? { value: value + ones, to: next + 1 } : { value, to: at + 1 };
}
