import { describe, expect, it } from 'vitest';
import { cells } from '../../src/terminal/cells.ts';
import { type Column, table } from '../../src/terminal/table.ts';

type Row = { id: string; late: string; customer: string; words: string };

const rows: readonly Row[] = [
  { id: 'h4wx', late: '1 d 2 h', customer: 'J. Petrov', words: 'by noon tomorrow' },
  { id: 'm2qd', late: '46 min', customer: '山田 太郎', words: 'back to you at eleven, with the 👨‍👩‍👧 invoice' },
];

const columns: readonly Column<Row>[] = [
  { head: 'id', cell: ({ id }) => id },
  { head: 'late', cell: ({ late }) => late, align: 'right', drop: 2 },
  { head: 'customer', cell: ({ customer }) => customer, drop: 1 },
  { head: 'words said', cell: ({ words }) => words },
];

describe('a table', () => {
  it('is aligned by cells', () => {
    expect(table(rows, columns, 80)).toMatchInlineSnapshot(`
      "id       late  customer   words said
      h4wx  1 d 2 h  J. Petrov  by noon tomorrow
      m2qd   46 min  山田 太郎  back to you at eleven, with the 👨‍👩‍👧 invoice"
    `);
  });

  it('drops columns in their order where it is narrow, and cuts the last one', () => {
    expect(table(rows, columns, 36)).toMatchInlineSnapshot(`
      "id       late  words said
      h4wx  1 d 2 h  by noon tomorrow
      m2qd   46 min  back to you at eleve…"
    `);
    expect(table(rows, columns, 24)).toMatchInlineSnapshot(`
      "id    words said
      h4wx  by noon tomorrow
      m2qd  back to you at el…"
    `);
  });

  it('cuts a column that may be cut before another one goes, and shares what is left between them', () => {
    const cut = columns.map((column) =>
      column.head === 'customer'
        ? { ...column, least: 6 }
        : column.head === 'words said'
          ? { ...column, least: 8 }
          : column,
    );
    expect(table(rows, cut, 38)).toMatchInlineSnapshot(`
      "id       late  customer   words said
      h4wx  1 d 2 h  J. Petrov  by noon tom…
      m2qd   46 min  山田 太郎  back to you…"
    `);
    expect(table(rows, cut, 30)).toMatchInlineSnapshot(`
      "id       late  words said
      h4wx  1 d 2 h  by noon tomorr…
      m2qd   46 min  back to you at…"
    `);
  });

  it.each([12, 20, 40, 57, 80, 200])('is never wider than %i', (width) => {
    for (const line of table(rows, columns, width).split('\n')) expect(cells(line)).toBeLessThanOrEqual(width);
  });

  it('for a program is one record a line, whole, parted by tabs', () => {
    const hostile = [...rows, { id: 'x', late: '', customer: 'a\tb\nc', words: '\x1b[2J' }];
    expect(table(hostile, columns, null)).toMatchInlineSnapshot(`
      "h4wx	1 d 2 h	J. Petrov	by noon tomorrow
      m2qd	46 min	山田 太郎	back to you at eleven, with the 👨‍👩‍👧 invoice
      x		a b c	␛[2J"
    `);
  });

  it('paints what is shown of a cell, and nothing else counts or is printed', () => {
    const red = (text: string) => `<${text}>`;
    const colours = columns.map((column) => ({
      ...column,
      ...(column.head === 'id' ? {} : { paint: ({ id }: Row) => (id === 'h4wx' ? red : (text: string) => text) }),
    }));
    const hostile = [...rows, { id: 'x', late: '', customer: '\x1b[31m', words: 'none' }];
    expect(table(hostile, colours, 36)).toMatchInlineSnapshot(`
      "id       late  words said
      h4wx  <1 d 2 h>  <by noon tomorrow>
      m2qd   46 min  back to you at eleve…
      x              none"
    `);
    expect(table(rows, colours, 80).replace(/[<>]/g, '')).toBe(table(rows, columns, 80));
    expect(table(rows, colours, null)).toBe(table(rows, columns, null));
  });

  it('of nothing is its heads, and nothing at all for a program', () => {
    expect(table([], columns, 80)).toBe('id  late  customer  words said');
    expect(table([], columns, null)).toBe('');
  });
});
