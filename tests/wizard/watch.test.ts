import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { source } from '../../src/commands/source.ts';
import type { Entry } from '../../src/engine/entry.ts';
import { append } from '../../src/store/entries.ts';
import { openStore } from '../../src/store/open.ts';
import { type Desk, openDesk, program, promisedCall } from '../helpers/cli.ts';
import { openTerminal, type Terminal } from '../helpers/terminal.ts';
import { openWizard } from '../helpers/wizard.ts';
import { opened } from '../store/support/entries.ts';
import { machine } from '../store/support/source.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
  promise('Anna Berg');
});
afterEach(() => desk.leave());

const at = ['--at', '2026-11-18T14:30'];

function promise(customer: string): void {
  const path = desk.file('call.yaml', promisedCall);
  const ran = desk.run(['start', ...at, '--customer', customer, '--answers', path]);
  expect(ran.code).toBe(0);
}

/** The same in a process of its own, so that the screen goes on meanwhile. */
async function promiseMeanwhile(customer: string): Promise<void> {
  const path = desk.file('call.yaml', promisedCall);
  const args = [program, 'start', ...at, '--customer', customer, '--answers', path];
  const [code] = await once(spawn(process.execPath, args, { env: desk.env, stdio: 'ignore' }), 'exit');
  expect(code).toBe(0);
}

const watch = (...more: string[]) => openWizard(desk, ['followups', '--watch', ...more]);

