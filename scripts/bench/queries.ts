import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { source } from '../../src/commands/source.ts';
import { openStore } from '../../src/store/open.ts';
import { followUpsOf } from '../../src/store/read-follow-ups.ts';
import { searchCalls } from '../../src/store/search-calls.ts';
import type { Store } from '../../src/store/store.ts';
import { blockQuery, countFollowUps, worstFirst } from '../../src/store/worst-first.ts';
import { quantile } from './spread.ts';

const often = 200;

/** Milliseconds of one piece of work, the median of as many runs as the shell is asked, after one that does not count. */
async function timed(work: () => unknown): Promise<number> {
  await work();
  const took: number[] = [];
  for (let run = 0; run < often; run += 1) {
    const before = process.hrtime.bigint();
    await work();
    took.push(Number(process.hrtime.bigint() - before) / 1e6);
  }
  return quantile(took, 0.5);
}

async function withStore<T>(path: string, use: (store: Store) => Promise<T>): Promise<T> {
  const store = openStore(path, { mode: 'read', source, machine: { host: 'bench', pid: process.pid } });
  try {
    return await use(store);
  } finally {
    store.close();
  }
}

/** How often both sides are asked in turn: a slow minute of the machine is to fall on both. */
const rounds = 9;

/** The page of the worst, and its first query beside the `sqlite3` shell; null where there is no shell. */
export async function overdueQuery(path: string): Promise<{ page: number; query: number; shell: number | null }> {
  const scope = { now: new Date().toISOString(), overdueOnly: true };
  return withStore(path, async (store) => {
    const { sql, parameters } = blockQuery(scope, 'nobody-tried', 50);
    const page = await timed(() => worstFirst(store, scope, 50));
    const ours: number[] = [];
    const shell: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await timed(() => followUpsOf(store, { sql, parameters })));
      const took = shellTime(path, sql, parameters);
      if (took !== null) shell.push(took);
    }
    return { page, query: quantile(ours, 0.5), shell: shell.length === 0 ? null : quantile(shell, 0.5) };
  });
}

/** Milliseconds of the query in the shell, by the time that it takes to ask it often: its own timer is too coarse. */
function shellTime(path: string, sql: string, parameters: readonly (string | number)[]): number | null {
  let at = 0;
  const literal = sql.replaceAll('?', () => {
    const value = parameters[at];
    at += 1;
    return typeof value === 'number' ? String(value) : `'${value}'`;
  });
  const asked = (times: number) => {
    const before = process.hrtime.bigint();
    const { error } = spawnSync('sqlite3', ['-readonly', path], {
      input: `${literal};\n`.repeat(times),
      maxBuffer: 1 << 28,
    });
    return error === undefined ? Number(process.hrtime.bigint() - before) / 1e6 : null;
  };
  asked(1);
  const [once, all] = [asked(1), asked(often + 1)];
  return once === null || all === null ? null : (all - once) / often;
}

export async function countTime(path: string): Promise<number> {
  return withStore(path, (store) => timed(() => countFollowUps(store, { now: new Date().toISOString() })));
}

/** A search for two words that many calls have, and the same by grep over the same texts. */
export async function searchTime(path: string, folder: string): Promise<{ ours: number; grep: number | null }> {
  const ours = await withStore(path, (store) => timed(() => searchCalls(store, 'fridge leaks')));
  const texts = join(folder, 'texts.txt');
  if (!existsSync(texts)) {
    await withStore(path, async ({ db }) => {
      const words = db.prepare('select words from entries where words is not null').pluck().all() as string[];
      writeFileSync(texts, words.map((line) => line.replaceAll('\n', ' ')).join('\n'));
    });
  }
  const found = await timed(() => spawnSync('grep', ['-c', 'fridge leaks', texts]));
  const isThere = spawnSync('grep', ['--version']).error === undefined;
  return { ours, grep: isThere ? found : null };
}
