import { type Read, readFraction, readNumber } from './number.ts';
import { match } from './pattern.ts';
import type { Token } from './token.ts';

/** How many: 2, two and a half, a couple of, a few, another. */
export type Count = { value: number; few: boolean };

/** Every way to read a count here, the likelier first: what follows decides ("three quarters" is no three). */
export function* readCount(tokens: readonly Token[], at: number): Generator<Read<Count>> {
  const start = match(tokens, at, 'another|only|about|around|approximately|roughly|maybe|~') ?? at;
  const couple = match(tokens, start, 'a? couple of?');
  if (couple !== null) yield counted(2, couple);
  const few = match(tokens, start, 'a? few');
  if (few !== null) yield { value: { value: 3, few: true }, to: few };
  const fraction = readFraction(tokens, start);
  if (fraction)
    yield counted(
      fraction.value,
      match(tokens, fraction.to, 'of? a|an|the') ?? match(tokens, fraction.to, '-') ?? fraction.to,
    );
  const number = readWholeCount(tokens, start);
  if (number) yield number;
  const article = match(tokens, at, 'a|an|another');
  if (article !== null) yield counted(1, article);
}

/** Without articles: "2", "two and a half", "1.5". */
export function readWholeCount(tokens: readonly Token[], at: number): Read<Count> | null {
  const token = tokens[at];
  if (token?.kind === 'clock') {
    // "1.50 hours" is half a one more, "1.30 hours" is who knows what.
    if (token.text.includes('.') && ![0, 25, 50].includes(token.minute)) return null;
    const value = token.text.includes('.') ? Number(token.text) : token.hour + token.minute / 60;
    return counted(value, at + 1);
  }
  const number = readNumber(tokens, at);
  if (!number) return null;
  const and = match(tokens, number.to, 'and') ?? number.to;
  const rest = tokens[and]?.kind === 'slash' || and > number.to ? readFraction(tokens, and) : null;
  if (rest) return counted(number.value + rest.value, rest.to);
  const point = match(tokens, number.to, 'point');
  const decimals = point === null ? null : readNumber(tokens, point);
  if (decimals) return counted(number.value + decimals.value / 10 ** String(decimals.value).length, decimals.to);
  return counted(number.value, number.to);
}

function counted(value: number, to: number): Read<Count> {
  return { value: { value, few: false }, to };
}
