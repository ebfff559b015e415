import { statement } from './statement.ts';
import type { Store } from './store.ts';

/** A call or a follow-up, and whom it is about. `callId` is null for a call, and for a follow-up without one. */
export type CustomerRecord = {
  kind: 'call' | 'follow-up';
  id: string;
  code: string;
  callId: string | null;
  caseId: string;
  customer: string | null;
  contact: string | null;
  at: string;
  status: string;
};

type Column = 'id' | 'code' | 'case_id' | 'customer_key' | 'contact';

/** Values in one query: each is given twice, and SQLite takes some 32,000. */
const atOnce = 10_000;

/** All calls and follow-ups of which a column is one of these, however many these are. */
export function recordsBy(store: Store, column: Column, values: readonly string[], and = 'true'): CustomerRecord[] {
  return [...eachRecordBy(store, column, values, and)];
}

/** The same, one after the other. */
export function* eachRecordBy(
  store: Store,
  column: Column,
  values: readonly string[],
  and = 'true',
): Generator<CustomerRecord> {
  for (const some of inParts(values)) {
    const where = `${column} in (${marks(some)}) and ${and}`;
    yield* statement(store, `${ofCalls(where)} union all ${ofFollowUps(where)}`).each([
      ...some,
      ...some,
    ]) as Generator<CustomerRecord>;
  }
}

export function followUpsOfCalls(store: Store, calls: readonly string[]): CustomerRecord[] {
  return inParts(calls).flatMap(
    (some) => statement(store, ofFollowUps(`call_id in (${marks(some)})`)).all([...some]) as CustomerRecord[],
  );
}

/** How many there are, by the key of their customer. */
export function countsBy(
  store: Store,
  column: Column,
  values: readonly string[],
): readonly { key: string | null; count: number }[] {
  return inParts(values).flatMap((some) => {
    const where = `${column} in (${marks(some)})`;
    const sql = `
      select customer_key as key, count(*) as count
      from (select customer_key from calls where ${where} union all select customer_key from follow_ups where ${where}) as alike
      group by customer_key`;
    return statement(store, sql).all([...some, ...some]) as { key: string | null; count: number }[];
  });
}

const ofCalls = (where: string) => `
  select 'call' as kind, id, code, null as "callId", case_id as "caseId", customer, contact, started_at as at, status
  from calls where ${where}`;

const ofFollowUps = (where: string) => `
  select 'follow-up' as kind, id, code, call_id as "callId", case_id as "caseId", customer, contact, due_at as at, status
  from follow_ups where ${where}`;

const marks = (values: readonly string[]) => values.map(() => '?').join(', ');

function inParts(values: readonly string[]): readonly (readonly string[])[] {
  const all = [...new Set(values)];
  return Array.from({ length: Math.ceil(all.length / atOnce) }, (_, at) => all.slice(at * atOnce, (at + 1) * atOnce));
}
