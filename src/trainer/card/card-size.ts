import type { Card, CardStep, Field } from './card-of.ts';

/** Letters that are read across a desk, in points, the largest first. The last is what a long method is set in, on several pages. */
const sizes = [9, 8.5, 8, 7.5, 7, 6.6] as const;
const several = 8;

/** What a page of A4 or Letter holds between its margins, whichever is less: two columns, in millimetres. */
const column = { width: 92, height: 258 };
const head = 13;
const point = 0.3528;

/** The largest letters, in points, in which the card fits on one page; where none does it takes several. */
export function cardSize(card: Card): { points: number; isOnePage: boolean } {
  const points = sizes.find((size) => heightOf(card, size) <= 2 * (column.height - head));
  return { points: points ?? several, isOnePage: points !== undefined };
}

/** About how high all of it is in one column, in millimetres. It errs upwards: half a page of air is better than a line on the next. */
function heightOf({ parts, limits, voicemail, endings }: Card, size: number): number {
  const row = size * point * 1.25;
  const letters = column.width / (size * point * 0.53);
  const rows = (text: string) => Math.max(1, Math.ceil(text.length / letters));
  const field = ({ label, marks, boxes, lines, time }: Field) => {
    const text = [label, ...marks, ...boxes.map((box) => `[] ${box}`), time !== null ? 'x'.repeat(50) : ''].join('  ');
    return rows(lines === 1 ? `${text}${'x'.repeat(16)}` : text) * row + (lines === 3 ? 15 : 0) + 0.6;
  };
  const step = ({ letters: lead, title, onlyIf, guide, say, fields, ways, check }: CardStep) =>
    rows(`[] ${lead} ${title}${onlyIf === null ? '' : `only if ${onlyIf}`}`) * row * 1.1 +
    1.6 +
    [...guide, ...ways].reduce((sum, text) => sum + rows(text) * row + 0.4, 0) +
    say.reduce(
      (sum, { text, onlyIf: when }) => sum + rows(`xxx${text}${when === null ? '' : `if ${when}`}`) * row + 0.6,
      0,
    ) +
    fields.reduce((sum, one) => sum + field(one), 0) +
    (check === null ? 0 : (rows(`Who is calling? ${check.ask.join('; ')}`) + 1) * row + 1);
  const titles = (parts.length + 1) * (row * 1.2 + 2.5);
  const steps = parts.flatMap((part) => part.steps).reduce((sum, one) => sum + step(one), 0);
  const machine = voicemail.reduce((sum, text) => sum + rows(text) * row + 0.6, 0);
  const long = limits.reduce((sum, text) => sum + rows(text) * row + 0.6, limits.length === 0 ? 0 : row * 1.2 + 2.5);
  return titles + steps + long + machine + rows(endings.join('xxxxx')) * row;
}
