import { type Bindable, bound } from './bind.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

/** The column of each field. */
export type Columns<Row> = { readonly [Field in keyof Row & string]: string };

/** A table whose rows are projections: read by id, changed in memory, written back whole. */
export type Table<Row extends { id: string }> = { readonly select: string; readonly save: string; readonly is?: Row };

/** The two statements of a table, made from its columns. */
export function tableOf<Row extends { id: string }>(name: string, columns: Columns<Row>): Table<Row> {
  const fields = Object.keys(columns) as (keyof typeof columns)[];
  const list = (each: (column: string, field: string) => string) =>
    fields.map((field) => each(columns[field], field)).join(', ');
  return {
    select: `select ${list((column, field) => `${column} as "${field}"`)} from ${name}`,
    save: `insert into ${name} (${list((column) => column)}) values (${list((_, field) => `@${field}`)})
      on conflict (id) do update set ${list((column) => `${column} = excluded.${column}`)}`,
  };
}

/** One row by its id, or null. */
export function readRow<Row extends { id: string }>(store: Store, table: Table<Row>, id: string): Row | null {
  return (statement(store, `${table.select} where id = ?`).get(id) as Row | undefined) ?? null;
}

/** Writes a row, new or in the place of the one with its id. */
export function saveRow<Row extends { id: string } & Record<string, Bindable>>(
  store: Store,
  table: Table<Row>,
  row: Row,
): void {
  statement(store, table.save).run(bound(row));
}
