import type Database from 'better-sqlite3';
import type { Store } from './store.ts';

const prepared = new WeakMap<Database.Database, Map<string, Database.Statement>>();

/** The statement for a constant text, prepared once per connection. */
export function statement({ db }: Pick<Store, 'db'>, sql: string): Database.Statement {
  const known = prepared.get(db) ?? new Map<string, Database.Statement>();
  prepared.set(db, known);
  const found = known.get(sql) ?? db.prepare(sql);
  known.set(sql, found);
  return found;
}
