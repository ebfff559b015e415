import { execFileSync, spawn } from 'node:child_process';
import { closeSync, constants, mkdirSync, openSync, readdirSync, readSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { errorNames } from '../../src/call/error-names.ts';
import { type Desk, openDesk, program, promisedCall } from '../helpers/cli.ts';
import { openTerminal } from '../helpers/terminal.ts';
import { openWizard } from '../helpers/wizard.ts';

// What holds for every command, wherever it is typed and whatever it is piped into.

let desk: Desk;
beforeAll(() => {
  desk = openDesk();
  const who = ['--customer', 'Anna Berg', '--at', '2026-11-18T14:30'];
  expect(desk.run(['start', ...who, '--answers', '-'], promisedCall).code).toBe(0);
});
afterAll(() => desk.leave());

/** The same desk with other variables. */
const deskWith = (env: NodeJS.ProcessEnv) => openDesk({ ...desk.env, ...env });

describe('an error', () => {
  it.each([
    [['followups', 'show', 'zzzz', '--json'], 4, 'not-found'],
    [['followups', '--overdu', '--json'], 2, 'usage'],
    [['calls', 'show', '--json'], 2, 'usage'],
    [['playbooks', 'show', 'none', '--json'], 4, 'not-found'],
  ])('where JSON was asked for is one document on stderr: %j', (args, code, name) => {
    const ran = desk.run(args);
    expect(ran).toMatchObject({ code, out: '' });
    expect(JSON.parse(ran.err)).toMatchObject({
      error: { name, exit: code, message: expect.stringMatching(/\.( |$)/) },
    });
  });

  it('of the database is called by what is wrong with it', () => {
    const foreign = deskWith({ RECOVER_DATABASE: desk.file('letter.txt', 'Dear Anna, '.repeat(500)) });
    const ran = foreign.run(['followups', '--json']);
    expect(ran.code).toBe(6);
    expect(JSON.parse(ran.err).error).toMatchObject({ name: 'store-foreign', exit: 6 });
    foreign.leave();
  });

  it('has its name told to whoever looks into it, and to nobody else', () => {
    expect(desk.run(['calls', 'show', 'zzzz']).err).not.toContain('not-found');
    const curious = deskWith({ RECOVER_DEBUG: '1' });
    expect(curious.run(['calls', 'show', 'zzzz']).err).toContain('This is not-found, which ends with 4');
    curious.leave();
    const off = deskWith({ RECOVER_DEBUG: '0' });
    expect(off.run(['calls', 'show', 'zzzz']).err).not.toContain('not-found');
    off.leave();
  });

  it('can be looked up by its name', () => {
    const { out } = desk.run(['help', 'exit-codes']);
    for (const [name, about] of Object.entries(errorNames)) expect(out).toMatch(new RegExp(`${name} +${about}`));
  });
});

describe('colour', () => {
  const red = '\u001b[31m';
  const overdue = ['followups', '--overdue'];

  it.each<[string[], Record<string, string>, boolean]>([
    [[], {}, true],
    [['--no-color'], {}, false],
    [['--color=never'], { FORCE_COLOR: '1' }, false],
    [['--color', 'always'], { NO_COLOR: '1' }, true],
    [['--color=auto'], { NO_COLOR: '1' }, false],
    [[], { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    [[], { NO_COLOR: '' }, true],
    [[], { CLICOLOR: '0' }, false],
    [[], { CLICOLOR: '0', CLICOLOR_FORCE: '1' }, true],
    [[], { CLICOLOR_FORCE: '1', FORCE_COLOR: '0' }, false],
    [[], { TERM: 'dumb' }, false],
    [[], { TERM: 'dumb', CLICOLOR_FORCE: '1' }, true],
  ])(
    'is decided once, by the flag before the variables before the terminal: %j %j -> %j',
    async (flags, env, isRed) => {
      const terminal = openWizard(desk, [...overdue, ...flags], { cols: 100, env });
      await terminal.exited;
      expect(terminal.raw().includes(red)).toBe(isRed);
    },
  );

  it('is wanted by always, never or auto, before the command or behind it', () => {
    const ran = desk.run(['--color', 'sometimes', 'calls']);
    expect(ran).toMatchObject({ code: 2, err: '--color cannot be "sometimes".\nIt is always, never or auto.\n' });
    expect(desk.run(['calls', '--color']).err).toContain('--color needs a word');
    expect(desk.run(['--color=never', 'calls']).code).toBe(0);
    // What comes after two dashes is a word like any other.
    expect(desk.run(['calls', 'search', '--', '--color=purple']).err).not.toContain('always');
  });
});

describe('where nothing may be asked', () => {
  it.each<[string[], Record<string, string>, string]>([
    [['--no-input'], {}, '--no-input'],
    [[], { RECOVER_NO_INPUT: '1' }, 'RECOVER_NO_INPUT'],
    [[], { CI: 'true' }, 'the variable CI'],
  ])('a call ends with 5 at once, although there is a terminal: %j %j', async (flags, env, why) => {
    const terminal = openWizard(desk, ['start', 'walras', ...flags], { env });
    expect(await terminal.exited).toMatchObject({ code: 5 });
    expect(terminal.screen()).toContain(why);
    expect(terminal.screen()).toContain('--answers FILE');
    expect(terminal.raw()).not.toContain('SAY');
  });

  it.each([[['playbooks', 'new']], [['playbooks', 'edit', './mine.yaml']]])('%j does not ask either', async (args) => {
    desk.file('mine.yaml', 'recover: 1\ntitle: Mine\nsteps:\n  - title: Greet\n    say: I am glad you rang.\n');
    const terminal = openWizard(desk, [...args, '--no-input']);
    expect(await terminal.exited).toMatchObject({ code: 5 });
  });

  it('and what waits is printed, not offered', async () => {
    const terminal = openWizard(desk, ['--no-input']);
    expect(await terminal.exited).toMatchObject({ code: 0 });
    expect(terminal.screen()).toContain('A new call: recover start');
  });

  it('a call wants a screen that is seen, or lines', async () => {
    const env = Object.fromEntries(Object.entries(desk.env).map(([name, value]) => [name, value ?? '']));
    const shell = (more: string) =>
      openTerminal('bash', ['-c', `node ${program} start walras ${more}; echo "ends with $?"`], {
        env,
        cwd: desk.folder,
      });
    const unseen = shell('2>screen.txt; cat screen.txt');
    await unseen.until('which is no terminal here');
    const lines = shell('--accessible 2> >(cat)');
    await lines.until('Step 1 of about');
    lines.press('ctrl-d');
    await lines.until('ends with 130');
  });

  it('is not where these variables are off', async () => {
    const terminal = openWizard(desk, ['start', 'walras'], { env: { CI: 'false', RECOVER_NO_INPUT: '0' } });
    await terminal.until('SAY');
    terminal.press('ctrl-c');
    await terminal.until('Ctrl-C');
    terminal.press('ctrl-c');
    expect(await terminal.exited).toMatchObject({ code: 130 });
  });
});

describe('--quiet', () => {
  it('leaves out what helps on, and neither data nor errors', () => {
    expect(desk.run(['calls', 'search', 'zebra']).err).not.toBe('');
    expect(desk.run(['calls', 'search', 'zebra', '--quiet'])).toEqual({ code: 0, out: '', err: '' });
    expect(desk.run(['--quiet', 'calls']).out).toContain('Anna Berg');
    expect(desk.run(['--quiet', 'calls', 'show', 'zzzz']).err).toContain('There is no call "zzzz".');
  });
});

describe('settings on a terminal', () => {
  it.each([40, 80, 200])('fit into %i columns', async (cols) => {
    for (const args of [['config'], ['config', '--team']]) {
      const terminal = openWizard(desk, [...args, '--quiet'], { cols, rows: 60 });
      await terminal.exited;
      // A line that is too long is cut by the terminal into one that is full.
      for (const line of terminal.screen().split('\n')) expect(line.length).toBeLessThan(cols);
    }
  });
});

describe('lists in a pipe', () => {
  it('are one record a line, parted by tabs, without borders', () => {
    const playbooks = desk.run(['playbooks']).out.trimEnd().split('\n');
    expect(playbooks).toHaveLength(5);
    expect(playbooks.at(-1)).toMatch(/^walras\tWALRAS\tcomes with recover\tusual\tlive\t[0-9a-f]{8}\t/);
    const settings = desk.run(['config']).out.trimEnd().split('\n');
    expect(settings.map((line) => line.split('\t').length)).toEqual(settings.map(() => 4));
    const other = openDesk();
    other.run(['away', 'until', '2027-01-04T09:00', '--cover', 'Lee']);
    expect(other.run(['away']).out).toBe('Priya\t2027-01-04T14:00:00.000Z\tLee\n');
    other.leave();
  });

  it('arrive whole at whoever reads slowly', async () => {
    const words = desk.file(
      'long.yaml',
      `- story:\n${Array.from({ length: 400 }, (_, at) => `    - ${at} ${'x'.repeat(400)}`).join('\n')}\n- park\n`,
    );
    expect(desk.run(['start', '--customer', 'Long', '--answers', words]).code).toBe(0);
    const whole = desk.run(['calls', 'show', 'long', '--json']).out;
    expect(whole.length).toBeGreaterThan(200_000);
    const env = Object.fromEntries(Object.entries(desk.env).map(([name, value]) => [name, value ?? '']));
    const slow = openTerminal('bash', ['-c', `node ${program} calls show long --json | (sleep 1; wc -c)`], { env });
    await slow.exited;
    expect(Number(slow.screen())).toBe(Buffer.byteLength(whole));
  });

  it.each([
    ['one text', ['calls', 'show', 'long', '--json']],
    ['piece by piece', ['calls', 'export']],
  ])('arrive whole through a pipe that does not wait, as other programs make theirs: %s', async (_, args) => {
    if (args[1] === 'export') {
      const words = join(desk.folder, 'long.yaml');
      expect(desk.run(['start', '--customer', 'Longer', '--answers', words]).code).toBe(0);
    }
    const whole = desk.run(args).out;
    expect(whole.length).toBeGreaterThan(200_000);
    const env = Object.fromEntries(Object.entries(desk.env).map(([name, value]) => [name, value ?? '']));
    const pipe = join(desk.folder, `pipe-of-${args[1]}`);
    execFileSync('mkfifo', [pipe]);
    const ends = [constants.O_RDWR, constants.O_RDONLY].map((way) => openSync(pipe, way | constants.O_NONBLOCK));
    const [into = -1, from = -1] = ends;
    const child = spawn(process.execPath, [program, ...args], {
      env,
      stdio: ['ignore', into, 'inherit'],
    });
    // Node makes what it gives to a child one that waits. Both have the same end, so what this one does to it counts there.
    const ours = new Socket({ fd: into, readable: false, writable: true });
    onTestFinished(() => {
      ours.destroy();
      closeSync(from);
    });
    const pieces: Buffer[] = [];
    const take = (): boolean => {
      const piece = Buffer.alloc(5000);
      try {
        pieces.push(piece.subarray(0, readSync(from, piece)));
        return true;
      } catch (error) {
        expect(error).toMatchObject({ code: 'EAGAIN' });
        return false;
      }
    };
    const reading = setInterval(take, 2);
    expect(await new Promise((ended) => child.on('exit', ended))).toBe(0);
    clearInterval(reading);
    while (take());
    expect(Buffer.concat(pieces).toString('utf8')).toBe(whole);
  });

  it('may be cut short by whoever reads them', async () => {
    const shell = openTerminal('bash', ['-c', `node ${program} playbooks schema | head -1; echo "\${PIPESTATUS[*]}"`]);
    await shell.exited;
    expect(shell.screen()).toMatch(/^\{\r?\n0 0$/);
  });
});

describe('where things lie', () => {
  it('is never where the program happens to be started, also without a home', () => {
    const folder = join(desk.folder, 'elsewhere');
    mkdirSync(folder);
    const env = {
      RECOVER_DATABASE: '',
      RECOVER_CONFIG: '',
      XDG_DATA_HOME: 'data',
      XDG_CONFIG_HOME: 'config',
      HOME: '',
    };
    const homeless = deskWith(env);
    const { database, config } = JSON.parse(homeless.run(['config', '--json']).out);
    expect(database).toMatch(/^\//);
    expect(config).toMatch(/^\//);
    expect(readdirSync(homeless.folder)).toEqual([]);
    homeless.leave();
  });
});