/** In a shell, which shows whether it was given a terminal that it can use. */
function openShell(): Terminal {
  const env = Object.fromEntries(Object.entries(desk.env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
  const shell = openTerminal('bash', ['--norc', '--noprofile', '-i'], { cwd: desk.folder, env: { ...env, PS1: '$ ' } });
  return shell;
}

const typed = `${process.execPath} ${program} followups --watch`;

/** The terminal echoes what is typed, shows the cursor and is back on its first screen. */
async function expectSane(shell: Terminal, mark: string): Promise<void> {
  shell.type('stty -a | tr ";" "\\n" | grep -ow -e "-\\?icanon" -e "-\\?echo" | sort | tr "\\n" " "');
  await shell.until('sort | tr');
  shell.press('enter');
  await shell.until('echo icanon');
  const raw = shell.raw();
  for (const mode of ['?25', '?1049', '?7'] as const) {
    const off = raw.lastIndexOf(`\u001b[${mode}l`);
    const on = raw.lastIndexOf(`\u001b[${mode}h`);
    // The other screen is the one that must be off.
    if (on !== -1 || off !== -1)
      expect({ mode, isBack: mode === '?1049' ? off > on : on > off }).toEqual({ mode, isBack: true });
  }
  expect(shell.screen()).toContain(mark);
}

describe('followups --watch', () => {
  it('shows the list, and q leaves with 0', async () => {
    const screen = watch();
    await screen.until('Anna Berg');
    expect(screen.screen()).toContain('NOBODY TRIED');
    expect(screen.screen()).toMatch(/ q leaves$/);
    screen.type('q');
    expect(await screen.exited).toEqual({ code: 0, signal: null });
    expect(screen.raw()).toContain('\u001b[?1049l');
  });

  it('shows what somebody else has promised meanwhile', async () => {
    const screen = watch();
    await screen.until('Anna Berg');
    await promiseMeanwhile('Jörg Weber');
    expect(await screen.until('Jörg Weber', 5)).toContain('Anna Berg');
    screen.type('q');
    expect((await screen.exited).code).toBe(0);
  });

  it('begins before there is a file, and shows what comes', async () => {
    const other = openDesk();
    const screen = openWizard(other, ['followups', '--watch']);
    await screen.until('No follow-up is open.');
    const path = other.file('call.yaml', promisedCall);
    const args = [program, 'start', ...at, '--customer', 'Eva', '--answers', path];
    await once(spawn(process.execPath, args, { env: other.env, stdio: 'ignore' }), 'exit');
    await screen.until('Eva');
    screen.type('q');
    expect((await screen.exited).code).toBe(0);
    other.leave();
  });

  it('draws nothing again while nothing changes', async () => {
    const screen = watch();
    await screen.until('Anna Berg');
    const draws = () => screen.raw().split('\u001b[?2026h').length;
    // A minute may turn while this waits: then it is drawn once more.
    const before = draws();
    await new Promise((resolve) => setTimeout(resolve, 4500));
    expect(draws() - before).toBeLessThanOrEqual(1);
    screen.type('q');
    await screen.exited;
  });

  it('fills the window that it is in, and says what does not fit', async () => {
    for (const name of ['Bea', 'Cem', 'Dora', 'Emil', 'Finn']) promise(name);
    const screen = watch();
    await screen.until('Finn');
    screen.resize(60, 6);
    await screen.until(/… \d more lines: make the window taller\n q leaves$/);
    expect(screen.screen().split('\n').length).toBe(6);
    screen.resize(100, 30);
    await screen.until((shown) => shown.includes('Finn') && !shown.includes('more lines'));
    screen.type('q');
    expect((await screen.exited).code).toBe(0);
  });

  it('takes the filters of the list', async () => {
    const screen = watch('--agent', 'Omar');
    await screen.until('No such follow-up is open.');
    expect(screen.screen()).not.toContain('Anna');
    screen.type('q');
    await screen.exited;
  });
});

describe('leaving the watch', () => {
  it('with Ctrl-C ends with 130', async () => {
    const screen = watch();
    await screen.until('Anna Berg');
    screen.press('ctrl-c');
    expect((await screen.exited).code).toBe(130);
  });

  it('with Esc or another key does not happen', async () => {
    const screen = watch();
    await screen.until('Anna Berg');
    screen.press('esc', 'up', 'enter');
    screen.type('x');
    screen.press('ctrl-l');
    await screen.until('Anna Berg');
    screen.type('q');
    expect((await screen.exited).code).toBe(0);
  });

  it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
    'by %s ends with the signal and gives the terminal back',
    async (signal) => {
      const screen = watch();
      await screen.until('Anna Berg');
      screen.kill(signal);
      expect((await screen.exited).signal).toBe(signal);
      expect(screen.raw()).toMatch(/\[\?25h.*\[\?1049l/s);
    },
  );

  it('by closing the window leaves no process and no crash behind', async () => {
    const screen = watch();
    await screen.until('Anna Berg');
    screen.hangUp();
    expect((await screen.exited).signal).toBe('SIGHUP');
  });

  it.each([
    ['q', 'code 0'],
    ['\x03', 'code 130'],
  ])('gives the shell a terminal that it can use: %j', async (key, code) => {
    const shell = openShell();
    shell.type(`${typed}; echo code $?\r`);
    await shell.until('Anna Berg');
    shell.type(key);
    await shell.until(code);
    await expectSane(shell, code);
  });

  it('for a while with Ctrl-Z gives the shell its terminal, and fg brings the list back', async () => {
    const shell = openShell();
    shell.type(`${typed}; echo code $?\r`);
    await shell.until('Anna Berg');
    shell.press('ctrl-z');
    await shell.until(/Stopped/);
    await expectSane(shell, 'Stopped');
    await promiseMeanwhile('Jörg Weber');
    shell.type('fg\r');
    await shell.until('Jörg Weber');
    shell.type('q');
    await shell.until('$ ');
    await expectSane(shell, 'fg');
  });
});

describe('without a terminal', () => {
  it('it is said in one sentence, and ends with 5', () => {
    const ran = desk.run(['followups', '--watch']);
    expect(ran).toEqual({
      code: 5,
      out: '',
      err: '--watch needs a terminal to draw on. Without one: recover followups\n',
    });
  });

  it('that can be drawn on, for a screen reader, too', async () => {
    const screen = openWizard(desk, ['followups', '--watch'], { env: { ACCESSIBLE: '1' } });
    expect((await screen.exited).code).toBe(5);
    expect(screen.raw()).toContain('here lines are only ever added');
    expect(screen.raw()).not.toContain('\u001b');
  });
});

it('--watch and --json do not go together', () => {
  expect(desk.run(['followups', '--watch', '--json'])).toMatchObject({ code: 2, out: '' });
});

describe('followups --watch --notify', () => {
  /** A notifier of our own, found first, that writes down what it was given. */
  function withNotifier(script: string): { PATH: string } {
    const folder = join(desk.folder, 'bin');
    mkdirSync(folder);
    writeFileSync(join(folder, 'notify-send'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return { PATH: `${folder}:${process.env.PATH}` };
  }
  const given = () => {
    const path = join(desk.folder, 'notices');
    return existsSync(path)
      ? readFileSync(path, 'utf8')
          .split('\n---\n')
          .filter((part) => part !== '')
      : [];
  };
  const writing = `for word in "$@"; do echo "$word"; done >> "$HOME/notices"; echo --- >> "$HOME/notices"`;
  const dueSoon = (customer: string, words = 'in 5 minutes') => {
    const path = desk.file('soon.yaml', promisedCall.replace('today at 16:30', words));
    expect(desk.run(['start', '--customer', customer, '--answers', path]).code).toBe(0);
  };
  /** Two promises that are due in so many seconds, sooner than anybody would say it. */
  const dueWithin = (seconds: number): string => {
    const now = new Date().toISOString();
    const dueAt = new Date(Date.now() + seconds * 1000).toISOString();
    const store = openStore(join(desk.folder, 'recover.db'), { mode: 'write', source, machine });
    for (const code of ['aaa1', 'aaa2']) {
      const body = opened({ code, owner: 'Priya', dueAt });
      append(store, [{ ...body, stream: `f-${code}`, seq: 1, at: now, by: 'Priya' } as Entry], { savedAt: now });
    }
    store.close();
    return dueAt;
  };
  const watchWith = (env: Record<string, string>) =>
    openWizard(desk, ['followups', '--watch', '--notify'], { env: { HOME: desk.folder, ...env } });

  it('tells once of a promise that comes due, without the name of the customer', async () => {
    dueSoon('Anna <b>Berg</b>');
    const screen = watchWith(withNotifier(writing));
    await screen.until('Berg');
    await expect.poll(given).toHaveLength(1);
    const [first] = given();
    expect(first).toMatch(/^--app-name=recover\n--\nA promise is due at \d\d:\d\d\n[a-z0-9]+ Priya$/);
    // It is read again, and nothing more is told.
    await promiseMeanwhile('Jörg Weber');
    await screen.until('Jörg');
    expect(given()).toHaveLength(1);
    screen.type('q');
    expect((await screen.exited).code).toBe(0);
  });

  it('gathers several into one, and tells again when they break', async () => {
    const at = dueWithin(6);
    const screen = watchWith(withNotifier(writing));
    await expect.poll(given).toHaveLength(1);
    expect(given()[0]).toMatch(/\n2 promises are due by \d\d:\d\d\naaa1 Priya, aaa2 Priya$/);
    await expect.poll(() => Date.now() > Date.parse(at), { timeout: 10_000 }).toBe(true);
    // Whatever is saved makes it look again; without that it would at the next minute.
    await promiseMeanwhile('Jörg Weber');
    await expect.poll(given, { timeout: 5000 }).toHaveLength(2);
    expect(given()[1]).toMatch(/\n2 promises are broken\naaa1 Priya, aaa2 Priya$/);
    screen.type('q');
    await screen.exited;
  });

  it.each([
    ['is not there', null],
    ['fails', 'exit 1'],
    ['hangs', 'exec sleep 60'],
  ])('rings the bell and says so when the notifier %s', async (_name, script) => {
    dueSoon('Bea');
    const screen = watchWith(script === null ? { PATH: desk.folder } : withNotifier(script));
    await screen.until('No notices on the desktop (notify-send does not work here)', 15);
    await expect.poll(() => screen.raw().includes('\u0007')).toBe(true);
    expect(screen.screen().split('\n').at(-1)).toContain('q leaves');
    screen.type('q');
    expect((await screen.exited).code).toBe(0);
  });

  it('without --watch is wrong usage, in one sentence', () => {
    expect(desk.run(['followups', '--notify'])).toEqual({
      code: 2,
      out: '',
      err: '--notify goes with --watch: recover followups --watch --notify\n',
    });
  });
});
