import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTimedDesk } from '../helpers/at-times.ts';
import { promisedCall } from '../helpers/cli.ts';
import { openWizard } from '../helpers/wizard.ts';

const desk = openTimedDesk();
const small = { rows: 12, cols: 100 };

beforeAll(() => {
  desk.file('call.yaml', promisedCall);
  const start = ['start', '--customer', 'Anna Berg', '--answers', 'call.yaml'];
  expect(desk.at('2026-11-18T15:00:00.000Z', start).code).toBe(0);
  delete desk.env.NODE_OPTIONS;
  // Shows what it was started with, then what it was given, and waits for a key like a pager.
  desk.file('pager', '#!/bin/sh\necho "PAGED <$*> $LESSSECURE $LESS"\nwc -l\nread key < /dev/tty\nexit 3\n');
  chmodSync(join(desk.folder, 'pager'), 0o755);
});
afterAll(() => desk.leave());

const open = (args: readonly string[], env: Record<string, string> = {}, size: object = small) =>
  openWizard(desk, args, { ...size, env });
const own = () => join(desk.folder, 'pager');

describe('what is longer than the window', () => {
  it.each([
    [['calls', 'show', 'anna']],
    [['playbooks', 'show', 'walras']],
    [['help', 'environment']],
    [['help', 'followups', 'add']],
  ])('goes through the pager: %j', async (args) => {
    const terminal = open(args, { PAGER: `${own()} -x  two` });
    await terminal.until('PAGED <-x two> 1 FRX');
    terminal.press('enter');
    // The pager's own way of ending is not the command's.
    expect(await terminal.exited).toEqual({ code: 0, signal: null });
  });

  it.each([[['calls']], [['followups', 'show', 'anna']]])('that is short, does not: %j', async (args) => {
    const terminal = open(args, { PAGER: own() }, { rows: 50, cols: 100 });
    expect((await terminal.exited).code).toBe(0);
    expect(terminal.raw()).toContain('Anna Berg');
    expect(terminal.raw()).not.toContain('PAGED');
  });

  it('is what a list of calls can be', async () => {
    const terminal = open(['calls'], { PAGER: own() }, { rows: 2, cols: 100 });
    // A window of two rows may have shown it and moved on.
    await terminal.until(() => terminal.raw().includes('PAGED'));
    terminal.press('enter');
    expect((await terminal.exited).code).toBe(0);
  });

  it.each([[''], ['cat'], [' ']])('is printed when PAGER is %j', async (PAGER) => {
    const terminal = open(['help', 'environment'], { PAGER });
    expect((await terminal.exited).code).toBe(0);
    expect(terminal.raw()).toContain('RECOVER_DATABASE');
  });

  it('is printed when there is no such pager, which is told after it', async () => {
    for (const PAGER of ['no-such-pager -x', 'no-such-pager | cat']) {
      const terminal = open(['help', 'environment'], { PAGER: PAGER.replace(' | cat', ' "$HOME"') });
      expect((await terminal.exited).code).toBe(0);
      expect(terminal.raw()).toMatch(/RECOVER_DATABASE[\s\S]*There is no pager "no-such-pager/);
    }
  });

  it('is printed where lines are only ever added', async () => {
    for (const by of ['variable', 'settings']) {
      if (by === 'settings') desk.run(['config', 'accessible', 'yes']);
      const terminal = open(['help', 'environment'], { PAGER: own(), ACCESSIBLE: by === 'variable' ? '1' : '' });
      expect((await terminal.exited).code).toBe(0);
      expect(terminal.raw()).not.toContain('PAGED');
    }
    desk.run(['config', 'accessible', '--unset']);
  });

  it.each([[['calls', 'show', 'anna', '--json']], [['playbooks', 'show', 'walras', '--json']]])(
    'is printed when it is a document: %j',
    async (args) => {
      const terminal = open(args, { PAGER: own() });
      expect((await terminal.exited).code).toBe(0);
      expect(terminal.raw()).not.toContain('PAGED');
    },
  );

  it('is printed into a pipe', () => {
    Object.assign(desk.env, { PAGER: own() });
    expect(desk.run(['help', 'environment']).out).toMatch(/^Your settings/);
    delete desk.env.PAGER;
  });

  it('goes through sh when PAGER is more than a program with arguments', async () => {
    const terminal = open(['help', 'environment'], { PAGER: `head -n 1 | sed 's/^/shell: /'` });
    expect((await terminal.exited).code).toBe(0);
    expect(terminal.raw()).toContain('shell: Your settings');
    expect(terminal.raw()).not.toContain('RECOVER_DATABASE');
  });

  it('ends with 130 when the pager is left with Ctrl-C, and with the signal when it is asked to end', async () => {
    const left = open(['help', 'environment'], { PAGER: own() });
    await left.until('PAGED');
    left.press('ctrl-c');
    expect(await left.exited).toEqual({ code: 130, signal: null });
    const asked = open(['help', 'environment'], { PAGER: own() });
    await asked.until('PAGED');
    asked.kill('SIGTERM');
    expect((await asked.exited).signal).toBe('SIGTERM');
  });
});

describe.skipIf(spawnSync('less', ['--version']).error !== undefined)('less', () => {
  it('is the usual pager: it stays on Ctrl-C, runs no commands, and leaves the text standing', async () => {
    const terminal = open(['help', 'environment']);
    await terminal.until(/^:$/m);
    expect(terminal.screen()).toContain('Your settings');
    terminal.type('!');
    await terminal.until('Command not available');
    terminal.press('enter', 'ctrl-c');
    // What is typed while it stops is thrown away by less, so it is asked until it goes.
    let isOver = false;
    void terminal.exited.then(() => {
      isOver = true;
    });
    const asked = () => {
      if (!isOver) terminal.type('q');
      return isOver;
    };
    await expect.poll(asked, { timeout: 10_000 }).toBe(true);
    expect(await terminal.exited).toEqual({ code: 0, signal: null });
    expect(terminal.screen()).toContain('Your settings');
  });

  it('shows colours as colours', async () => {
    const terminal = open(['calls', 'show', 'anna']);
    await terminal.until(/^:$/m);
    expect(terminal.screen()).not.toContain('ESC[');
    terminal.type('q');
    expect((await terminal.exited).code).toBe(0);
  });
});
