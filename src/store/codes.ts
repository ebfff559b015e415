import { statement } from './statement.ts';
import type { Store } from './store.ts';

// Without vowels a code is never a word or a name, and without 0, 1, i, l and o it cannot be misread. It begins with a
// letter, so that it is never a number.
const letters = 'bcdfghjkmnpqrstvwxyz';
const all = `${letters}23456789`;
const shortest = 4;
const longest = 8;

/** A short code to type instead of an id: unlike that of anything unfinished. */
export function freshCode(store: Store, id: string): string {
  const full = codeOf(id);
  for (let length = shortest; length <= longest; length += 1) {
    const code = full.slice(0, length);
    if (!isTaken(store, code)) return code;
  }
  throw new Error(`All codes of ${id} are taken.`);
}

/** A longer one for what came from another file, where its code was given to something else meanwhile. */
export const longCode = (id: string) => codeOf(id).slice(0, 6);

/** Read from the end of a UUIDv7, where all is chance. */
function codeOf(id: string): string {
  let rest = BigInt(`0x0${id.replace(/[^\da-f]/gi, '').slice(-12)}`);
  const take = (from: string) => {
    const at = Number(rest % BigInt(from.length));
    rest /= BigInt(from.length);
    return from.charAt(at);
  };
  return Array.from({ length: longest }, (_, at) => take(at === 0 ? letters : all)).join('');
}

function isTaken(store: Store, code: string): boolean {
  const sql = `
    select 1 from calls where code = @code and status in ('open', 'hung-up')
    union all select 1 from follow_ups where code = @code and status = 'open'
    limit 1`;
  return statement(store, sql).get({ code }) !== undefined;
}
