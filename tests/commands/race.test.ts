import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { append, readStream } from '../../src/store/entries.ts';
import { openStore } from '../../src/store/open.ts';
import { verifyStream } from '../../src/store/verify.ts';
import { followUpEntry, instant, opened } from '../store/support/entries.ts';
import { temporaryFolder } from '../store/support/folder.ts';
import { type Child, startChild, until } from '../store/support/run-child.ts';
import { countingSource, machine, savedAt } from '../store/support/source.ts';

const root = join(import.meta.dirname, '..', '..');
const rounds = 1000;
let folder = '';
let script = '';

beforeAll(async () => {
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'recover-race-'));
  script = join(folder, 'child.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'race-child.ts')],
    outfile: script,
    external: ['better-sqlite3'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file with so many broken promises of Ana's, long enough ago that anybody may take them. */
function brokenPromises(path: string): string[] {
  const store = openStore(path, { source: countingSource(), machine, mode: 'write' });
  const ids = Array.from({ length: rounds }, (_, at) => `f-${at}`);
  append(
    store,
    ids.map((id) => followUpEntry(id, { seq: 1 }, opened({ code: id, dueAt: instant(60) }))),
    { savedAt },
  );
  store.close();
  return ids;
}

it('two agents who claim and close the same promises at the same moment: each is done exactly once', {
  timeout: 240_000,
}, async () => {
  const path = `${temporaryFolder()}/recover.db`;
  const ids = brokenPromises(path);
  const now = instant(600);
  const agents = ['Kim', 'Lee'].map((name) => startChild([path, name, now], { script }));
  await until(() => agents.every(({ lines }) => lines.length === 1));
  const both = async (command: string) => {
    const asked = agents.map(({ lines }) => lines.length);
    for (const agent of agents) agent.process.stdin?.write(`${command}\n`);
    await until(() => agents.every(({ lines }, at) => lines.length > (asked[at] ?? 0)));
    return agents.map(({ lines }) => lines.at(-1) ?? '');
  };
  const winners = { claim: [] as number[], done: [] as number[] };
  for (const id of ids) {
    for (const kind of ['claim', 'done'] as const) {
      const said = await both(`${kind} ${id}`);
      winners[kind].push(said.indexOf('won'));
      expect(said.filter((answer) => answer === 'won')).toHaveLength(1);
      expect(said.filter((answer) => answer.startsWith('told: '))).toHaveLength(1);
    }
  }
  for (const agent of agents) agent.process.stdin?.end();
  await Promise.all(agents.map(({ ended }: Child) => ended));
  // Both were fast now and then: it was a race.
  expect([new Set(winners.claim).size, new Set(winners.done).size]).toEqual([2, 2]);
  const store = openStore(path, { source: countingSource(7), machine, mode: 'read' });
  for (const id of ids) {
    expect(readStream(store, id).map(({ kind }) => kind)).toEqual(['opened', 'claimed', 'kept']);
    expect(verifyStream(store, id)).toEqual([]);
  }
  store.close();
});
