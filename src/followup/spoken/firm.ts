import type { Piece } from './piece.ts';
import type { Token } from './token.ts';

/** Enough of a time to be cut out of a longer line: "4.30" is a version too, "1630" an extension and "the second" a manager. */
export function isFirm(pieces: readonly Piece[], tokens: readonly Token[], side: 'start' | 'end'): boolean {
  if (
    pieces.some(({ kind }) => kind === 'bound') ||
    pieces.some((piece) => piece.kind === 'mood' && (piece.mood === 'at' || piece.mood === 'between'))
  )
    return true;
  return pieces.some((piece) => isFirmPiece(piece, tokens, side));
}

function isFirmPiece(piece: Piece, tokens: readonly Token[], side: 'start' | 'end'): boolean {
  switch (piece.kind) {
    case 'clock':
      return isFirmClock(piece, tokens);
    case 'amount':
      return isLed(tokens, piece) || (side === 'start' && isWholeUnit(tokens, piece));
    case 'day':
      return (
        !(piece.day.kind === 'numeric' && piece.day.year === null) &&
        !(piece.day.kind === 'date' && piece.day.month === null)
      );
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
}

function isFirmClock(piece: Piece & { kind: 'clock' }, tokens: readonly Token[]): boolean {
  const token = tokens[piece.from];
  const isNumber = token?.kind === 'number' || (token?.kind === 'clock' && token.text.includes('.'));
  return !(isNumber && piece.to === piece.from + 1) && !piece.clock.bare;
}

function isLed(tokens: readonly Token[], piece: Piece): boolean {
  return tokens
    .slice(0, piece.from)
    .some(({ text }) => ['in', 'within', 'inside', 'wait', 'give', 'hold', 'next', 'up', 'under'].includes(text));
}

// "5 minute job" is a kind of job.
function isWholeUnit(tokens: readonly Token[], piece: Piece): boolean {
  const [first, unit] = [tokens[piece.from], tokens[piece.to - 1]];
  const isOne = first?.kind === 'number' ? first.value <= 1 : ['a', 'an', 'one', 'half'].includes(first?.text ?? '');
  return isOne || !/^(second|minute|hour|day|week|month|year)$/.test(unit?.text ?? '');
}
