import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { append } from '../../src/store/entries.ts';
import { openStore } from '../../src/store/open.ts';
import { largeFile } from '../../src/store/write-anew.ts';
import { type Desk, openDesk, program } from '../helpers/cli.ts';
import { began, callEntry, noted } from '../store/support/entries.ts';
import { countingSource, machine, savedAt } from '../store/support/source.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.leave());

/** What a process has open that has no name any more. */
function namelessOf(pid: number): string[] {
  try {
    const folder = `/proc/${pid}/fd`;
    const open = readdirSync(folder).map((at) => readlinkSync(join(folder, at)));
    return open.filter((path) => path.endsWith(' (deleted)'));
  } catch {
    return [];
  }
}

it.runIf(process.platform === 'linux')(
  'puts a large file together in one without a name, in the folder of the database, and leaves nothing of it',
  { timeout: 120_000 },
  async () => {
    const path = join(desk.folder, 'recover.db');
    const store = openStore(path, { source: countingSource(1), machine, mode: 'write' });
    const calls = Math.ceil(largeFile / 15_000);
    const entries = Array.from({ length: calls }, (_, n) => {
      const customer = n === 9 ? 'Zed Quarkowski' : `Customer ${n}`;
      const first = callEntry(`call-${n}`, { seq: 1 }, began({ customer }, { code: `c${n}`, caseId: `case-${n}` }));
      return [first, callEntry(`call-${n}`, { seq: 2 }, noted(`${customer} ${'x'.repeat(20_000)}`))];
    });
    append(store, entries.flat(), { savedAt });
    store.close();
    const files = readdirSync(desk.folder);
    const child = spawn(process.execPath, [program, 'forget', 'Zed Quarkowski', '--yes'], { env: desk.env });
    let isOver = false;
    const ended = new Promise<number | null>((done) =>
      child.on('close', (code) => {
        isOver = true;
        done(code);
      }),
    );
    const seen = new Set<string>();
    while (!isOver) {
      for (const name of namelessOf(child.pid ?? 0)) seen.add(name);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(await ended).toBe(0);
    expect([...seen]).toEqual([expect.stringContaining(`${desk.folder}/etilqs_`)]);
    const now = readdirSync(desk.folder);
    expect(now.filter((name) => !files.includes(name))).toEqual(['.cache']);
    expect(readFileSync(path, 'latin1')).not.toMatch(/quarkowski/i);
  },
);
