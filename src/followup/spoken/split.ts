import {
  beginsBare,
  belongsToWords,
  isAboutDay,
  isNumberOfNext,
  saysAnotherTime,
  saysWhichOne,
  takesBack,
} from './elsewhere.ts';
import { isFirm } from './firm.ts';
import type { Reading, TimeContext } from './outcome.ts';
import type { Piece } from './piece.ts';
import { readPieces } from './pieces.ts';
import { readTokens } from './reading.ts';
import { type Token, tokenise } from './token.ts';

export type Split = { time: string; reading: Reading; rest: string };

type Side = 'start' | 'end';

const reach = 24;
const seen = 2000;
const prepositions = ['in', 'on', 'the', 'at', 'within', 'inside', 'over', 'during'];
const promiseWords = [
  'call',
  'ring',
  'phone',
  'callback',
  'update',
  'news',
  'answer',
  'reply',
  'write',
  'email',
  'text',
];
const wordsBehind = ['about', 'on', 'regarding', 'with', 'to', 'via', 'by', 'for', ','];
const leadsAtEnd = ['in', 'on', 'at', 'within', 'inside', 'during'];

/** The longest time at the start of the line, else at its end; none where another one stands in the other words. */
export function splitTokens(line: string, context: TimeContext): Split | null {
  const all = tokenise(line.slice(0, seen));
  if (all.length <= reach && line.length <= seen) {
    const whole = readTokens(all, line, context);
    if (whole.phrase.kind === 'phrase') return { time: line.trim(), reading: whole.reading, rest: '' };
  }
  const end = line.length > seen ? [] : all.slice(-reach);
  const start = splitAt(all.slice(0, reach), all, line, context, 'start');
  // "tomorrow 10 because of the weekend": who began with a time did not mean the one at the end alone.
  if (start === 'unclear') return null;
  const split = start ?? splitAt(end, all, line, context, 'end');
  if (split === 'unclear') return null;
  return split ?? (all.length <= reach && line.length <= seen ? splitAround(all, line, context) : null);
}

/** "update on the sofa in two hours with Anna": only where the line begins as a promise and both sides are plainly words. */
function splitAround(all: readonly Token[], line: string, context: TimeContext): Split | null {
  if (!promiseWords.includes(all[0]?.text ?? '')) return null;
  for (let from = 1; from < all.length - 1; from++) {
    for (let to = all.length - 1; to > from; to--) {
      const [before, part, behind] = [all.slice(0, from), all.slice(from, to), all.slice(to)];
      if (!wordsBehind.includes(behind[0]?.text ?? '')) continue;
      const { reading, pieces, phrase } = readTokens(part, line, context);
      if (phrase.kind !== 'phrase' || !isFirm(pieces, part, 'end') || beginsBare(pieces, part)) continue;
      if (!isCutAtTime(pieces, part, 'start') || !isCutAtTime(pieces, part, 'end')) continue;
      const isDoubtful =
        changesMeaning(before, pieces, 'end') ||
        changesMeaning(behind, pieces, 'start') ||
        saysAnotherTime(before, pieces) ||
        saysAnotherTime(behind, pieces) ||
        takesBack(before) ||
        takesBack(behind) ||
        belongsToWords(before, pieces, part);
      if (isDoubtful) return null;
      const [start, end] = [part[0]?.from ?? 0, part.at(-1)?.to ?? 0];
      const rest = [line.slice(0, start), line.slice(end)].map(trimmed).join(' ');
      return { time: line.slice(start, end), reading, rest };
    }
  }
  return null;
}

