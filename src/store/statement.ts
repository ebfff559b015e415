import type Database from 'better-sqlite3';
import { told, whenFree } from './patiently.ts';
import type { Store } from './store.ts';

const prepared = new WeakMap<Database.Database, Map<string, Database.Statement>>();

/** What a statement is used for here. Each use throws a `StoreError` when the file does not go along. */
export type Use = {
  get: (...values: unknown[]) => unknown;
  all: (...values: unknown[]) => unknown[];
  run: (...values: unknown[]) => Database.RunResult;
  /** One row after the other, for what would be too much at once. */
  each: (...values: unknown[]) => Generator<unknown>;
  /** The first column alone. */
  pluck: () => Use;
  /** Each row as its values, in the order of the columns. */
  raw: () => Use;
};

/** The statement for a constant text, prepared once per connection. */
export function statement(store: Pick<Store, 'db' | 'path'>, sql: string): Use {
  return useOf(store, () => preparedFor(store, sql));
}

function useOf(store: Pick<Store, 'db' | 'path'>, find: () => Database.Statement): Use {
  // Within a transaction the file is ours already, and what is busy then stays so until the transaction is given up.
  const use = <T>(ask: () => T) => (store.db.inTransaction ? told(store, ask) : whenFree(store, ask));
  return {
    get: (...values) => use(() => find().get(...values)),
    all: (...values) => use(() => find().all(...values)),
    run: (...values) => told(store, () => find().run(...values)),
    each: function* (...values) {
      const rows = use(() => find().iterate(...values));
      try {
        for (let row = told(store, () => rows.next()); row.done !== true; row = told(store, () => rows.next()))
          yield row.value;
      } finally {
        rows.return?.();
      }
    },
    pluck: () => useOf(store, () => find().pluck()),
    raw: () => useOf(store, () => find().raw()),
  };
}

function preparedFor({ db }: Pick<Store, 'db'>, sql: string): Database.Statement {
  const known = prepared.get(db) ?? new Map<string, Database.Statement>();
  prepared.set(db, known);
  const found = known.get(sql) ?? db.prepare(sql);
  known.set(sql, found);
  return found;
}
