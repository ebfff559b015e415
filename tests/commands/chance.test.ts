import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytesFrom, chance } from '../../src/commands/chance.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recover-chance-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('chance', () => {
  it('gives as many bytes as are asked for, and never the same', () => {
    const sizes = [4, 16, 16, 200, 256, 300, 16, 16, 4_000];
    const given = sizes.map((size) => chance(size));
    expect(given.map(({ length }) => length)).toEqual(sizes);
    const longer = given.filter(({ length }) => length >= 16).map((bytes) => bytes.toString('hex', 0, 16));
    expect(new Set(longer).size).toBe(longer.length);
  });

  it('takes no plain file, however it is called, for a source of chance', () => {
    const file = join(folder, 'urandom');
    for (const content of [Buffer.alloc(512), Buffer.alloc(9), Buffer.alloc(0)]) {
      writeFileSync(file, content);
      const [one, other] = [bytesFrom(file, 256), bytesFrom(file, 256)];
      expect([one.length, other.length]).toEqual([256, 256]);
      expect(one.equals(other)).toBe(false);
    }
  });

  it('does without a source', () => {
    const [one, other] = [bytesFrom(join(folder, 'none'), 64), bytesFrom(folder, 64)];
    expect([one.length, other.length]).toEqual([64, 64]);
    expect(one.equals(other)).toBe(false);
  });
});
