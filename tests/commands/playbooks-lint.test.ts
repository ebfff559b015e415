import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openReadingRoom } from '../../src/commands/reading-room.ts';
import { type Desk, openDesk } from '../helpers/cli.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.leave());

const good = 'recover: 1\ntitle: Our way\nsteps:\n  - { title: Greet, say: Hello. }\n';
const lint = (...args: string[]) => desk.run(['playbooks', 'lint', ...args]);

it('a folder is checked whole, with its customers, whatever one file is', () => {
  mkdirSync(join(desk.folder, 'ours', 'customers'), { recursive: true });
  desk.file('ours/a.yaml', good);
  desk.file('ours/b.yaml', good.replace('say:', 'sya:'));
  desk.file('ours/c.yaml', new Uint8Array([0xff, 0xfe, 0x00]));
  spawnSync('mkfifo', [join(desk.folder, 'ours', 'd.yaml')]);
  desk.file('ours/customers/late.yaml', 'recover-customer: 1\ntitle: Late\nopens: Where is it?\n');
  desk.file('ours/customers/odd.yaml', 'recover-customer: 1\ntitle: Odd\n');
  const { code, out, err } = lint('ours');
  expect(code).toBe(3);
  expect(out).toContain('ours/b.yaml:4:21  error unknown-field  There is no field "sya" here.');
  expect(out).toContain('c.yaml" is not UTF-8 text.');
  expect(out).toContain('d.yaml" is not a file.');
  expect(out).toContain('ours/customers/odd.yaml:1:1  error missing-field  "opens:" is missing here.');
  expect(out).not.toContain('late.yaml');
  expect(err).toContain('6 playbooks checked: 4 errors');
});

it('steps that another file of the folder includes are no playbook of their own', () => {
  mkdirSync(join(desk.folder, 'ours'));
  desk.file('ours/a.yaml', 'recover: 1\ntitle: A\nsteps:\n  - include: end.yaml\n');
  desk.file('ours/end.yaml', 'recover: 1\nsteps:\n  - { title: End, say: Goodbye. }\n');
  expect(lint('ours')).toMatchObject({ code: 0, err: 'One playbook checked, nothing found.\n' });
});

it('a file in UTF-16 is told to be saved again as UTF-8', () => {
  const file = desk.file('wide.yaml', Buffer.from(`\ufeff${good}`, 'utf16le'));
  const { code, err } = lint(file);
  expect({ code, err }).toEqual({
    code: 1,
    err: `"${file}" is not UTF-8 text.\nIt is UTF-16, which some editors call Unicode: save it again as UTF-8.\n`,
  });
});

it('two files with the same id are found by lint, and by the start, which takes the path of either', () => {
  mkdirSync(join(desk.folder, 'team'));
  const one = desk.file('team/one.yaml', `id: ours\n${good}`);
  const two = desk.file('team/two.yaml', `${good}id: ours\n`);
  const team = openDesk({ ...desk.env, RECOVER_PLAYBOOKS: join(desk.folder, 'team') });
  const ran = team.run(['playbooks', 'lint']);
  expect(ran.code).toBe(3);
  expect(ran.out).toContain(`${one}:1:1  error same-id  The id "ours" is taken twice: ${two} has it too.`);
  expect(ran.out).toContain(`${two}:5:1  error same-id  The id "ours" is taken twice: ${one} has it too.`);
  const started = team.run(['start', 'ours', '--answers', '-'], '- end: solved\n');
  expect(started.code).toBe(1);
  expect(started.err).toContain(`There are two playbooks "ours": ${one} and ${two}.`);
  expect(team.run(['start', one, '--answers', '-'], '- end: solved\n').code).toBe(0);
  team.leave();
});

it('what was checked and has not changed since is not looked at again, unless an included file has changed', () => {
  desk.file('a.yaml', 'recover: 1\ntitle: A\nsteps:\n  - include: end.yaml\n');
  desk.file('end.yaml', 'recover: 1\nsteps:\n  - { title: End, say: Goodbye. }\n');
  expect(lint('./a.yaml').code).toBe(0);
  const cache = join(desk.folder, '.cache', 'recover', 'checked-playbooks.json');
  expect(statSync(cache).mode & 0o777).toBe(0o600);
  const kept = readFileSync(cache, 'utf8');
  expect(lint('./a.yaml').code).toBe(0);
  expect(readFileSync(cache, 'utf8')).toBe(kept);
  desk.file('end.yaml', 'recover: 1\nsteps:\n  - { title: End, sya: Goodbye. }\n');
  expect(lint('./a.yaml')).toMatchObject({ code: 3, out: expect.stringContaining('end.yaml:3:19') });
  writeFileSync(cache, `${kept.slice(0, 40)}["x"]`);
  expect(lint('./a.yaml').code).toBe(3);
  writeFileSync(cache, '{{{');
  expect(lint('./a.yaml', '--no-cache').code).toBe(3);
  expect(readFileSync(cache, 'utf8')).toBe('{{{');
});

