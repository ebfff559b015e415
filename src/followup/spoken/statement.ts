import { addToGroup, emptyGroup, type Group, hasTime, isOnCalendar } from './group.ts';
import type { Join, Piece } from './piece.ts';
import type { Stop } from './said.ts';

/** One moment, or from one to the other, or one or the other. */
export type Statement = { first: Group; join: 'range' | 'or' | null; second: Group | null };

export type Phrase =
  | { kind: 'phrase'; main: Statement; instead: Statement | null }
  | { kind: 'stop'; stop: Stop | 'two' | 'nothing' }
  /** pieces that nobody can read, and whether something must happen first */
  | { kind: 'unread'; pieces: readonly Piece[]; waits: boolean };

/** What the pieces of a phrase say together. */
export function readPhrase(pieces: readonly Piece[]): Phrase {
  const said = pieces.filter(({ kind }) => kind !== 'filler');
  const stop = said.find(({ kind }) => kind === 'stop');
  if (stop?.kind === 'stop') return { kind: 'stop', stop: stop.stop };
  const unread = said.filter((piece, index) => piece.kind === 'unknown' || isDangling(said, index));
  // "at 5 to" has lost its hour.
  const last = pieces.at(-1);
  if (last?.kind === 'join' && last.join !== 'dash') unread.push(last);
  if (unread.length > 0) return { kind: 'unread', pieces: unread, waits: waitsFor(said) };
  const cut = said.findIndex((piece) => piece.kind === 'join' && piece.join === 'instead');
  const main = readStatement(cut < 0 ? said : said.slice(0, cut));
  if (typeof main === 'string') return { kind: 'stop', stop: main };
  if (cut < 0) return { kind: 'phrase', main, instead: null };
  const instead = readStatement(said.slice(cut + 1));
  return typeof instead === 'string' ? { kind: 'stop', stop: instead } : { kind: 'phrase', main, instead };
}

function readStatement(said: readonly Piece[]): Statement | 'two' | 'nothing' {
  const first = emptyGroup();
  let group = first;
  let join: Statement['join'] = null;
  for (const [index, piece] of said.entries()) {
    if (piece.kind !== 'join') {
      if (!addToGroup(group, piece)) return 'two';
      continue;
    }
    const meant = joinMeant(piece.join, group, said.slice(index + 1));
    if (meant === 'two' || (meant !== null && join !== null && !(meant === 'or' && join === 'or'))) return 'two';
    if (meant === 'until') group.bound = 'by';
    else if (meant !== null) {
      join = meant;
      group = emptyGroup();
    }
  }
  // "Between 2" has lost its other end.
  if (join === null && first.moods.has('between') && !first.amount?.low) return 'nothing';
  if (!hasTime(first) || (join === null && !hasTime({ ...first, moods: new Set() }))) return 'nothing';
  return { first, join, second: join === null ? null : group };
}

// "Monday to Wednesday" joins, "tomorrow - 3pm" is a comma, "tomorrow until 4" is a deadline.
function joinMeant(join: Join, group: Group, rest: readonly Piece[]): 'range' | 'or' | 'until' | 'two' | null {
  const end = rest.findIndex(({ kind }) => kind === 'join');
  const next = emptyGroup();
  for (const piece of end < 0 ? rest : rest.slice(0, end)) addToGroup(next, piece);
  if (!hasTime(next) || !hasTime(group)) return join === 'until' && hasTime(next) ? 'until' : null;
  if (join === 'or') return 'or';
  if (join === 'dash' && isDayAndNumber(group, next)) return 'two';
  if (join === 'and')
    return group.moods.has('between') || ((group.bound === 'after' || group.bound === 'from') && isUpper(next))
      ? 'range'
      : 'two';
  if (haveMuchInCommon(group, next)) return 'range';
  return join === 'until' ? 'until' : join === 'to' ? 'two' : null;
}

// "tomorrow - 3" may be anything.
function isDayAndNumber(one: Group, other: Group): boolean {
  const [clock, beside] = one.clock ? [one, other] : [other, one];
  return clock.clock?.bare === true && !clock.moods.has('at') && beside.clock === null;
}

function isUpper(group: Group): boolean {
  return group.bound === 'by' || group.bound === 'before';
}

function haveMuchInCommon(one: Group, other: Group): boolean {
  if (one.moods.has('now') || one.bound === 'from') return true;
  if (one.clock || other.clock) return one.clock !== null && other.clock !== null;
  return (
    (one.amount && other.amount) !== null ||
    (one.part && other.part) !== null ||
    (isOnCalendar(one) && isOnCalendar(other))
  );
}

// "before the cat is fed", "for 3 days": the word wants something that is not there, or not that.
function isDangling(said: readonly Piece[], index: number): boolean {
  const [piece, next] = [said[index], said[index + 1]];
  if (piece?.kind === 'mood' && piece.mood === 'for')
    return next?.kind === 'amount' && !said.some((other) => other.kind === 'mood' && other.mood === 'hold');
  if (piece?.kind !== 'bound' || piece.bound === 'around') return false;
  return (
    said.every(({ kind }) => kind === 'bound' || kind === 'mood' || kind === 'join') ||
    (next === undefined && piece.behind !== true)
  );
}

function waitsFor(said: readonly Piece[]): boolean {
  return said.some((piece, index) => {
    const next = said[index + 1];
    const waiting =
      (piece.kind === 'bound' && piece.bound !== 'around' && piece.behind !== true) ||
      (piece.kind === 'join' && piece.join === 'until');
    return waiting && (next === undefined || next.kind === 'unknown');
  });
}
