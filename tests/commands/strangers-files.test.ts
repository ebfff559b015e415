import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk, type Ran, solvedCall } from '../helpers/cli.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.leave());

const good = 'recover: 1\ntitle: Our way\nsteps:\n  - { title: Greet, say: Hello. }\n';
const customer = 'recover-customer: 1\ntitle: Late\nopens: Where is it?\n';

/** All that is done with a file that somebody else may have written, and how it ends when that cannot be used. */
const uses: readonly { args: (file: string) => readonly string[]; code: number; is?: 'customer' | 'list' }[] = [
  ...['show', 'card', 'preview', 'test', 'feedback', 'lint'].map((word) => ({
    args: (file: string) => ['playbooks', word, file],
    code: 3,
  })),
  { args: (file) => ['playbooks', 'lint', file, '--fix'], code: 3 },
  { args: (file) => ['playbooks', 'diff', file, 'walras'], code: 3 },
  { args: (file) => ['playbooks', 'diff', 'walras', file], code: 3 },
  { args: (file) => ['playbooks', 'edit', file, '--step', 'greet', '--line', '1', '--words', 'Hi'], code: 3 },
  { args: (file) => ['playbooks', 'new', '--from', file, '--to', 'made.yaml'], code: 3 },
  { args: (file) => ['playbooks', 'practice', file, '--answers', '-'], code: 3 },
  { args: (file) => ['start', file, '--answers', '-'], code: 1 },
  {
    args: (file) => ['playbooks', 'practice', 'walras', '--answers', '-', '--customer', file],
    code: 3,
    is: 'customer',
  },
  { args: (file) => ['playbooks', 'customers', file], code: 3, is: 'customer' },
  {
    args: (file) => ['playbooks', 'customers', '--new', 'Made', '--to', 'made.yaml', '--from', file],
    code: 3,
    is: 'customer',
  },
  { args: (file) => ['playbooks', 'import', file, '--to', 'made.yaml'], code: 3, is: 'list' },
];