it('--fix mends what is safe, shows it, and finds nothing more to do the second time', () => {
  const bad = good.replace('say: Hello.', 'sya: Hello, dear');
  desk.file('a.yaml', bad);
  const dry = lint('./a.yaml', '--fix', '--dry-run');
  expect(dry.code).toBe(3);
  expect(dry.out).toContain('a.yaml: 2 lines would be mended, nothing was written');
  expect(readFileSync(join(desk.folder, 'a.yaml'), 'utf8')).toBe(bad);
  const ran = lint('./a.yaml', '--fix');
  expect(ran).toMatchObject({ code: 0, err: 'One playbook checked, nothing found.\n' });
  expect(ran.out).toContain('+ - { title: Greet, say: "Hello, dear" }');
  const mended = readFileSync(join(desk.folder, 'a.yaml'), 'utf8');
  expect(mended).toBe(good.replace('Hello.', '"Hello, dear"'));
  expect(lint('./a.yaml', '--fix').err).toContain('Nothing that can be mended safely.');
  expect(lint('./a.yaml', '--dry-run').code).toBe(2);
  expect(readFileSync(join(desk.folder, 'a.yaml'), 'utf8')).toBe(mended);
});

it('a file that takes too long ends its reader and not the run', async () => {
  const slow = desk.file(
    'reader.cjs',
    `const { parentPort: port } = require('node:worker_threads');
     port.on('message', ({ given }) => { while (given === 'slow'); if (given === 'big') { const a = []; for (;;) a.push(new Array(1e5).fill({})); } port.postMessage({ done: given }); });
     port.postMessage('ready');`,
  );
  const room = openReadingRoom(slow, { milliseconds: 500, megabytes: 16 });
  const read = (text: string) => room.read('wordings', text);
  expect(await read('one')).toEqual({ kind: 'done', done: 'one' });
  expect(await read('slow')).toEqual({ kind: 'too-slow' });
  const both = [read('two'), read('big')] as const;
  expect(await both[0]).toEqual({ kind: 'done', done: 'two' });
  expect((await both[1]).kind).toMatch(/too-/);
  expect(await read('three')).toEqual({ kind: 'done', done: 'three' });
});

it('a file that its reader cannot bear leaves the next file to a new one', async () => {
  const frail = desk.file(
    'frail.cjs',
    `const { parentPort: port } = require('node:worker_threads');
     port.on('message', ({ given }) => { if (given === 'odd') throw new Error('odd'); port.postMessage({ done: given }); });
     port.postMessage('ready');`,
  );
  const room = openReadingRoom(frail, { milliseconds: 500, megabytes: 16 });
  await expect(room.read('wordings', 'odd')).rejects.toThrow('odd');
  expect(await room.read('wordings', 'one')).toEqual({ kind: 'done', done: 'one' });
});

it.each(['process.exit(0);', "throw new Error('no room');"])(
  'where nothing can read beside the program (%s), it reads by itself',
  async (end) => {
    const room = openReadingRoom(desk.file('dies.cjs', end));
    const texts = [{ text: 'Greet' }, { text: 'Hello.' }];
    expect(await room.read('wordings', good)).toMatchObject({ kind: 'done', done: texts });
    expect(await room.read('wordings', good)).toMatchObject({ kind: 'done', done: texts });
  },
);

it('a reader that ends without a word is told at once, and the next file has another one', async () => {
  const odd = desk.file(
    'odd.cjs',
    `const { parentPort: port } = require('node:worker_threads');
     port.on('message', ({ given }) => given === 'end' ? process.exit(0) : port.postMessage({ done: given }));
     port.postMessage('ready');`,
  );
  const room = openReadingRoom(odd);
  await expect(room.read('wordings', 'end')).rejects.toThrow('has ended');
  expect(await room.read('wordings', 'one')).toEqual({ kind: 'done', done: 'one' });
});
