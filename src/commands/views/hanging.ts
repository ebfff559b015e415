import { cells, graphemes, wrap } from '../../terminal/cells.ts';

/**
 * Lines broken at words where a window ends, set in below: under what they say where a short name stands before it
 * ("Promised   Wed 18 Nov ..."), else by two. A word that is longer than the window stays whole, so that a command or a
 * path can be copied. A quoted line with a caret below it is cut instead. `width`: cells; null: nothing is broken.
 */
export function hanging(text: string, width: number | null): string {
  if (width === null) return text;
  const lines = text.split('\n');
  return lines
    .flatMap((line, index) => {
      const caret = lines[index + 1] ?? '';
      if (isCaret(caret)) return [quoted(line, caret, width).line];
      return [isCaret(line) ? quoted(lines[index - 1] ?? '', line, width).caret : line].flatMap((one) =>
        broken(one, width),
      );
    })
    .join('\n');
}

/** The longest name that a text is set in under; with a longer one it would have no room. */
const longestName = 13;

function broken(line: string, width: number): string[] {
  if (cells(line) <= width) return [line];
  const most = Math.floor(width / 3);
  const before = Math.min(/^ */.exec(line)?.[0].length ?? 0, most);
  const name = /^ *\S+(?: \S+)? {2,}/.exec(line)?.[0].length ?? 0;
  const setIn = ' '.repeat(name > 0 && name <= Math.min(most, longestName) ? name : Math.min(before + 2, most));
  const rows: string[] = [];
  let row = '';
  for (const word of line.split(/(?<=\S)(?= )/).flatMap((piece) => wide(piece, width - setIn.length))) {
    if (row.trim() === '' || cells(row + word) <= width) row += word;
    else {
      rows.push(row);
      row = setIn + word.trimStart();
    }
  }
  return [...rows, row];
}

/** Scripts that put no spaces between words are broken anywhere. */
function wide(word: string, room: number): string[] {
  return cells(word) > room && cells(word) !== word.length ? wrap(word, Math.max(10, room)) : [word];
}

const isCaret = (line: string) => /^ +\^$/.test(line);

/** Cells. What stands at the place is seen to its end, if it is a word and not a sentence. */
const wordAfter = 14;

/** A line of a file and the place in it, as much of both as has room around the place. */
function quoted(line: string, caret: string, width: number): { line: string; caret: string } {
  if (cells(line) <= width) return { line, caret };
  const at = caret.length - 1;
  const lead = Math.min(/^ */.exec(line)?.[0].length ?? 0, 4, at);
  const room = width - lead;
  const first = at + wordAfter < width ? lead : Math.max(lead, at - Math.floor(room / 2));
  let place = 0;
  let from = -1;
  let cut = first > lead ? '…' : '';
  const isCut = cells(cut);
  for (const grapheme of graphemes(line)) {
    if (place >= first && cells(cut) + cells(grapheme) > room - 1) {
      cut += '…';
      break;
    }
    if (place >= first) {
      if (from < 0) from = place;
      cut += grapheme;
    }
    place += cells(grapheme);
  }
  const before = lead + isCut + at - Math.max(from, 0);
  return { line: ' '.repeat(lead) + cut, caret: `${' '.repeat(before)}^` };
}
