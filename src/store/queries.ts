import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { folded, likeAnywhere } from './customer-key.ts';
import type { CallHeader, callColumns, Head } from './project-call.ts';
import type { FollowUpRow, followUpColumns } from './project-follow-up.ts';
import type { Store } from './store.ts';
import { asStoreError, isBusy } from './store-error.ts';
import type { Columns } from './table.ts';

// Only lists are asked through the query builder, so that a call can start without loading it.

/** The table that keeps rows under these columns. */
type TableOf<Row, Names extends Columns<Row>> = { [Field in keyof Row & string as Names[Field]]: Row[Field] };

export type Tables = {
  calls: TableOf<CallHeader & Head, typeof callColumns>;
  follow_ups: TableOf<FollowUpRow & Head, typeof followUpColumns>;
  playbooks: { digest: string; id: string; title: string };
};

const builders = new WeakMap<Store['db'], Kysely<Tables>>();

/** The query builder on this store, for lists and look-ups. The path of a call uses plain statements instead. */
export function queries({ db }: Store): Kysely<Tables> {
  const known = builders.get(db) ?? new Kysely<Tables>({ dialect: new SqliteDialect({ database: db }) });
  builders.set(db, known);
  return known;
}

/** Each column under the name of its field. */
export function aliases<const Names extends Record<string, string>>(names: Names) {
  type Alias = { [Field in keyof Names & string]: `${Names[Field]} as ${Field}` }[keyof Names & string];
  return Object.entries(names).map(([field, column]) => `${column} as ${field}` as Alias);
}

/** Whether a row is about a customer of whom a part of the name or number is given. */
export function isCustomer(given: string) {
  const like = likeAnywhere(folded(given));
  return sql<boolean>`(customer_key like ${like} escape '\\' or contact like ${like} escape '\\')`;
}

/** The same for the whole name or number. */
export function isWholeCustomer(given: string) {
  return sql<boolean>`(customer_key = ${folded(given)} or contact = ${given})`;
}

/** Runs a query; what the file cannot give becomes a sentence, and what is busy is asked for again. */
export async function reading<T>(store: Store, query: () => Promise<T>, tries = 20): Promise<T> {
  try {
    return await query();
  } catch (error) {
    const problem = asStoreError(error, store.path);
    if (tries <= 1 || !isBusy(problem)) throw problem;
    await sleep(20);
    return reading(store, query, tries - 1);
  }
}
