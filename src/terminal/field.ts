import { plain } from '../text/safe.ts';
import { cells, graphemes } from './cells.ts';
import type { Line } from './edit.ts';

/** The input line as drawn: whole rows above and below the one with the cursor, and that row on both sides of it. */
export type Field = { above: readonly string[]; before: string; after: string; below: readonly string[] };

type Piece = { shown: string; from: number };
type Row = { pieces: readonly Piece[]; start: number; end: number; isLast: boolean };

const first = ' > ';
const next = '   ';
const more = ' … ';

/** Breaks what is typed at words into rows of at most `width` cells, and shows at most `most` of them, with the cursor's. */
export function field(line: Line, width: number, most: number): Field {
  const rows = rowsOf(line.text, Math.max(4, width - first.length - 1));
  const here = rows.findIndex((row) => line.at < row.end || (line.at === row.end && row.isLast));
  const from = Math.max(0, Math.min(here - Math.floor(most / 2), rows.length - most));
  const shown = rows.slice(from, from + Math.max(1, most));
  const mark = (index: number) => (index > 0 ? next : from > 0 ? more : first);
  const drawn = shown.map((row, index) => mark(index) + textOf(row.pieces));
  const at = here - from;
  const pieces = rows[here]?.pieces ?? [];
  const isBefore = (piece: Piece) => piece.from < line.at;
  return {
    above: drawn.slice(0, at),
    before: mark(at) + textOf(pieces.filter(isBefore)),
    after: textOf(pieces.filter((piece) => !isBefore(piece))),
    below: drawn.slice(at + 1),
  };
}

const textOf = (pieces: readonly Piece[]) => pieces.map((piece) => piece.shown).join('');

function rowsOf(text: string, width: number): Row[] {
  const rows: Row[] = [];
  let start = 0;
  for (const typed of text.split('\n')) {
    rows.push(...broken(typed, start, width));
    start += typed.length + 1;
  }
  return rows;
}

function broken(typed: string, start: number, width: number): Row[] {
  const rows: Row[] = [];
  let row: Piece[] = [];
  let used = 0;
  for (const piece of piecesOf(typed, start)) {
    if (used + room(piece) > width) {
      const space = row.findLastIndex(({ shown }) => shown === ' ');
      const kept = space > 0 ? row.slice(0, space + 1) : row;
      row = row.slice(kept.length);
      rows.push({ pieces: kept, start: kept[0]?.from ?? start, end: row[0]?.from ?? piece.from, isLast: false });
      used = row.reduce((sum, each) => sum + room(each), 0);
    }
    row.push(piece);
    used += room(piece);
  }
  return [...rows, { pieces: row, start: row[0]?.from ?? start, end: start + typed.length, isLast: true }];
}

function piecesOf(typed: string, start: number): Piece[] {
  // To look letters up by their classes takes longer to begin than all else that draws the line.
  const isHarmless = /^[ -~]*$/.test(typed) || /^[^\p{C}\p{Zl}\p{Zp}]*$/u.test(typed);
  let from = start;
  return graphemes(typed).map((grapheme) => {
    const shown = isHarmless ? grapheme : plain(grapheme).replace(/[\t\n]/g, ' ');
    const piece = { shown, from };
    from += grapheme.length;
    return piece;
  });
}

// Terminals differ on how wide joined emoji are, and the library counts rows by code units: the widest of all is safe.
function room({ shown }: Piece): number {
  if (shown.length === 1 && shown <= '~') return 1;
  const apart = Array.from(shown).reduce((sum, character) => sum + cells(character), 0);
  return Math.max(apart, shown.length);
}
