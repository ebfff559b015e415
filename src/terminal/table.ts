import { oneLine } from '../text/safe.ts';
import { cells, clip, padEnd, padStart } from './cells.ts';
import type { Paint } from './style.ts';

export type Column<Row> = {
  head: string;
  cell: (row: Row) => string;
  /** Narrow windows lose columns in this order, 1 first; a column without it stays. */
  drop?: number;
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
  const filled = columns.map((column) => ({ ...column, texts: rows.map((row) => oneLine(column.cell(row))) }));
  const shown = fitting(filled, width);
  // The last one is not filled up with blanks, so that only what is missing counts as cut.
  const widths = shown.map((column, index) =>
    index === shown.length - 1 && column.align === undefined ? 0 : widest(column),
  );
  const line = (texts: readonly string[], paints: readonly (Paint | undefined)[] = []) => {
    const aligned = texts.map((text, index) => align(text, widths[index] ?? 0, shown[index]?.align));
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
      const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(piece) ?? [];
      const paint = paints[index];
      return paint === undefined || words === '' ? piece : before + paint(words) + after;
    })
    .join('');
}

type Filled = { head: string; texts: readonly string[]; drop?: number; align?: 'right' };

const widest = ({ head, texts }: Filled) => texts.reduce((most, text) => Math.max(most, cells(text)), cells(head));

function fitting<T extends Filled>(columns: readonly T[], width: number): readonly T[] {
  const last = columns.at(-1);
  const others = columns.slice(0, -1).reduce((sum, column) => sum + widest(column) + gap.length, 0);
  if (last === undefined || others + Math.min(leastLast, widest(last)) <= width) return columns;
  const droppable = columns.filter(({ drop }) => drop !== undefined);
  const next = droppable.toSorted((a, b) => (a.drop ?? 0) - (b.drop ?? 0))[0];
  return next === undefined
    ? columns
    : fitting(
        columns.filter((column) => column !== next),
        width,
      );
}

function align(text: string, width: number, side: 'right' | undefined): string {
  return side === 'right' ? padStart(text, width) : padEnd(text, width);
}
