import { statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { step, upTo } from '../torture/calls.ts';
import { checkFile } from '../torture/check.ts';
import { newCount } from '../torture/count.ts';
import { bundleChild, childScript } from '../torture/place.ts';
import { temporaryFolder } from './support/folder.ts';
import { startChild, until } from './support/run-child.ts';
import { countingSource, machine } from './support/source.ts';

beforeAll(bundleChild);

it('a program that reads and never ends holds nobody up, and the log is brought in once it is gone', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'recover.db');
  const start = (args: string[]) => startChild(args, { script: childScript });
  expect((await start(['write', folder, 'z', '1']).ended).code).toBe(0);
  const reader = start(['read', folder]);
  await until(() => reader.lines.length === 1);
  const names = ['a', 'b', 'c', 'd'];
  const writers = names.map((name) => start(['write', folder, name, '24', 'FULL', '8']));
  for (const writer of writers) expect((await writer.ended).code).toBe(0);
  reader.process.stdin?.write('\n');
  await until(() => reader.lines.length === 2);
  // What it began to read is still what it reads.
  expect(reader.lines).toEqual(['1', '1']);
  const held = statSync(`${path}-wal`).size;
  reader.process.stdin?.end();
  expect((await reader.ended).code).toBe(0);
  openStore(path, { source: countingSource(9), machine, mode: 'write' }).close();
  expect(statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBeLessThan(held);
  const count = newCount();
  checkFile(path, [...step('z', 0), ...names.flatMap((name) => upTo(name, 24))], count, 'after the reader');
  expect(count.first()).toEqual([]);
});
