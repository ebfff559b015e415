import { oneLine } from '../text/safe.ts';
import { cells, clip, padEnd, padStart } from './cells.ts';
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
    return { ...column, texts, widest: texts.reduce((most, text) => Math.max(most, cells(text)), cells(column.head)) };
  });
  const shown = fitting(filled, width);
  const widths = widthsOf(shown, width);
  const line = (texts: readonly string[], paints: readonly (Paint | undefined)[] = []) => {
    const aligned = texts.map((text, index) => {
      const column = shown[index];
      // The last one is not filled up with blanks, and is cut with the line.
      if (column === undefined || (index === shown.length - 1 && column.align === undefined)) return text;
      const room = widths[index] ?? 0;
      return align(room < column.widest ? clip(text, room) : text, room, column.align);
    });
    return painted(clip(aligned.join(gap), width).trimEnd(), aligned, paints);
  };
  const body = rows.map((row, at) =>
    line(
      shown.map(({ texts }) => texts[at] ?? ''),
      shown.map(({ paint }) => paint?.(row)),
    ),
  );
  return [line(shown.map(({ head }) => head)), ...body].join('\n');
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

function align(text: string, width: number, side: 'right' | undefined): string {
  return side === 'right' ? padStart(text, width) : padEnd(text, width);
}