/** Puts another one in the place of the worker that reads, or says that there is one. */
function withWorker(code: string | null): void {
  const worker =
    code === null
      ? `process.stderr.write('A WORKER READS'); super(file, options)`
      : `super(${JSON.stringify(`const { parentPort: port } = require('node:worker_threads'); port.on('message', () => { ${code} }); port.postMessage('ready');`)}, { ...options, eval: true })`;
  const hook = `import w from 'node:worker_threads'; w.Worker = class extends w.Worker { constructor(file, options) { ${worker}; } };`;
  desk.env.NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(hook)}`;
}

const eatsMemory = 'const all = []; for (;;) all.push(new Array(1e5).fill({}));';
/** How Node ends a worker that has. To get there takes each time some seconds. */
const hasEaten = `throw Object.assign(new Error('no memory'), { code: 'ERR_WORKER_OUT_OF_MEMORY' });`;

/** One or two sentences, or one problem, and nothing of ours on the inside. */
function expectTold(ran: Ran, words: RegExp, code: number, what: string): void {
  const told = ran.out + ran.err;
  expect({ what, code: ran.code, told }).toEqual({ what, code, told: expect.stringMatching(words) });
  expect(told).not.toMatch(/\n\s+at |node:|Error:/);
  expect(told.split('\n').length).toBeLessThan(16);
  expect(existsSync(join(desk.folder, 'made.yaml'))).toBe(false);
}

describe('a file that takes too much to read', () => {
  it('is told in one sentence by whatever reads it, when it takes memory', { timeout: 240_000 }, () => {
    withWorker(hasEaten);
    const files = { customer: desk.file('late.yaml', customer), list: desk.file('list.txt', '1. Greet\n2. Listen\n') };
    const playbook = desk.file('ours.yaml', good);
    for (const { args, code, is } of uses) {
      const words = args(is === undefined ? playbook : files[is]);
      expectTold(
        desk.run(words, '- end: solved\n'),
        /takes more memory than any playbook needs/,
        code,
        words.join(' '),
      );
    }
  });

  it('is told when it takes for ever, or all the memory there is', { timeout: 120_000 }, () => {
    const playbook = desk.file('ours.yaml', good);
    withWorker(eatsMemory);
    const ran = desk.run(['playbooks', 'show', playbook]);
    expectTold(ran, /takes (?:more memory than any playbook needs|longer than 2 seconds)/, 3, 'show');
    withWorker('for (;;);');
    const list = desk.file('list.txt', '1. Greet\n2. Listen\n');
    for (const [args, code] of [
      [['start', playbook, '--answers', '-'], 1],
      [['playbooks', 'import', list, '--to', 'made.yaml'], 3],
    ] as const)
      expectTold(desk.run(args, '- end: solved\n'), /takes longer than 2 seconds to read/, code, args.join(' '));
  });

  it('in the folder of the team is an error for doctor, which looks at the others too', () => {
    mkdirSync(join(desk.folder, 'team'));
    desk.file('team/ours.yaml', good);
    desk.file('team/theirs.yaml', good);
    desk.env.RECOVER_PLAYBOOKS = join(desk.folder, 'team');
    withWorker(hasEaten);
    const { out, err } = desk.run(['doctor']);
    expect(out + err).toMatch(/ours\.yaml has one error[\s\S]*theirs\.yaml has one error/);
  });
});

describe('no worker is begun', () => {
  const reads = (...args: readonly string[]) => {
    withWorker(null);
    const ran = desk.run(args, solvedCall);
    return { code: ran.code, worker: ran.err.includes('A WORKER READS') };
  };

  it('for what comes with the program', () => {
    expect(reads('start', 'walras', '--answers', '-')).toEqual({ code: 0, worker: false });
    expect(reads('playbooks', 'show', 'resolved')).toEqual({ code: 0, worker: false });
  });

  it('by a start with what a call began with before, until it has changed', () => {
    const like = 'recover: 1\ntitle: Our way\nextends: walras\n';
    const file = desk.file('ours.yaml', like);
    expect(reads('start', file, '--answers', '-')).toEqual({ code: 0, worker: true });
    expect(reads('start', file, '--answers', '-')).toEqual({ code: 0, worker: false });
    desk.file('ours.yaml', `${like}about: Another one.\n`);
    expect(reads('start', file, '--answers', '-')).toEqual({ code: 0, worker: true });
  });

  it('for what was checked before, until it has changed', () => {
    const file = desk.file('ours.yaml', good);
    expect(reads('playbooks', 'lint', file)).toEqual({ code: 0, worker: true });
    expect(reads('playbooks', 'show', file)).toEqual({ code: 0, worker: false });
    desk.file('ours.yaml', good.replace('Hello', 'Welcome'));
    expect(reads('playbooks', 'show', file)).toEqual({ code: 0, worker: true });
  });
});

const most = 256 * 1024;
const filled = (unit: string, size: number) => unit.repeat(Math.floor(size / Buffer.byteLength(unit)));
const saying = (words: string) => `recover: 1\ntitle: Ours\nsteps:\n  - { title: Greet, say: "${words}" }\n`;

/** What a stranger might put into a file that is as large as it may be. */
const hostile: Readonly<Record<string, string>> = {
  'aliases that double': `recover: 1\ntitle: Ours\na: &a [x, x]\n${[...'bcdefg'].map((name, at) => `${name}: &${name} [*${'abcdef'[at]}, *${'abcdef'[at]}]`).join('\n')}\n`,
  'lists in lists': `recover: 1\ntitle: Ours\nsteps: ${filled('[', most - 100)}`,
  'names without end': `recover: 1\ntitle: Ours\n${Array.from({ length: 20_000 }, (_, at) => `k${at}: 1\n`).join('')}`,
  'one name': `recover: 1\ntitle: Ours\n? ${filled('k', most - 100)}\n: 1\n`,
  'a list without end': `recover: 1\ntitle: Ours\nsteps:\n${filled('- a\n', most - 100)}`,
  'words without end': saying(filled('please ', most - 100)),
  'marks over one letter': saying(filled('a\u0301\u0316'.slice(1), most - 100)),
  'a condition like a trap for patterns': `recover: 1\ntitle: Ours\nsteps:\n  - title: A\n    say: Hi.\n    ask: { x: { type: text, label: X } }\n    next: [{ when: { x: "${filled('(a+)+', 15_000)}" }, redo: a }]\n`,
  'too many bytes': filled('# x\n', 10 * 1024 * 1024),
  nothing: '',
  'bytes of nothing': filled('\0', 1000),
};

describe('a file made to harm', () => {
  it('is told, whatever it is', { timeout: 240_000 }, () => {
    for (const [what, text] of Object.entries(hostile)) {
      const file = desk.file('theirs.yaml', text);
      const ran = desk.run(['playbooks', 'show', file]);
      expect({ what, code: ran.code }).toEqual({ what, code: what === 'too many bytes' ? 1 : 3 });
      expect(`${ran.out}${ran.err}`).not.toMatch(/\n\s+at |node:|Error:|[\0\u001b]/);
      expect(ran.out.length + ran.err.length).toBeLessThan(8_000);
    }
  });

  it('is no file: each command says so and waits for nothing', { timeout: 240_000 }, () => {
    spawnSync('mkfifo', [join(desk.folder, 'pipe.yaml')]);
    mkdirSync(join(desk.folder, 'folder.yaml'));
    symlinkSync('/dev/zero', join(desk.folder, 'device.yaml'));
    symlinkSync(desk.file('secret', 'root:x:0:0\n'), join(desk.folder, 'link.yaml'));
    desk.file(
      'bytes.yaml',
      Uint8Array.from({ length: 999 }, (_, at) => (at * 7919) % 256),
    );
    desk.file('wide.yaml', Buffer.from(good, 'utf16le'));
    const shown = (name: string) => desk.run(['playbooks', 'show', `./${name}.yaml`]);
    expectTold(shown('pipe'), /^"[^"]+" is not a file\.\n/, 1, 'pipe');
    expectTold(shown('folder'), /^"[^"]+" is not a file\.\n/, 1, 'folder');
    expectTold(shown('device'), /^"[^"]+" is a link to something that is no \.yaml file\.\n/, 1, 'device');
    expectTold(shown('link'), /^"[^"]+" is a link to something that is no \.yaml file\.\n/, 1, 'link');
    expectTold(shown('bytes'), /^"[^"]+" is not UTF-8 text\.\nSave it as UTF-8\.\n/, 1, 'bytes');
    expectTold(shown('wide'), /^"[^"]+" is not UTF-8 text\.\nIt is UTF-16, .*: save it again as UTF-8\.\n/, 1, 'wide');
    for (const { args, is } of uses) {
      const ran = desk.run(args('./pipe.yaml'), '- end: solved\n');
      expectTold(ran, /"[^"]*pipe\.yaml" is not a file\.\n/, is === 'list' ? 2 : 1, args('pipe').join(' '));
    }
  });

  it.runIf(existsSync('/proc/kallsyms'))(
    'that says it is empty, and is not, is read no further than a file may be long',
    { timeout: 120_000 },
    () => {
      for (const { args } of uses)
        expectTold(
          desk.run(args('/proc/kallsyms'), '- end: solved\n'),
          /"\/proc\/kallsyms" is larger than 256 kB, which no (playbook|customer|method) needs\.\n/,
          1,
          args('').join(' '),
        );
    },
  );

  it('that lies among customers keeps none of the others from being listed', () => {
    const folder = join(desk.folder, 'ours', 'customers');
    mkdirSync(folder, { recursive: true });
    spawnSync('mkfifo', [join(folder, 'pipe.yaml')]);
    symlinkSync('/nowhere.yaml', join(folder, 'link.yaml'));
    desk.file('ours/customers/bytes.yaml', Uint8Array.of(0x61, 0xff));
    desk.file('ours/customers/late.yaml', customer);
    desk.env.RECOVER_PLAYBOOKS = join(desk.folder, 'ours');
    const { code, out } = desk.run(['playbooks', 'customers']);
    expect(code).toBe(3);
    expect(out).toMatch(/^late +Late, /m);
    expect(out).toMatch(/^pipe\.yaml:1:1 +error unreadable +"[^"]+" is not a file\.$/m);
    expect(out).toMatch(/^bytes\.yaml:1:1 +error unreadable +"[^"]+" is not UTF-8 text\.$/m);
    expect(out).toMatch(/^link\.yaml:1:1 +error unreadable /m);
  });

  it.each(['a pipe', 'a device'])('that is %s beside a new playbook, where its schema would lie, is let be', (what) => {
    const place = join(desk.folder, 'playbook.schema.json');
    if (what === 'a pipe') spawnSync('mkfifo', [place]);
    else symlinkSync('/dev/zero', place);
    desk.file('list.txt', '1. Greet\n2. Help\n');
    expect(desk.run(['playbooks', 'import', 'list.txt', '--to', 'made.yaml'])).toMatchObject({ code: 0 });
    expect(lstatSync(place).isFile()).toBe(false);
  });

  it('that looks as if it included itself again and again is not copied without end', () => {
    const lines = '      - include: theirs.yaml\n'.repeat(700);
    const file = desk.file('theirs.yaml', `recover: 1\ntitle: Ours\nsteps:\n  - title: Greet\n    say: |\n${lines}`);
    const ran = desk.run(['playbooks', 'new', '--from', file, '--to', 'made.yaml']);
    expectTold(ran, /has more than 40 lines that include a file\./, 1, 'new --from');
  });

  it('as a list becomes a draft, or is told', { timeout: 240_000 }, () => {
    for (const unit of [' ', '(', '1.1.1.1', 'word', '\t', '\u0301\u0316', ';', 'Thanks\n', '- a\n', '| a '])
      for (const start of ['', '1. ']) {
        const list = desk.file('list.txt', start + filled(unit, most - 8));
        const ran = desk.run(['playbooks', 'import', list, '--to', '-']);
        expect({ unit, code: ran.code }).toEqual({ unit, code: expect.any(Number) });
        expect([0, 1, 3]).toContain(ran.code);
        expect(ran.err).not.toMatch(/\n\s+at |node:|Error:/);
      }
  });
});
