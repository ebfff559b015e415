import { cells } from '../../terminal/cells.ts';

/** Where the text behind a short name begins: "Promised   Wed 18 Nov ...". */
const nameWidth = 11;

/**
 * Lines broken at words where the window ends, set in under their name. A word that is longer than the window stays
 * whole, so that a command or a path can be copied. Null: nothing is broken.
 */
export function forWindow(text: string, width: number | null): string {
  if (width === null) return text;
  return text
    .split('\n')
    .flatMap((line) => broken(line, width))
    .join('\n');
}

function broken(line: string, width: number): string[] {
  if (cells(line) <= width) return [line];
  const setIn = /^\S+(?: \S+)? {2,}/.test(line) ? ' '.repeat(nameWidth) : '  ';
  const rows: string[] = [];
  let row = '';
  for (const word of line.split(/(?<=\S)(?= )/)) {
    if (row.trim() === '' || cells(row + word) <= width) row += word;
    else {
      rows.push(row);
      row = setIn + word.trimStart();
    }
  }
  return [...rows, row];
}
