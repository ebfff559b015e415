import type { Prompt } from '../../engine/prompt.ts';
import { lines, oneLine } from '../../text/safe.ts';
import { wrapEvenly } from '../cells.ts';
import type { Desk } from './desk.ts';

const indent = '       ';

/** The wordings that Tab goes through: each says the point; what is verbatim is always on the screen beside them. */
export function alternatives({ say }: Prompt): readonly { text: string; index: number }[] {
  return say.flatMap(({ text, verbatim }, index) => (verbatim ? [] : [{ text, index }]));
}

/** The index in `say` of the wording on the screen; null when the step has none. */
export function wordingShown(prompt: Prompt, wording: number): number | null {
  const all = alternatives(prompt);
  return (all[wording % Math.max(1, all.length)] ?? all[0])?.index ?? (prompt.say.length > 0 ? 0 : null);
}

export function sayLines({ prompt, style, width, wording }: Desk): string[] {
  const shown = wordingShown(prompt, wording);
  const rows = prompt.say.flatMap(({ text, verbatim }, index) => {
    if (verbatim) return [...block(' READ  ', text), `${indent}(read as written)`];
    return index === shown ? block(' SAY   ', text) : [];
  });
  return rows.map((line) => line.slice(0, indent.length) + style.say(line.slice(indent.length)));

  function block(label: string, text: string): string[] {
    return rowsOf(text, width).map((line, row) => (row === 0 ? label : indent) + line);
  }
}

/** What a customer said stands in a say-line on a row of its own, set in a little: both are kept. */
function rowsOf(text: string, width: number): string[] {
  return lines(text)
    .split('\n')
    .flatMap((line) => {
      const setIn = /^ */.exec(line)?.[0] ?? '';
      return wrapEvenly(line.trim(), width - indent.length - setIn.length - 1).map((row) => setIn + row);
    });
}

/** Any words to be spoken, as the say-lines of a step are. */
export function spoken(words: string, { style, width }: Pick<Desk, 'style' | 'width'>): string[] {
  return rowsOf(words, width).map((row, index) => (index === 0 ? ' SAY   ' : indent) + style.say(row));
}

export function guideLines({ prompt, style, width }: Desk): string[] {
  const rows = prompt.guide.flatMap((text) => wrapEvenly(oneLine(text), width - indent.length - 1));
  return rows.map((row, index) => style.guide((index === 0 ? ' GUIDE ' : indent) + row));
}
