import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from './helpers/cli.ts';

// Node 22 and later keep compiled code themselves; this is what stands in for it on Node 20.
const isOurs = !('enableCompileCache' in (await import('node:module')));

describe.runIf(isOurs)('compiled code that is kept', () => {
  let desk: Desk;
  const folder = () => join(desk.folder, '.cache', 'recover');
  const kept = () => join(folder(), readdirSync(folder()).find((name) => name.endsWith('-followups')) ?? 'nothing');
  /** Where each part of it stands, the names first: each of them twice. */
  const partsOf = (bytes: Buffer) => {
    const size = bytes.indexOf('\n') + 1;
    const named: [string, number][] = JSON.parse(bytes.toString('latin1', 0, size));
    const sizes = [size, ...named.map(([, each]) => each)];
    return sizes.map((each, at) => ({ at: 2 * sizes.slice(0, at).reduce((sum, one) => sum + one, 0), size: each }));
  };
  const isWhole = (bytes: Buffer) => {
    const parts = partsOf(bytes);
    const last = parts.at(-1);
    return (
      bytes.length > 10_000 &&
      bytes.length === (last?.at ?? 0) + 2 * (last?.size ?? 0) &&
      parts.every(({ at, size }) => bytes.subarray(at, at + size).equals(bytes.subarray(at + size, at + 2 * size)))
    );
  };
  const list = () => desk.run(['followups', '--json', '--quiet']);
  const nothing = { code: 0, out: '[]\n', err: expect.not.stringContaining('Fatal') };

  beforeEach(() => {
    desk = openDesk();
  });
  afterEach(() => desk.leave());

  it('is kept by the first run of a command, for its owner alone, and left as it is by the next', () => {
    expect(list()).toEqual(nothing);
    expect(statSync(folder()).mode & 0o777).toBe(0o700);
    const { mode, mtimeMs } = statSync(kept());
    expect(mode & 0o777).toBe(0o600);
    expect(list()).toEqual(nothing);
    expect(statSync(kept()).mtimeMs).toBe(mtimeMs);
    expect(readdirSync(folder())).toHaveLength(1);
  });

  it('is kept for each form of a command beside the others', () => {
    const forms = [['--json'], ['--csv'], ['--ics'], ['--help']];
    const all = () => forms.map((form) => desk.run(['followups', ...form]).code);
    expect(all()).toEqual([0, 0, 0, 0]);
    const before = readFileSync(kept());
    expect(all()).toEqual([0, 0, 0, 0]);
    expect(readFileSync(kept()).equals(before)).toBe(true);
    expect(isWhole(before)).toBe(true);
  });

  it('is not used once a bit of it has turned over, cut or unreadable, and is kept anew', () => {
    list();
    const whole = readFileSync(kept());
    const turned = Buffer.from(whole);
    const [names, ...parts] = partsOf(whole);
    for (const { at, size } of parts)
      for (let next = at + 400; next < at + size; next += 97) turned[next] = (turned[next] ?? 0) ^ 4;
    const once = (at: number) => {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 4;
      return damaged;
    };
    const few = parts.flatMap(({ at, size }) => [once(at + size - 9), once(at + 2 * size - 9)]);
    const heads = [
      'no',
      '[["main.cjs",1e12]]',
      '[["list.cjs",1e400]]',
      '[["list.cjs",{}]]',
      '[[["a",1],1]]',
      '[7]',
      '{}',
    ];
    const told = heads.map((head) => Buffer.concat([Buffer.from(`${head}\n${head}\n`), whole]));
    const sizes = heads.map((_, at) => {
      const [name = ''] = JSON.parse(whole.toString('latin1', 0, names?.size ?? 0))[at % parts.length];
      return Buffer.concat([Buffer.from(`[["${name}",${10 ** (3 * at + 2)}]]\n`.repeat(2)), whole]);
    });
    const cut = [whole.subarray(0, -9), Buffer.alloc(0)];
    for (const damaged of [turned, once(3), once((names?.size ?? 0) + 3), ...few, ...told, ...sizes, ...cut]) {
      writeFileSync(kept(), damaged);
      expect(list()).toEqual(nothing);
      expect(isWhole(readFileSync(kept()))).toBe(true);
    }
  });

  it('is not used where somebody else could have written it', () => {
    list();
    const [file, whole] = [kept(), readFileSync(kept())];
    // Would end Node at once if it were taken for code: twice the same, so that only who may write it tells.
    const worse = Buffer.from(whole);
    for (const { at, size } of partsOf(whole).slice(1)) {
      worse.fill(0xff, at + 200, at + size);
      worse.copy(worse, at + size, at, at + size);
    }
    writeFileSync(file, worse);
    chmodSync(file, 0o622);
    expect(list()).toEqual(nothing);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(isWhole(readFileSync(file))).toBe(true);
  });

  it('is never taken for the code of another build', () => {
    const dist = join(desk.folder, 'dist');
    const ran = (name: string) => {
      mkdirSync(dist, { recursive: true });
      writeFileSync(join(dist, 'main.cjs'), `console.log(require('./${name}.cjs').said)\n//whole`);
      writeFileSync(join(dist, `${name}.cjs`), `exports.said = '${name}'\n//whole`);
      const loader = join(import.meta.dirname, '..', 'bin', 'recover.js');
      const start = `require(${JSON.stringify(loader)}).loadCompiled(${JSON.stringify(dist)}, 'main.cjs', ${JSON.stringify(folder())}, 'start')`;
      return spawnSync(process.execPath, ['-e', start], { encoding: 'utf8' }).stdout;
    };
    expect([ran('said-abc'), ran('said-abc'), ran('said-xyz')]).toEqual(['said-abc\n', 'said-abc\n', 'said-xyz\n']);
  });

  it('is none of a chunk that is not whole', () => {
    const dist = join(desk.folder, 'dist');
    mkdirSync(dist);
    writeFileSync(join(dist, 'main.cjs'), "console.log('half')");
    const loader = join(import.meta.dirname, '..', 'bin', 'recover.js');
    const start = `require(${JSON.stringify(loader)}).loadCompiled(${JSON.stringify(dist)}, 'main.cjs', ${JSON.stringify(folder())}, 'start')`;
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', start], { encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: '', stderr: expect.stringContaining('main.cjs is not whole') });
  });

  it('takes away what is old and was kept for other Nodes, and nothing else', () => {
    list();
    const own = kept().slice(folder().length + 1);
    const put = (name: string, mode = 0o600) => {
      writeFileSync(join(folder(), name), 'old', { mode });
      chmodSync(join(folder(), name), mode);
      utimesSync(join(folder(), name), 1, 1);
    };
    const gone = ['node-18.20.4-x64-start', 'node-20.9.0-arm64-recover', `${own}.4711`];
    const stays = [
      own.replace('followups', 'start'),
      'checked-playbooks.json',
      'node-notes.txt',
      'node-18.0.0-x64-open',
    ];
    for (const name of [...gone, ...stays]) put(name, name.endsWith('open') ? 0o622 : 0o600);
    writeFileSync(join(folder(), 'node-21.1.0-x64-start'), 'used yesterday', { mode: 0o600 });
    mkdirSync(join(folder(), 'node-18.1.0-x64-start'));
    symlinkSync(join(desk.folder, 'precious'), join(folder(), 'node-18.2.0-x64-start'));
    const all = readdirSync(folder()).sort();
    const anew = () => {
      writeFileSync(kept(), 'damaged');
      expect(list()).toEqual(nothing);
      return readdirSync(folder()).sort();
    };
    chmodSync(folder(), 0o770);
    expect(anew()).toEqual(all);
    chmodSync(folder(), 0o700);
    expect(anew()).toEqual(all.filter((name) => !gone.includes(name)));
  });

  it('is kept for nothing that failed, and does without a folder to keep it in', () => {
    expect(desk.run(['followupz']).code).toBe(2);
    expect(existsSync(folder())).toBe(false);
    desk.file('.cache', 'in the way');
    expect(list()).toEqual(nothing);
    expect(list()).toEqual(nothing);
  });
});

describe('the help that is printed without loading the program', () => {
  it('is what the program itself prints, at the width of nothing', () => {
    const desk = openDesk();
    const long = desk.run(['--no-color', '--help']);
    expect(desk.run(['--help'])).toEqual(long);
    expect(desk.run(['-h'])).toEqual(long);
    expect(long.out).toContain('Usage: recover');
    desk.leave();
  });

  it.runIf(existsSync('/dev/full'))('fails like any other where nothing can be written', () => {
    const full = openSync('/dev/full', 'w');
    const program = join(import.meta.dirname, '..', 'bin', 'recover.js');
    for (const flag of ['--version', '--help']) {
      const { status, stderr } = spawnSync(process.execPath, [program, flag], {
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      });
      expect(status).toBe(1);
      expect(stderr).toMatch(/no (?:space|room) left/);
    }
    closeSync(full);
  });

  it('is wrapped anew where a width is wished for', () => {
    const desk = openDesk({ COLUMNS: '60' });
    const options = desk
      .run(['--help'])
      .out.split('\n')
      .filter((line) => /^ {2}-/.test(line));
    expect(options).not.toEqual([]);
    expect(options.filter((line) => line.length > 60)).toEqual([]);
    desk.leave();
  });
});
