import { wrap } from '../../terminal/cells.ts';
import type { Paper } from './paper.ts';

/** A setting as it holds now, where that comes from, and what it is for. `value` null: nothing holds. */
export type SettingRow = { key: string; value: string | null; origin: string; about: string };

/** On a terminal in columns; in a pipe one a line, parted by tabs. */
export function settingsView(rows: readonly SettingRow[], { width }: Paper): string {
  const shown = (value: string | null) => value ?? '(not set)';
  if (width === null)
    return rows.map(({ key, value, origin, about }) => [key, shown(value), origin, about].join('\t')).join('\n');
  const widest = (of: (row: SettingRow) => string, most: number) =>
    Math.min(Math.max(...rows.map((row) => of(row).length)), most);
  const keyWidth = widest(({ key }) => key, 20);
  const valueWidth = widest(({ value }) => shown(value), 30);
  return rows
    .flatMap(({ key, value, origin, about }) => [
      `${key.padEnd(keyWidth)}  ${shown(value).padEnd(valueWidth)}  ${origin}`,
      ...wrap(about, Math.max(width - 6, 20)).map((line) => `    ${line}`),
    ])
    .join('\n');
}
