import { isFirm } from './firm.ts';
import type { Piece } from './piece.ts';
import { readPieces } from './pieces.ts';
import type { Token } from './token.ts';
import { lookUp, units } from './vocabulary.ts';

const topicWords = ['about', 'regarding', 're', 'concerning', 'of'];
const articles = ['the', 'a', 'an', 'my', 'our', 'your', 'their', 'his', 'her'];

/**
 * Whether the words beside a time hold another one, or what makes it doubtful: "tomorrow about the sofa at 4" is one
 * time in two places, "the 2 chairs" is none.
 */
export function saysAnotherTime(others: readonly Token[], time: readonly Piece[]): boolean {
  const pieces = readPieces(others);
  const isWhole = has(time, 'amount') || (has(time, 'day') && has(time, 'clock'));
  const isClocked = has(time, 'amount') || has(time, 'clock');
  return pieces.some((piece, index) => {
    const isNoun = pieces[index + 1]?.kind === 'unknown';
    const isTopic = isNoun && isAboutIt(others, pieces, index);
    switch (piece.kind) {
      case 'clock':
        if (isPartOfNumber(others, piece)) return false;
        if (isAt(pieces[index - 1])) return true;
        // "the 2 chairs", "order 12"
        if (piece.clock.bare) return !isNoun && !(isClocked && pieces[index - 1]?.kind === 'unknown');
        return !(isTopic && isWhole) && isFirm([piece], others, 'start');
      case 'amount':
        // "the 30 day trial"
        return !isNoun || isFirm([piece], others, 'end');
      case 'day':
        if (!isFirm([piece], others, 'start')) return !(isNoun && (isTopic || isWhole));
        return !(isTopic && isWhole) && !isOrigin(others, pieces, index);
      case 'part':
      case 'period':
        return !(isTopic && isWhole) && !isOrigin(others, pieces, index);
      default:
        return false;
    }
  });
}

/** "on 312 555 0142": of numbers in a row none is a clock. */
function isPartOfNumber(others: readonly Token[], { from, to }: Piece): boolean {
  return others[from - 1]?.kind === 'number' || others[to]?.kind === 'number';
}

/** "if the part is here tomorrow", "don't ring Anna tomorrow": the words before a time take its promise away. */
export function takesBack(before: readonly Token[]): boolean {
  if (/^(not|never|cannot|.+n't)$/.test(before[0]?.text ?? '')) return true;
  return readPieces(before).some(
    (piece) => piece.kind === 'stop' && (piece.stop === 'event' || before[piece.to - 1]?.text === 'said'),
  );
}

/** "the order of Friday", "about the booking for tomorrow": the words may be no time of the promise. */
export function belongsToWords(before: readonly Token[], time: readonly Piece[], tokens: readonly Token[]): boolean {
  if (before.length === 0) return false;
  const last = before.at(-1)?.text ?? '';
  if ([...topicWords, 'since'].includes(last)) return true;
  const lead = tokens[time[0]?.from ?? 0]?.text ?? '';
  if (['for', 'from'].includes(lead) && hasTopic(before)) return true;
  if (has(time, 'clock') || has(time, 'amount')) return false;
  if (lead === 'in') return has(time, 'period') && hasTopic(before);
  return (
    lead === 'about' || (lead === 'from' && !time.some((piece) => piece.kind === 'bound' && piece.behind === true))
  );
}

/** "order 12 in two hours", "room 12 10am": such a number is no beginning of a time behind other words. */
export function beginsBare([first]: readonly Piece[], [number, next]: readonly Token[]): boolean {
  if (first?.kind === 'clock' && first.clock.bare) return true;
  if (number?.kind !== 'number' || next === undefined) return false;
  return next.kind === 'number' || next.kind === 'clock' || /^(weeks?|fortnights?)$/.test(next.text);
}

/** "May 2 hours", "May 4ish": the number of a date may belong to what stands behind it. */
export function isNumberOfNext(time: readonly Piece[], tokens: readonly Token[], behind: readonly Token[]): boolean {
  const [next] = behind;
  if (time.at(-1)?.kind !== 'day' || next === undefined || !/^\d/.test(tokens.at(-1)?.text ?? '')) return false;
  const isLetter = /^[\p{L}:.]/u.test(next.text) && next.glued && next.text !== '.';
  return (
    isLetter ||
    next.kind === 'number' ||
    lookUp(units, next.text) !== null ||
    /^(biz|business|working)$/.test(next.text)
  );
}

/** "about the Sunday roast": what "about" leads is no start of a time. */
export function isAboutDay(time: readonly Piece[], tokens: readonly Token[]): boolean {
  const at = time.findIndex(({ kind }) => kind !== 'filler');
  const first = time[at];
  return first?.kind === 'bound' && tokens[first.to - 1]?.text === 'about' && !isFirmClockIn(time, tokens);
}

/** "the Friday delivery": a day with an article before it and a word behind it says which one. */
export function saysWhichOne(time: readonly Piece[], tokens: readonly Token[], behind: readonly Token[]): boolean {
  const last = time.at(-1);
  return (
    last?.kind === 'day' &&
    articles.includes(tokens[last.from - 1]?.text ?? '') &&
    readPieces(behind.slice(0, 1))[0]?.kind === 'unknown'
  );
}

function isFirmClockIn(time: readonly Piece[], tokens: readonly Token[]): boolean {
  return time.some((piece) => (piece.kind === 'clock' || piece.kind === 'amount') && isFirm([piece], tokens, 'start'));
}

const has = (pieces: readonly Piece[], kind: Piece['kind']) => pieces.some((piece) => piece.kind === kind);

const isAt = (piece: Piece | undefined) => piece?.kind === 'mood' && piece.mood === 'at';

const hasTopic = (tokens: readonly Token[]) => tokens.some(({ text }) => text === 'on' || topicWords.includes(text));

const isAboutIt = (tokens: readonly Token[], pieces: readonly Piece[], index: number) =>
  topicWords.includes(leadOf(tokens, pieces, index));

// "the 2 chairs from May", "the order of Friday": where it comes from, not when.
const isOrigin = (tokens: readonly Token[], pieces: readonly Piece[], index: number) =>
  ['from', 'of', 'since'].includes(leadOf(tokens, pieces, index));

/** The word that leads to a piece, an article between them left out. */
function leadOf(tokens: readonly Token[], pieces: readonly Piece[], index: number): string {
  const from = pieces[index]?.from ?? 0;
  const before = tokens[from - 1]?.text ?? '';
  return articles.includes(before) ? (tokens[from - 2]?.text ?? '') : before;
}
