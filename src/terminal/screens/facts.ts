import { cells, padEnd, wrap } from '../cells.ts';
import type { Desk } from './desk.ts';

/** Where the text of a fact begins. */
export const factColumn = 17;

/** Below this many cells there is no room for two columns. */
export const twoColumns = 60;

/** " That is      Wed 18 Nov 15:30 in Chicago": a short name and what it is, over as many rows as it needs. */
export function fact(name: string, text: string, { style, width }: Pick<Desk, 'style' | 'width'>): string[] {
  if (width < twoColumns && cells(text) > width - factColumn - 1) {
    const below = wrap(text, width - setIn.length - 1).map((row) => setIn + row);
    return name === '' ? below : [style.label(` ${name}`), ...below];
  }
  const rows = wrap(text, width - factColumn - 1);
  return rows.map((row, index) => style.label(padEnd(index === 0 ? ` ${name}` : '', factColumn)) + row);
}

/** Several under one name: in a narrow window all of them below it, as soon as one has no room beside it. */
export function factList(name: string, texts: readonly string[], desk: Pick<Desk, 'style' | 'width'>): string[] {
  const isNarrow = desk.width < twoColumns && texts.some((text) => cells(text) > desk.width - factColumn - 1);
  if (!isNarrow) return texts.flatMap((text, index) => fact(index === 0 ? name : '', text, desk));
  const rows = texts.flatMap((text) => wrap(text, desk.width - setIn.length - 1).map((row) => setIn + row));
  return rows.length === 0 ? [] : [desk.style.label(` ${name}`), ...rows];
}

const setIn = '    ';

/** A doubt or a warning, with its mark. */
export function warning(text: string, { style, width }: Pick<Desk, 'style' | 'width'>): string[] {
  return wrap(text, width - 5).map((row, index) => style.warn((index === 0 ? ' !  ' : '    ') + row));
}
