import { oneLine } from '../text/safe.ts';
import { cells, clip } from './cells.ts';
import type { Paint } from './style.ts';

export type Column<Row> = {
  head: string;
  cell: (row: Row) => string;
  /** Narrow windows lose columns in this order, 1 first; a column without it stays. */
  drop?: number;
  /** Before another column goes, this one is cut to so many cells. Without it only the last one is cut, to 12. */
  least?: number;
  /** So many cells it gets before one that is dropped earlier is shown beside it. */
  rather?: number;
  align?: 'right';
  /** The colour of a cell, put on when the text is safe, cut and aligned. A list for programs has none. */
  paint?: (row: Row) => Paint;
};

const gap = '  ';

/** The last column may be cut, but not to nothing: before that another one goes. */
const leastLast = 12;

/**
 * A list for people: aligned by cells, at most `width` wide. With no width, because the output is no terminal, it is a
 * list for programs: one record a line, parted by tabs, without heads, and nothing cut or left out.
 */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], width: number | null): string {
  if (width === null) return rows.map((row) => columns.map(({ cell }) => oneLine(cell(row))).join('\t')).join('\n');
  const filled = columns.map((column) => {
    const texts = rows.map((row) => oneLine(column.cell(row)));
    // Measured once: a page is looked at cell by cell three times.
    const sizes = texts.map(cells);
    const widest = sizes.reduce((most, size) => Math.max(most, size), cells(column.head));
    return { ...column, texts, sizes, widest };
  });
  const shown = fitting(filled, width);
  const widths = widthsOf(shown, width);
  const last = shown.length - 1;
  const aligned = (text: string, size: number, index: number) => {
    const { align, widest = 0 } = shown[index] ?? {};
    // The last one is not filled up with blanks, and is cut with the line.
    if (index === last && align === undefined) return text;
    const room = widths[index] ?? 0;
    const cut = room < widest && size > room ? clip(text, room) : text;
    const blanks = ' '.repeat(Math.max(0, room - (cut === text ? size : cells(cut))));
    return align === 'right' ? blanks + cut : cut + blanks;
  };
  const line = (texts: readonly string[]) => clip(texts.join(gap), width).trimEnd();
  const head = line(shown.map((column, index) => aligned(column.head, cells(column.head), index)));
  const body = rows.map((row, at) => {
    const texts = shown.map((column, index) => aligned(column.texts[at] ?? '', column.sizes[at] ?? 0, index));
    return painted(
      line(texts),
      texts,
      shown.map(({ paint }) => paint?.(row)),
    );
  });
  return [head, ...body].join('\n');
}

/** Puts each cell's colour on what is left of it in the line. */
function painted(line: string, aligned: readonly string[], paints: readonly (Paint | undefined)[]): string {
  let at = 0;
  return aligned
    .map((text, index) => {
      const isLast = index === aligned.length - 1;
      const piece = line.slice(at, isLast ? undefined : at + text.length + gap.length);
      at += text.length + gap.length;
      const paint = paints[index];
      const words = piece.trim();
      if (paint === undefined || words === '') return piece;
      const from = piece.indexOf(words);
      return piece.slice(0, from) + paint(words) + piece.slice(from + words.length);
    })
    .join('');
}

type Filled = { drop?: number; least?: number; rather?: number; widest: number };

/** What a column takes at the least, while it is shown at all. */
const leastOf = ({ widest, least }: Filled, isLast: boolean) =>
  Math.min(widest, least ?? (isLast ? leastLast : widest));

function fitting<T extends Filled>(columns: readonly T[], width: number): readonly T[] {
  const droppable = columns.filter(({ drop }) => drop !== undefined);
  const next = droppable.toSorted((a, b) => (a.drop ?? 0) - (b.drop ?? 0))[0];
  const wanting = columns.map((column) => {
    const { least, rather, drop = Number.POSITIVE_INFINITY } = column;
    const isNext = rather === undefined || drop <= (next?.drop ?? drop);
    return isNext ? column : { ...column, least: Math.max(least ?? 0, rather) };
  });
  if (roomLeft(wanting, width) >= 0) return columns;
  return next === undefined
    ? columns
    : fitting(
        columns.filter((column) => column !== next),
        width,
      );
}

function roomLeft(columns: readonly Filled[], width: number): number {
  const least = columns.map((column, index) => leastOf(column, index === columns.length - 1));
  return width - least.reduce((sum, each) => sum + each, 0) - gap.length * (columns.length - 1);
}

/** What is left over goes to those that would be cut, cell by cell to each in turn. */
function widthsOf(columns: readonly Filled[], width: number): readonly number[] {
  const widths = columns.map((column, index) => leastOf(column, index === columns.length - 1));
  let room = roomLeft(columns, width);
  for (let grew = true; room > 0 && grew; ) {
    grew = false;
    for (const [index, { widest }] of columns.entries()) {
      if (room === 0 || (widths[index] ?? 0) >= widest) continue;
      widths[index] = (widths[index] ?? 0) + 1;
      room -= 1;
      grew = true;
    }
  }
  return widths;
}