function splitAt(
  tokens: readonly Token[],
  all: readonly Token[],
  line: string,
  context: TimeContext,
  side: Side,
): Split | 'unclear' | null {
  for (let count = tokens.length; count > 0; count--) {
    const part = side === 'start' ? tokens.slice(0, count) : tokens.slice(-count);
    const { reading, pieces, phrase } = readTokens(part, line, context);
    const isTime = phrase.kind === 'phrase' && isFirm(pieces, part, side);
    const isVague = phrase.kind === 'stop' && phrase.stop === 'vague';
    if ((!isTime && !isVague) || !isCutAtTime(pieces, part, side)) continue;
    // "about the Sunday roast at 4": the time may stand behind it.
    if (side === 'start' && isAboutDay(pieces, part)) continue;
    if (side === 'end' && count < all.length && beginsBare(pieces, part)) continue;
    const others = side === 'start' ? all.slice(count) : all.slice(0, -count);
    // A shorter time would leave out what is read here as a part of it.
    if (changesMeaning(others, pieces, side)) return 'unclear';
    if (side === 'start' && saysWhichOne(pieces, part, others)) continue;
    if (side === 'start' && isNumberOfNext(pieces, part, others)) return 'unclear';
    if (isTime && saysAnotherTime(others, pieces)) return 'unclear';
    if (isTime && side === 'end' && (takesBack(others) || belongsToWords(others, pieces, part))) return 'unclear';
    const time = side === 'start' ? withoutVerb(part, pieces) : part;
    const [from, to] = [time[0]?.from ?? 0, time.at(-1)?.to ?? 0];
    return {
      time: line.slice(from, to),
      reading,
      rest: trimmed(side === 'start' ? line.slice(to) : line.slice(0, from)),
    };
  }
  return null;
}

// "half three, answer from the": the words behind the time belong to the rest.
function isCutAtTime(pieces: readonly Piece[], tokens: readonly Token[], side: Side): boolean {
  const piece = side === 'start' ? pieces.at(-1) : pieces[0];
  if (!piece) return false;
  if (side === 'end' && isLead(piece, tokens)) return pieces.find(isNoArticle(tokens, piece))?.kind !== 'filler';
  if (piece.kind === 'filler') return false;
  if (side === 'start')
    return isContent(piece) || piece.kind === 'stop' || (piece.kind === 'bound' && piece.to - piece.from > 1);
  return piece.kind !== 'join';
}

// "the replacement in two hours": the word that leads to a time at the end belongs to it.
function isLead({ kind, from, to }: Piece, tokens: readonly Token[]): boolean {
  return kind === 'filler' && to - from === 1 && leadsAtEnd.includes(tokens[from]?.text ?? '');
}

const isNoArticle = (tokens: readonly Token[], lead: Piece) => (piece: Piece) =>
  piece !== lead && tokens[piece.from]?.text !== 'the';

/** "tomorrow unless it rains", "not tomorrow", "Friday 2 chairs": what stands beside the time would change it, or be taken for it. */
function changesMeaning(others: readonly Token[], time: readonly Piece[], side: Side): boolean {
  const isWord = ({ from }: Piece) => side === 'start' && /^[\p{L}\p{N}]/u.test(others[from]?.text ?? '');
  const pieces = readPieces(others).filter((piece) => piece.kind !== 'filler' || isWord(piece));
  const [beside, next] = side === 'start' ? [pieces[0], pieces[1]] : [pieces.at(-1), pieces.at(-2)];
  if (!beside) return false;
  const last = time.at(-1);
  if (side === 'start' && beside.kind === 'unknown' && last?.kind === 'clock' && last.clock.bare)
    return time.at(-2)?.kind !== 'mood';
  if (beside.kind === 'filler') return false;
  if (beside.kind === 'unknown')
    return /^(not|no|never|cannot|except|without|.+n't)$/.test(others[beside.from]?.text ?? '');
  // "order 12 in two hours"
  if (side === 'end' && beside.kind === 'clock' && beside.clock.bare) return next?.kind !== 'unknown';
  if (side === 'end' || (next && isContent(next))) return true;
  // "16:30 about the invoice", "16:30 to confirm", "16:30 - refund"
  if (beside.kind === 'bound') return beside.bound !== 'around' && beside.bound !== 'from';
  if (beside.kind === 'join') return beside.join === 'or' || beside.join === 'until' || beside.join === 'instead';
  return beside.kind !== 'mood' || !['at', 'for'].includes(beside.mood);
}

function isContent({ kind }: Piece): boolean {
  return (
    kind === 'amount' || kind === 'clock' || kind === 'day' || kind === 'part' || kind === 'period' || kind === 'zone'
  );
}

// "call back tomorrow" is tomorrow, "update within 24 hours" is within 24 hours.
function withoutVerb(tokens: readonly Token[], pieces: readonly Piece[]): readonly Token[] {
  const start = pieces.find(
    (piece) => piece.kind !== 'filler' || prepositions.includes(tokens[piece.from]?.text ?? ''),
  );
  return tokens.slice(start?.from ?? 0);
}

function trimmed(rest: string): string {
  return rest.replace(/^[\s,;:.–—-]+|[\s,;:–—-]+$/g, '');
}
