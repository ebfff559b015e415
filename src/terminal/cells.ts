import stringWidth from 'fast-string-width';
import { narrow, wrapAnsi } from './wrap-ansi.ts';

// Terminals count in cells: a Chinese character takes two, an accent that is combined takes none.

// Letters that nothing joins: Latin with its accents, Greek, Cyrillic, Chinese, Korean syllables. Each is one character.
const apart = /^[\n\x20-\x7e\u00a0-\u02ff\u0370-\u0482\u4e00-\u9fff\uac00-\ud7a3]*$/;

// Made when it is needed: what it loads first takes a fifth of a whole start.
let segmenter: Intl.Segmenter | null = null;

/** The characters as a reader counts them: a flag or a family is one. */
export function graphemes(text: string): string[] {
  if (apart.test(text)) return text.split('');
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

/** How many columns of a terminal a text takes, which is not its letters: wide ones take two. */
export function cells(text: string): number {
  return narrow.test(text) ? text.length : stringWidth(text);
}

/** Text cut to a width, with "…" where something is missing. */
export function clip(text: string, width: number): string {
  if (cells(text) <= width) return text;
  let cut = '';
  let used = 0;
  for (const grapheme of graphemes(text)) {
    used += cells(grapheme);
    if (used > width - 1) break;
    cut += grapheme;
  }
  return width < 1 ? '' : `${cut.trimEnd()}…`;
}

/** The longest of some ways to say the same that still fits. */
export function fitting(width: number, ...texts: readonly [string, ...string[]]): string {
  const shortest = texts.at(-1) ?? texts[0];
  return texts.find((text) => cells(text) <= width) ?? clip(shortest, width);
}

/** Filled up with blanks to a width in cells; longer text stays as it is. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - cells(text)));
}

/** The same with the blanks before it. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - cells(text))) + text;
}

/** Text broken at words into lines of at most `width` cells. */
export function wrap(text: string, width: number): string[] {
  const room = Math.max(1, width);
  return text.split('\n').flatMap((line) => wrapNarrow(line, room) ?? wrapAnsi(line, room, { hard: true }).split('\n'));
}

/**
 * The same as the package does, for words of narrow letters that each fit; null for others. The package's patterns for
 * all the others take a start as long as the whole of a page.
 */
function wrapNarrow(line: string, room: number): string[] | null {
  if (!narrow.test(line)) return null;
  const rows: string[] = [];
  let row = '';
  for (const word of line.split(' ')) {
    if (word.length > room) return null;
    if (row !== '') row += ' ';
    if (row !== '' && word !== '' && row.length + word.length > room) {
      rows.push(row.trimEnd());
      row = '';
    }
    row += word;
  }
  return [...rows, row.trimEnd()];
}

/** Text broken at words, without a last row of one short word: it would look like a thing of its own. */
export function wrapEvenly(text: string, width: number): string[] {
  const rows = wrap(text, width);
  const last = rows.at(-1) ?? '';
  if (rows.length < 2 || last.includes(' ') || cells(last) > 10 || text.includes('\n')) return rows;
  for (let narrower = width - 1; narrower > width - 12 && narrower > 10; narrower -= 1) {
    const others = wrap(text, narrower);
    if (others.length > rows.length) return rows;
    if (others.at(-1)?.includes(' ')) return others;
  }
  return rows;
}
