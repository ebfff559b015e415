import { graphemes } from './cells.ts';

/** The text being typed and the place of the cursor in it. Newlines are part of the text. */
export type Line = { readonly text: string; readonly at: number };

export type Edit =
  | 'left'
  | 'right'
  | 'word-left'
  | 'word-right'
  | 'home'
  | 'end'
  | 'up'
  | 'down'
  | 'erase'
  | 'erase-right'
  | 'erase-word'
  | 'erase-to-start'
  | 'erase-to-end';

export const emptyLine: Line = { text: '', at: 0 };

/** A line with the cursor at its end. */
export function lineOf(text: string): Line {
  return { text, at: text.length };
}

/** Puts words in at the cursor, which goes behind them. */
export function insert({ text, at }: Line, words: string): Line {
  return { text: text.slice(0, at) + words + text.slice(at), at: at + words.length };
}

/** Moves by whole characters as a reader counts them, and erases likewise: never half a flag. */
export function edit(line: Line, what: Edit): Line {
  const { text, at } = line;
  switch (what) {
    case 'left':
      return { text, at: at - before(line).length };
    case 'right':
      return { text, at: at + after(line).length };
    case 'word-left':
      return { text, at: wordStart(line) };
    case 'word-right':
      return { text, at: at + (/^\s*\S*/.exec(text.slice(at))?.[0].length ?? 0) };
    case 'home':
      return { text, at: rowStart(line) };
    case 'end':
      return { text, at: rowEnd(line) };
    case 'up':
      return toRow(line, rowStart(line) - 1);
    case 'down':
      return toRow(line, rowEnd(line) + 1);
    case 'erase':
      return cut(line, at - before(line).length, at);
    case 'erase-right':
      return cut(line, at, at + after(line).length);
    case 'erase-word':
      return cut(line, wordStart(line), at);
    case 'erase-to-start':
      return cut(line, rowStart(line), at);
    case 'erase-to-end':
      return cut(line, at, rowEnd(line));
  }
}

function cut({ text }: Line, from: number, to: number): Line {
  return { text: text.slice(0, from) + text.slice(to), at: from };
}

// A character is never longer than this, so that a long text is not split into all its characters at each key.
const longest = 64;

function before({ text, at }: Line): string {
  return graphemes(text.slice(Math.max(0, at - longest), at)).at(-1) ?? '';
}

function after({ text, at }: Line): string {
  return graphemes(text.slice(at, at + longest))[0] ?? '';
}

function wordStart({ text, at }: Line): number {
  const words = text.slice(0, at).trimEnd();
  return Math.max(words.lastIndexOf(' '), words.lastIndexOf('\n')) + 1;
}

function rowStart({ text, at }: Line): number {
  return text.slice(0, at).lastIndexOf('\n') + 1;
}

function rowEnd({ text, at }: Line): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Into the row that holds `place`, at the same column or at its end. There is none above the first or below the last. */
function toRow(line: Line, place: number): Line {
  const { text, at } = line;
  if (place < 0 || place > text.length) return line;
  const start = rowStart({ text, at: place });
  const column = graphemes(text.slice(rowStart(line), at)).length;
  const row = graphemes(text.slice(start, rowEnd({ text, at: place })));
  return { text, at: start + row.slice(0, column).join('').length };
}
