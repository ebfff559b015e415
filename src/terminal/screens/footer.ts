import { cells, clip } from '../cells.ts';
import type { Style } from '../style.ts';

const keysHint = '? keys';

/** One row of keys: what Enter does first, `? keys` at the right; the ones that do not fit are left out from the end. */
export function footer(items: readonly string[], { style, width }: { style: Style; width: number }): string {
  let row = '';
  for (const item of items.filter((each) => each !== '')) {
    const longer = row === '' ? ` ${item}` : `${row}    ${item}`;
    if (row !== '' && cells(longer) > width - keysHint.length - 4) continue;
    row = longer;
  }
  const gap = width - 1 - keysHint.length - cells(row);
  return style.dim(gap < 2 ? clip(row, width - 1) : row + ' '.repeat(gap) + keysHint);
}

/** Things side by side where they clip, else on as many rows as they need. */
export function flow(lead: string, items: readonly string[], width: number): string[] {
  const rows: string[] = [];
  let row = lead;
  for (const item of items) {
    const longer = row.trim() === '' ? `   ${item}` : `${row}     ${item}`;
    if (row.trim() !== '' && cells(longer) > width - 1) {
      rows.push(row);
      row = `   ${item}`;
    } else {
      row = longer;
    }
  }
  return (row === '' ? rows : [...rows, row]).map((each) => clip(each, width - 1));
}
