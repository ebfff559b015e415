import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { upTo } from '../torture/calls.ts';
import { checkFile } from '../torture/check.ts';
import { newCount } from '../torture/count.ts';
import { diskControl, type Fault, onDisk } from '../torture/disk.ts';
import { bundleChild, childScript } from '../torture/place.ts';
import { noDisk } from '../torture/power-faults.ts';
import { temporaryFolder } from './support/folder.ts';
import { startChild } from './support/run-child.ts';

beforeAll(bundleChild);

describe.skipIf(noDisk() !== null)('a disk that cannot be read in the middle of a save', () => {
  it('does not make the search index wrong for good when that save is tried again', async () => {
    const folder = temporaryFolder();
    const control = diskControl(join(folder, 'control'));
    const faults = Array.from({ length: 40 }, (_, n): Fault => {
      return { at: 90 + n, error: 'EDQUOT', forGood: true, half: false, among: 'all' };
    });
    mkdirSync(join(folder, 'files'));
    const env = { ...process.env, ...onDisk(join(folder, 'files'), { control: control.path }) };
    const child = startChild(['refuse', join(folder, 'files'), '6', JSON.stringify(faults)], {
      script: childScript,
      env,
    });
    const { lines } = await child.ended;
    control.close();
    const count = newCount();
    for (const [n, line] of lines.entries()) {
      const path = join(folder, 'files', String(n), 'recover.db');
      const db = new Database(path, { readonly: true });
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      db.close();
      expect(JSON.parse(line).saved).toHaveLength(6);
      checkFile(path, upTo('a', 6), count, `call ${faults[n]?.at}`);
    }
    expect([lines.length, count.first()]).toEqual([faults.length, []]);
  });
});
