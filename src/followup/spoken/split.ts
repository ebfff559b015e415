import type { Reading, TimeContext } from '../spoken-time.ts';
import type { Piece } from './piece.ts';
import { readPieces } from './pieces.ts';
import { readTokens } from './reading.ts';
import { type Token, tokenise } from './token.ts';

export type Split = { time: string; reading: Reading; rest: string };

const reach = 24;
const seen = 2000;

/** The longest time at the start of the line, else at its end. */
export function splitTokens(line: string, context: TimeContext): Split | null {
  const all = tokenise(line.slice(0, seen));
  const start = all.slice(0, reach);
  const end = line.length > seen ? [] : all.slice(-reach);
  if (all.length <= reach && line.length <= seen) {
    const whole = readTokens(all, line, context);
    if (whole.phrase.kind === 'phrase') return { time: line.trim(), reading: whole.reading, rest: '' };
  }
  return splitAt(start, line, context, 'start') ?? splitAt(end, line, context, 'end');
}

function splitAt(tokens: readonly Token[], line: string, context: TimeContext, side: 'start' | 'end'): Split | null {
  for (let count = tokens.length; count > 0; count--) {
    const part = side === 'start' ? tokens.slice(0, count) : tokens.slice(-count);
    const others = side === 'start' ? tokens.slice(count) : tokens.slice(0, -count);
    const [first, last] = [part[0], part.at(-1)];
    if (!first || !last || isCutShort(others, side)) continue;
    const { reading, pieces, phrase } = readTokens(part, line, context);
    const isVague = phrase.kind === 'stop' && phrase.stop === 'vague' && reading.kind === 'ask';
    if ((phrase.kind !== 'phrase' || !isFirm(pieces, part, side)) && !isVague) continue;
    const time = withoutVerb(part, pieces, side);
    const [from, to] = [time[0]?.from ?? first.from, time.at(-1)?.to ?? last.to];
    const rest = side === 'start' ? line.slice(last.to) : line.slice(0, first.from);
    return { time: line.slice(from, to), reading, rest: rest.replace(/^[\s,;:.–—-]+|[\s,;:–—-]+$/g, '') };
  }
  return null;
}

// "tomorrow unless it rains", "not tomorrow": what stands beside the time would change it.
function isCutShort(others: readonly Token[], side: 'start' | 'end'): boolean {
  const pieces = readPieces(others);
  const beside = side === 'start' ? pieces.find(({ kind }) => kind !== 'filler') : pieces.findLast(({ kind }) => kind !== 'filler');
  if (!beside) return false;
  if (beside.kind !== 'unknown') return beside.kind !== 'mood' || beside.mood !== 'for';
  const token = others[beside.from];
  return !token || /^(not|no|never|cannot|except|without|.+n't)$/.test(token.text);
}

/** More than a mere number: "4.30" is a version too, and "1630" an extension. */
function isFirm(pieces: readonly Piece[], tokens: readonly Token[], side: 'start' | 'end'): boolean {
  const marked = pieces.some(({ kind, ...piece }) => kind === 'bound' || (kind === 'mood' && 'mood' in piece && ['at', 'between'].includes(piece.mood)));
  return pieces.some((piece) => {
    switch (piece.kind) {
      case 'clock': {
        const token = tokens[piece.from];
        const isPlain = piece.to === piece.from + 1 && (token?.kind === 'number' || (token?.kind === 'clock' && token.text.includes('.')));
        return marked || !(isPlain || (piece.clock.bare && piece.clock.half === null));
      }
      case 'amount':
        return marked || isLed(tokens, piece) || (side === 'start' && isFullUnit(tokens, piece));
      case 'day':
        return marked || piece.day.kind !== 'numeric' || piece.day.year !== null;
      case 'part':
      case 'period':
        return true;
      case 'zone':
      case 'bound':
      case 'mood':
      case 'join':
      case 'stop':
      case 'filler':
      case 'unknown':
        return false;
    }
  });
}

function isLed(tokens: readonly Token[], piece: Piece): boolean {
  const before = tokens.slice(0, piece.from).map(({ text }) => text);
  return before.some((text) => ['in', 'within', 'inside', 'wait', 'give', 'hold', 'next', 'up', 'under'].includes(text));
}

// "5 minute job" is a kind of job.
function isFullUnit(tokens: readonly Token[], piece: Piece): boolean {
  const [first, unit] = [tokens[piece.from], tokens[piece.to - 1]];
  const isOne = first?.kind === 'number' ? first.value <= 1 : ['a', 'an', 'one', 'half'].includes(first?.text ?? '');
  return isOne || !/^(second|minute|hour|day|week|month|year)$/.test(unit?.text ?? '');
}

function withoutVerb(tokens: readonly Token[], pieces: readonly Piece[], side: 'start' | 'end'): readonly Token[] {
  const index = side === 'start' ? pieces.findIndex(({ kind }) => kind !== 'filler') : 0;
  const isVerb = pieces.slice(0, Math.max(index, 0)).every((piece) => /^\p{L}/u.test(tokens[piece.from]?.text ?? '') && !['in', 'on', 'the', 'at', 'within'].includes(tokens[piece.from]?.text ?? ''));
  return isVerb && index > 0 ? tokens.slice(pieces[index]?.from ?? 0) : tokens;
}
