import { padEnd, wrap } from '../cells.ts';
import type { Desk } from './desk.ts';

/** Where the text of a fact begins. */
export const factColumn = 17;

/** " That is      Wed 18 Nov 15:30 in Chicago": a short name and what it is, over as many rows as it needs. */
export function fact(name: string, text: string, { style, width }: Pick<Desk, 'style' | 'width'>): string[] {
  const rows = wrap(text, width - factColumn - 1);
  return rows.map((row, index) => style.label(padEnd(index === 0 ? ` ${name}` : '', factColumn)) + row);
}

/** A doubt or a warning, with its mark. */
export function warning(text: string, { style, width }: Pick<Desk, 'style' | 'width'>): string[] {
  return wrap(text, width - 5).map((row, index) => style.warn((index === 0 ? ' !  ' : '    ') + row));
}
