import { wrap } from '../../terminal/cells.ts';

/** A text whose lines fit a width: what does not goes on below, set in by so much more. Null: nothing is broken. */
export function hanging(text: string, width: number | null, by: number): string {
  if (width === null) return text;
  return text
    .split('\n')
    .flatMap((line) => {
      if (line.length <= width) return [line];
      const before = Math.min(/^ */.exec(line)?.[0].length ?? 0, Math.floor(width / 3));
      const rows = wrap(line.trim(), Math.max(10, width - before - by));
      return rows.map((row, index) => ' '.repeat(index === 0 ? before : before + by) + row);
    })
    .join('\n');
}
