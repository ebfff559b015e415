import { readAmount } from './amount.ts';
import { readClock } from './clock.ts';
import { type FoundHere, longestOf, readComposite } from './composites.ts';
import { readDay } from './day.ts';
import { readLedAmount } from './led-amount.ts';
import type { Read } from './number.ts';
import { readPart } from './part.ts';
import { matchAny, textAt } from './pattern.ts';
import { readPeriod } from './period.ts';
import type { Content, Piece } from './piece.ts';
import { setPhrases } from './set-phrases.ts';
import type { Token } from './token.ts';
import { readZone } from './zone-words.ts';

const upperEnds = [
  'no|not more|longer than',
  'less than',
  'under|max|maximum',
  'a? maximum|max of',
  'up to',
  'at most',
  'the? next',
  'inside of',
  '+',
];

/** What is said from the first word to the last, the longest reading at each place; what cannot be read is kept as unknown. */
export function readPieces(tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found = readPiece(tokens, at, pieces.at(-1)?.kind === 'clock');
    pieces.push(...found.contents.map((content) => ({ from: at, to: found.to, ...content })));
    at = found.to;
  }
  return pieces;
}

function readPiece(tokens: readonly Token[], at: number, afterClock: boolean): FoundHere {
  const unknown: FoundHere = { to: at + 1, contents: [{ kind: 'unknown' }] };
  if (isMinus(tokens, at) || isLowerEnd(tokens, at)) return unknown;
  const phrase = readSetPhrase(tokens, at);
  const isStop = phrase?.contents[0]?.kind === 'stop';
  // Of two as long as each other the first is taken.
  const longest = longestOf([
    isStop ? phrase : null,
    readComposite(tokens, at),
    found(readLedAmount(tokens, at), (amount) => ({ kind: 'amount', amount })),
    found(readDay(tokens, at), (day) => ({ kind: 'day', day })),
    found(readPeriod(tokens, at), (period) => ({ kind: 'period', period })),
    found(readPart(tokens, at), (part) => ({ kind: 'part', part })),
    found(readClock(tokens, at), (clock) => ({ kind: 'clock', clock })),
    found(readZone(tokens, at, afterClock), (zone) => ({ kind: 'zone', zone })),
    phrase,
  ]);
  return longest ?? unknown;
}

function found<T>(read: Read<T> | null, content: (value: T) => Content): FoundHere | null {
  return read && { to: read.to, contents: [content(read.value)] };
}

// "-5 minutes" is no time to come.
function isMinus(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return (
    ['-', '−', '–'].includes(textAt(tokens, at)) &&
    next?.kind === 'number' &&
    next.glued &&
    ['', 'in', 'within', 'at'].includes(textAt(tokens, at - 1))
  );
}

// "in over an hour" says only when it will not be.
function isLowerEnd(tokens: readonly Token[], at: number): boolean {
  return ['over', 'above', 'beyond', 'past'].includes(textAt(tokens, at)) && readAmount(tokens, at + 1) !== null;
}

function readSetPhrase(tokens: readonly Token[], at: number): FoundHere | null {
  // "less than 2 hours", "up to 30 days": the upper end is meant anyway.
  const upTo = matchAny(tokens, at, upperEnds);
  if (upTo !== null && readAmount(tokens, upTo)) return { to: upTo, contents: [{ kind: 'filler' }] };
  return longestOf(
    setPhrases.map(([content, patterns]) => {
      const to = matchAny(tokens, at, patterns);
      return to === null ? null : { to, contents: [content] };
    }),
  );
}
