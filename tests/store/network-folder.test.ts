import { afterEach, expect, it, vi } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { contents, temporaryFolder } from './support/folder.ts';
import { countingSource, machine } from './support/source.ts';

const disk = vi.hoisted(() => ({ type: null as number | null }));

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const statfsSync = (path: string) => ({ ...fs.statfsSync(path), ...(disk.type === null ? {} : { type: disk.type }) });
  return { ...fs, statfsSync };
});

afterEach(() => {
  disk.type = null;
});

const open = (path: string) => openStore(path, { source: countingSource(), machine, mode: 'write' });

it.each([
  ['NFS', 0x6969],
  ['SMB', 0xff534d42],
  ['SMB', 0xff534d42 - 2 ** 32],
  ['SMB', 0xfe534d42],
  ['FUSE', 0x65735546],
  ['9P', 0x01021997],
  ['AFS', 0x5346414f],
])('a %s folder is refused before anything is made in it', (name, type) => {
  const folder = temporaryFolder();
  disk.type = type;
  expect(() => open(`${folder}/new/recover.db`)).toThrow(`is in a network or cloud folder (${name})`);
  expect(contents(folder)).toEqual({});
});

it('a file that is there is refused as well', () => {
  const path = `${temporaryFolder()}/recover.db`;
  open(path).close();
  disk.type = 0x6969;
  expect(() => open(path)).toThrow('Choose a path on a disk of this computer.');
});
