import type { Prompt } from '../../engine/prompt.ts';
import { oneLine } from '../../text/safe.ts';
import { wrap } from '../cells.ts';
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
  const lines = prompt.say.flatMap(({ text, verbatim }, index) => {
    if (verbatim) return [...block(' READ  ', text), `${indent}(read as written)`];
    return index === shown ? block(' SAY   ', text) : [];
  });
  return lines.map((line) => line.slice(0, indent.length) + style.say(line.slice(indent.length)));

  function block(label: string, text: string): string[] {
    return wrap(oneLine(text), width - indent.length - 1).map((line, row) => (row === 0 ? label : indent) + line);
  }
}

/** Any words to be spoken, as the say-lines of a step are. */
export function spoken(words: string, { style, width }: Pick<Desk, 'style' | 'width'>): string[] {
  const rows = wrap(oneLine(words), width - indent.length - 1);
  return rows.map((row, index) => (index === 0 ? ' SAY   ' : indent) + style.say(row));
}

export function guideLines({ prompt, style, width }: Desk): string[] {
  const rows = prompt.guide.flatMap((text) => wrap(oneLine(text), width - indent.length - 1));
  return rows.map((row, index) => style.guide((index === 0 ? ' GUIDE ' : indent) + row));
}
