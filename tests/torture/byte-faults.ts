import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { append } from '../../src/store/entries.ts';
import { examine } from '../../src/store/examine.ts';
import { openStore } from '../../src/store/open.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { countingSource, machine, savedAt } from '../store/support/source.ts';
import { step } from './calls.ts';
import type { Fault, Trial } from './fault.ts';
import { inFolder } from './place.ts';

/**
 * Eight bytes somewhere in the file become others, and the file is looked through as `doctor` does. What is not found
 * must have changed nothing that anybody reads: a free page, or room between two rows.
 */
async function bytesFlipped({ count, times, chance }: Trial): Promise<void> {
  await inFolder(async (base) => {
    const [whole, path] = [join(base, 'whole.db'), join(base, 'recover.db')];
    const store = openStore(whole, { source: countingSource(1), machine, mode: 'write' });
    for (let n = 0; n < 120; n += 1) append(store, step('a', n), { savedAt });
    store.close();
    const [bytes, before] = [readFileSync(whole), rowsOf(whole)];
    for (let n = 0; n < times; n += 1) {
      const at = Math.floor(chance() * (bytes.length - 8));
      copyFileSync(whole, path);
      const flipped = Buffer.from(bytes);
      for (let byte = at; byte < at + 8; byte += 1)
        flipped[byte] = (flipped[byte] ?? 0) ^ (1 + Math.floor(chance() * 255));
      writeFileSync(path, flipped);
      const found = whatIsFound(path);
      if (found === 'nothing' && rowsOf(path) !== before) count.found('wrong', `8 bytes at ${at}: nothing is found`);
      if (found.startsWith('bug')) count.found('wrong', `8 bytes at ${at}: ${found}`);
      count.tried();
    }
  });
}

function whatIsFound(path: string): string {
  try {
    const { fault, contents } = examine(path, countingSource(2), machine);
    if (fault !== null) return fault;
    const { stale, broken } = contents ?? { stale: ['unknown'], broken: [] };
    return stale.length + broken.length === 0 ? 'nothing' : 'lists or entries';
  } catch (error) {
    return error instanceof StoreError ? error.kind : `bug: ${String(error)}`;
  }
}

/** All that is kept of calls: the entries, and the lists that follow from them. */
function rowsOf(path: string): string {
  const db = new Database(path, { readonly: true });
  try {
    const tables = ['entries', 'calls', 'follow_ups', 'cases', 'facts'];
    return JSON.stringify(tables.map((table) => db.prepare(`select * from ${table} order by 1, 2`).all()));
  } catch (error) {
    return String(error);
  } finally {
    db.close();
  }
}

export const byteFaults: readonly Fault[] = [
  { name: 'eight bytes of the file change, and doctor looks', quick: 20, long: 1_000, run: bytesFlipped },
];
