import { oneLine } from '../../text/safe.ts';
import { wrap } from '../cells.ts';
import type { Desk } from './desk.ts';

const indent = '       ';

/** What the customer of a practice call says: apart from all that the agent says or wrote. */
export function theirLines({ heard, style, width }: Pick<Desk, 'heard' | 'style' | 'width'>): string[] {
  return (heard ?? []).flatMap((line, index) => {
    const rows = wrap(theirWords(line), width - indent.length - 1);
    return rows.map((row, at) => style.key(index === 0 && at === 0 ? ' THEM  ' : indent) + style.key(row));
  });
}

/** "(angry) Three weeks! ..." */
export function theirWords({ how, words, goesOn }: NonNullable<Desk['heard']>[number]): string {
  return `(${how}) ${words === null ? '(silence)' : oneLine(words)}${goesOn ? ' ...' : ''}`;
}
