import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeFile, newFile, replaceFile } from '../../src/store/replace-file.ts';

const isUnix = process.platform !== 'win32';
const isAdministrator = process.getuid?.() === 0;

let folder: string;
const at = (name: string) => join(folder, name);
const textOf = (name: string) => readFileSync(at(name), 'utf8');
const modeOf = (name: string) => statSync(at(name)).mode & 0o777;
const ours = { pid: 7, mode: 0o600 };

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'recover-files-')));
  writeFileSync(at('there'), 'old');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe.each([
  ['put in the place of another', () => replaceFile(at('there'), 'new', ours)],
  ['given another text', () => changeFile(at('there'), 'new', { pid: 7 })],
])('a file that is %s', (_, write) => {
  it('is the new one, and nothing lies beside it', () => {
    write();
    expect(textOf('there')).toBe('new');
    expect(readdirSync(folder)).toEqual(['there']);
  });

  it('goes through no link that lies in wait, and past what a program of this number was killed over', () => {
    writeFileSync(at('victim'), 'precious');
    symlinkSync(at('victim'), at('there.7.part'));
    writeFileSync(at('there.7-1.part'), 'half');
    write();
    expect([textOf('there'), textOf('victim'), textOf('there.7-1.part')]).toEqual(['new', 'precious', 'half']);
  });
});

describe.each([
  ['put in the place of another', () => replaceFile(at('folder'), 'new', ours)],
  ['given another text', () => changeFile(at('folder'), 'new', { pid: 7 })],
  ['written where none was', () => newFile(at('folder'), 'new', ours)],
])('a file that cannot be %s', (_, write) => {
  it('leaves nothing beside it', () => {
    mkdirSync(at('folder'));
    expect(write).toThrow();
    expect(readdirSync(folder)).toEqual(['folder', 'there']);
  });
});

describe('a file that is given another text', () => {
  it.runIf(isUnix)('stays behind its link, and may be read by those who might before', () => {
    chmodSync(at('there'), 0o664);
    symlinkSync(at('there'), at('link'));
    changeFile(at('link'), 'new', { pid: 7 });
    expect(lstatSync(at('link')).isSymbolicLink()).toBe(true);
    expect([textOf('there'), modeOf('there')]).toEqual(['new', 0o664]);
    changeFile(at('link'), 'newer', { pid: 7, mode: 0o600 });
    expect([textOf('there'), modeOf('there')]).toEqual(['newer', 0o600]);
  });

  it.runIf(isUnix && isAdministrator)('stays its owner’s when an administrator changes it', () => {
    chownSync(at('there'), 12_345, 54_321);
    changeFile(at('there'), 'new', { pid: 7 });
    expect(statSync(at('there'))).toMatchObject({ uid: 12_345, gid: 54_321 });
  });

  it.runIf(isUnix && isAdministrator)('is not opened to another group by whoever cannot give it to its own', () => {
    chmodSync(folder, 0o777);
    chmodSync(at('there'), 0o664);
    chownSync(at('there'), 12_345, 54_321);
    process.setegid?.(65_534);
    process.seteuid?.(65_534);
    try {
      changeFile(at('there'), 'new', { pid: 7 });
    } finally {
      process.seteuid?.(0);
      process.setegid?.(0);
    }
    expect([textOf('there'), modeOf('there').toString(8)]).toEqual(['new', '644']);
    expect(statSync(at('there'))).toMatchObject({ uid: 65_534, gid: 65_534 });
  });
});

describe('a file that takes another’s place', () => {
  it.runIf(isUnix)('is for its owner alone, and takes the place of a link without going through it', () => {
    chmodSync(at('there'), 0o644);
    symlinkSync(at('there'), at('link'));
    replaceFile(at('link'), 'new', ours);
    expect([lstatSync(at('link')).isFile(), textOf('link'), modeOf('link')]).toEqual([true, 'new', 0o600]);
    expect(textOf('there')).toBe('old');
  });
});

describe('a file that was not there', () => {
  it('is written whole, and never over another', () => {
    newFile(at('fresh'), 'new', ours);
    expect(() => newFile(at('there'), 'new', ours)).toThrow('already');
    expect([textOf('fresh'), textOf('there')]).toEqual(['new', 'old']);
    expect(readdirSync(folder)).toEqual(['fresh', 'there']);
  });
});
