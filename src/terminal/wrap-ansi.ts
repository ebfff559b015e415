import { wrapAnsi as wrapAny } from 'fast-wrap-ansi';

/** Letters of one cell each: most of what is shown, and not worth the look at each of them for something wider. */
export const narrow = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2500-\u257f]*$/;

const colours = /\x1b\[[\d;]*m/g;

/**
 * One line broken as the package does it, which the library under the prompts is built with, too. A line of common letters
 * that fits is left as it is: the package's patterns for all the others take the first screen as long as drawing it does.
 */
export function wrapAnsi(line: string, width: number, options: Parameters<typeof wrapAny>[2]): string {
  if (options?.trim === false) {
    const seen = line.includes('\x1b') ? line.replace(colours, '') : line;
    if (seen.length < width && narrow.test(seen)) return line;
  }
  return wrapAny(line, width, options);
}
