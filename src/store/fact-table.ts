import type { CallEntry } from '../engine/entry.ts';
import { bound } from './bind.ts';
import { entryOf, isOfCall } from './entry-row.ts';
import { rowsOf } from './entry-table.ts';
import { type FactRow, factOf, factsOf, plainValue } from './project-facts.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

/** The fact that reports group by. */
const causeFact = 'cause';

/** Writes what an entry does to its call's facts. Gives the cause when it may have changed, or else undefined. */
export function projectFacts(store: Store, entry: CallEntry): string | null | undefined {
  if (entry.kind === 'answered') {
    const fact = factOf(entry);
    save(store, fact);
    return fact.name === causeFact ? plainValue(fact.value) : undefined;
  }
  if (entry.kind !== 'went-back') return undefined;
  // What counts again after going back is in the earlier entries only. It is rare, so all of them are read.
  const facts = factsOf(rowsOf(store, entry.stream, entry.seq).map(entryOf).filter(isOfCall));
  statement(store, 'delete from facts where call_id = ?').run(entry.stream);
  for (const fact of facts) save(store, fact);
  const cause = facts.find((fact) => fact.name === causeFact);
  return cause === undefined ? null : plainValue(cause.value);
}

function save(store: Store, fact: FactRow): void {
  statement(
    store,
    `insert into facts (call_id, name, value, internal) values (@callId, @name, @value, @internal)
     on conflict (call_id, name) do update set value = excluded.value, internal = excluded.internal`,
  ).run(bound(fact));
}
