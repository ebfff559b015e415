import { readAmount } from './amount.ts';
import { readWholeCount } from './count.ts';
import type { Read } from './number.ts';
import { match, matchAny, textAt } from './pattern.ts';
import type { Amount } from './said.ts';
import type { Token } from './token.ts';
import { lookUp, units } from './vocabulary.ts';

/** The next hour, 2 hours' time, 10 minutes from now. */
export function readLedAmount(tokens: readonly Token[], at: number): Read<Amount> | null {
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

// "within the hour", "in the next day or two"
function readUnitAlone(tokens: readonly Token[], at: number): Read<Amount> | null {
  if (!['in', 'within', 'inside', 'over', 'during'].includes(textAt(tokens, at - 1))) return null;
  const next = match(tokens, at, 'the next');
  const unit = lookUp(units, textAt(tokens, next ?? match(tokens, at, 'the') ?? -1));
  if (!unit || (next === null && unit.name !== 'hour') || textAt(tokens, at - 1) === 'during') return null;
  const to = (next ?? at + 1) + 1;
  const { months, days, minutes } = unit;
  const one = { months, days, minutes };
  const more = match(tokens, to, 'or') === null ? null : readWholeCount(tokens, to + 1);
  if (more) {
    const { value: count } = more.value;
    const high = { months: months * count, days: days * count, minutes: minutes * count };
    return { value: { low: one, high, working: false, roughly: null }, to: more.to };
  }
  const orSo = match(tokens, to, 'or so');
  return { value: { low: null, high: one, working: false, roughly: orSo === null ? null : 'or so' }, to: orSo ?? to };
}
