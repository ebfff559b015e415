import { UserError } from '../call/user-error.ts';
import { namesLike, type RecordsOf, recordsOf } from '../store/records-of.ts';
import { isSameNumber } from '../store/same-number.ts';
import type { Store } from '../store/store.ts';
import { oneLine } from '../text/safe.ts';
import { type App, say } from './app.ts';
import { thousands } from './views/thousands.ts';

type Asked = { customer?: string; agent?: string; since?: string; open?: boolean; internal?: boolean };

type Customer = {
  store: Store;
  customer: { name: string; numbers: readonly string[] };
  calls: readonly string[];
  /** Follow-ups that belong to no call of theirs. */
  alone: readonly string[];
};

/**
 * Whom a copy is about, and what of the database is theirs. What may be somebody else's is left out and named; two numbers
 * under one name are refused, because the copy leaves the house.
 */
export function customerGiven(
  app: App,
  store: Store | null,
  { customer: given = '', agent, since, open, internal }: Asked,
): Customer {
  if ([agent, since, open].some((one) => one !== undefined))
    throw new UserError(
      '--customer gives all that is kept on one customer.',
      'Leave out --agent, --since and --open.',
      'usage',
    );
  const found = store === null ? null : recordsOf(store, given);
  if (store === null || found === null) throw nobody(store, given);
  const numbers = numbersOf(found);
  const isNumber = numbers.some((number) => isSameNumber(number, given));
  if (numbers.length > 1 && found.by === 'customer' && !isNumber && internal !== true)
    throw new UserError(
      `Under ${oneLine(given)} there are ${numbers.length} numbers: ${numbers.map(oneLine).join(', ')}. Nothing was written.`,
      'It may be more than one person: give one number to --customer, or --internal for your own eyes.',
    );
  if (found.othersInAll > 0)
    say(app, `Not surely theirs, and left out: ${leftOut(found)}. Each can be named by its code.`);
  const calls = found.records.filter(({ kind }) => kind === 'call').map(({ id }) => id);
  const alone = found.records.filter(({ kind, callId }) => kind === 'follow-up' && !calls.includes(callId ?? ''));
  const name = found.records.find(({ customer }) => customer !== null)?.customer ?? given;
  return { store, customer: { name, numbers }, calls: [...calls].sort(), alone: alone.map(({ id }) => id) };
}

function leftOut({ others, othersInAll }: RecordsOf): string {
  const named = others.map(({ kind, code }) => `${kind} ${code}`);
  const more = othersInAll - named.length;
  return more === 0 ? named.join(', ') : `${named.join(', ')} and ${thousands(more)} more`;
}

/** Each number once, however it is written. */
function numbersOf({ records }: RecordsOf): readonly string[] {
  const contacts = [...new Set(records.flatMap(({ contact }) => contact ?? []))];
  return contacts.filter(
    (contact, at) => !contacts.slice(0, at).some((one) => one === contact || isSameNumber(one, contact)),
  );
}

function nobody(store: Store | null, given: string): UserError {
  const like = store === null ? [] : namesLike(store, given, 5).map(oneLine);
  const next = like.length === 0 ? 'The customers on record: recover calls' : `On record: ${like.join(', ')}`;
  return new UserError(`Nothing is kept on "${oneLine(given)}".`, next, 'not-found');
}
