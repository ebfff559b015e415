import { wrap } from '../../terminal/cells.ts';
import type { Paper } from './paper.ts';

/** A setting as it holds now, where that comes from, and what it is for. `value` null: nothing holds. */
export type SettingRow = { key: string; value: string | null; origin: string; about: string };

/** On a terminal in columns; in a pipe one a line, parted by tabs. */
export function settingsView(rows: readonly SettingRow[], { width }: Paper): string {
  const shown = (value: string | null) => value ?? '(not set)';
  if (width === null)
    return rows.map(({ key, value, origin, about }) => [key, shown(value), origin, about].join('\t')).join('\n');
  const keyWidth = Math.max(...rows.map(({ key }) => key.length)) + 2;
  const under = (text: string, indent: number) =>
    wrap(text, Math.max(width - indent - 1, 20)).map((line) => ' '.repeat(indent) + line);
  return rows
    .flatMap(({ key, value, origin, about }) => {
      const [first = '', ...more] = under(shown(value), keyWidth);
      return [key.padEnd(keyWidth) + first.trimStart(), ...more, ...under(`${origin}: ${about}`, 4)];
    })
    .join('\n');
}
