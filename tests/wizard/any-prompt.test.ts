import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wednesdayMorning } from '../helpers/call.ts';
import { type Desk, openDesk, program } from '../helpers/cli.ts';
import { keptDrafts } from '../helpers/kept-draft.ts';
import { stoppedClock } from '../helpers/stopped-clock.ts';
import { openTerminal, type Terminal } from '../helpers/terminal.ts';

// The window changes, the program is stopped, ended or left: at every kind of prompt, in the middle of a line.

type Kind = {
  method?: string;
  /** What was answered before, and what is typed to get to the prompt. */
  answers: string;
  keys?: readonly string[];
  shows: string;
  /** What lies over the step takes a pick: what is typed there is no draft. */
  isList?: boolean;
  line?: string;
};

const solve = '- jump: solve\n- wish: a refund\n';

const kinds: Readonly<Record<string, Kind>> = {
  'a line to say': { answers: '', shows: 'Own it and apologise' },
  listening: { answers: '- covered\n', shows: 'Enter twice' },
  'a question with yes and no': { answers: '- story: late\n', shows: 'Do they agree?' },
  'a question in words': { answers: '- jump: solve\n', shows: 'What do they want?' },
  'a choice': { answers: solve, shows: 'How does it stand?' },
  'options to choose from': { method: 'resolved', answers: '- jump: seek\n', shows: 'What could you do for them?' },
  'a promise before its words': { answers: '', keys: ['/p'], shows: 'What was promised, and for when?' },
  'a promise that was read': { answers: '', keys: ['>> today at 16:30'], shows: 'y they agreed' },
  'a promise to read back': {
    answers: `- promise: today at 16:30\n${solve}- outcome: solved\n`,
    shows: 'Read back what was promised',
  },
  'a hand-over': {
    method: '10-step',
    answers: '- card: hand-over\n- plan: Omar does it\n',
    keys: ['Omar'],
    shows: 'Did Omar take the call?',
  },
  'a way out': { answers: '', keys: ['/!'], shows: 'What is it?' },
  'a call on hold': { answers: '', keys: ['/q 3 ask the warehouse'], shows: 'ON HOLD' },
  'a loop that is used up': {
    answers:
      '- story: late\n- understood: no\n- covered\n- understood: no\n- covered\n- understood: no\n- covered\n- understood: no\n',
    shows: 'Which way now?',
  },
  'the end of the call': { answers: `${solve}- outcome: solved\n`, shows: 'Ended as' },
  'the write-up': { answers: `${solve}- outcome: solved\n- end: solved\n`, shows: 'What was done' },
  'what is still missing': {
    answers: `${solve}- outcome: solved\n- end: solved\n- done: paid\n- cause: late\n- crm: C-1\n`,
    shows: 'Still missing',
  },
  'the menu': { answers: '', line: '/pro', shows: 'Own it and apologise' },
  'the keys': { answers: '', keys: [], line: '?', shows: 'Ctrl-C twice', isList: true },
  'the steps': { answers: '', keys: ['/j'], shows: '1  Own it', isList: true },
  'the cards': { method: '10-step', answers: '', keys: ['/c'], shows: '1  Hand it over', isList: true },
  'the endings': { answers: '', keys: ['/e'], shows: 'a number, then Enter', isList: true },
  'what was said before': { answers: '', keys: ['/h'], shows: 'Nothing was said', isList: true },
  'the call for another record': {
    answers: `${solve}- outcome: solved\n`,
    keys: ['c'],
    shows: 'copied, where',
    isList: true,
  },
};

const windows = [
  [40, 5],
  [500, 200],
  [57, 16],
  [40, 200],
  [500, 5],
  [80, 24],
] as const;

let desk: Desk;
beforeEach(() => {
  desk = openDesk({ ...stoppedClock(wednesdayMorning), PS1: 'shell$ ' });
});
afterEach(() => desk.leave());

/** How a program is left, and what the shell then says that it ended with. */
const endings: readonly [how: string, code: number, leave: (shell: Terminal) => void | Promise<void>][] = [
  [
    'Ctrl-C twice',
    130,
    async (shell) => {
      shell.press('ctrl-c');
      await shell.until(/Ctrl-C\s+again/);
      shell.press('ctrl-c');
    },
  ],
  ['SIGTERM', 143, (shell) => void process.kill(startedBy(shell), 'SIGTERM')],
  ['SIGHUP', 129, (shell) => void process.kill(startedBy(shell), 'SIGHUP')],
  // On an empty line alone, so it comes last: the line is gone then.
  [
    'Ctrl-D',
    130,
    async (shell) => {
      const isEmpty = () => /^ > _$/m.test(shell.withCursor());
      if (!isEmpty()) shell.press('ctrl-d', 'end', 'ctrl-u');
      await shell.until(isEmpty);
      shell.press('ctrl-d');
    },
  ],
];

describe.each(Object.entries(kinds))('at %s', (_name, kind) => {
  it('the line outlives every window and the shell, and the terminal is as it was, however it is left', async () => {
    const { method = 'walras', answers, keys = [], shows, isList = false, line = 'half a line' } = kind;
    desk.run(['start', method, '--answers', '-'], answers || '[]');
    const env = Object.fromEntries(Object.entries(desk.env).map(([name, value]) => [name, value ?? '']));
    const shell = openTerminal('bash', ['--norc', '-i'], { cwd: desk.folder, env });
    await shell.until(/^shell\$$/m);
    // Else it could be the shell that turned it off again.
    shell.type("bind 'set enable-bracketed-paste off'\r");
    const modes = await settingsOf(shell);

    // The last letter but one stands under the cursor.
    const isOneKey = line === '?';
    const cursor = isOneKey ? ' > _' : ` > ${line.slice(0, -2)}_${line.slice(-1)}`;
    const inPlace = () => shell.withCursor().split('\n').includes(cursor);
    const isEmpty = () => /^ > _$/m.test(shell.withCursor());
    const open = async (isAgain: boolean) => {
      shell.type(`clear; ${process.execPath} ${program} resume\r`);
      if (isAgain && !isList) {
        await shell.until(() => shell.screen().includes(shows) && inPlace());
        return;
      }
      await shell.until(isEmpty);
      for (const each of shell.screen().includes(shows) ? [] : keys) {
        shell.type(each);
        await shell.until(`> ${each}`);
        shell.press('enter');
      }
      await shell.until(() => isEmpty() && (isOneKey || shell.screen().includes(shows)));
      shell.type(line);
      if (isOneKey) return void (await shell.until(shows));
      await shell.until(`> ${line}`);
      shell.press('left', 'left');
      await shell.until(inPlace);
    };

    for (const [index, [how, code, leave]] of endings.entries()) {
      await open(index > 0);
      if (index === 0) {
        for (const [cols, rows] of windows) {
          shell.resize(cols, rows);
          await shell.until((screen) => inPlace() && screen.split('\n').length <= rows && isOneScreen(screen));
        }
        await shell.until(shows);
        shell.press('ctrl-z');
        await shell.until(/Stopped[^$]*shell\$$/);
        expect(await settingsOf(shell), 'stopped with Ctrl-Z').toBe(modes);
        shell.type('fg\r');
        await shell.until(() => inPlace() && shell.screen().includes(shows));
      }
      await leave(shell);
      await shell.until(/shell\$$/);
      shell.type('echo "ended with $?"\r');
      await shell.until(/^ended with \d+$/m);
      expect(shell.screen(), how).toContain(`ended with ${code}`);
      expect(await settingsOf(shell), how).toBe(modes);
      const raw = shell.raw();
      expect(raw.lastIndexOf('\x1b[?2004l'), how).toBeGreaterThan(raw.lastIndexOf('\x1b[?2004h'));
      expect(raw, how).not.toMatch(/\x1b\[\?(?:25l|1049h|100\dh)/);
    }

    await open(false);
    const pid = startedBy(shell);
    shell.hangUp();
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
    if (!isList) expect(keptDrafts(desk).join('\n')).toContain(line);
  });
});

/** Nothing is left of how it was drawn for another window. */
const isOneScreen = (screen: string) => (screen.match(/since 10:00/g) ?? []).length < 2;

/** How the terminal is set, as the shell sees it. */
async function settingsOf(shell: Terminal): Promise<string> {
  const file = join(desk.folder, 'settings.txt');
  shell.type(`stty -a > ${file}; echo rea""d\r`);
  await shell.until(/^read\nshell\$$/m);
  shell.type('clear\r');
  await shell.until(/^shell\$$/);
  return readFileSync(file, 'utf8');
}

function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
}

function startedBy({ pid }: Terminal): number {
  const listed = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout.trim().split('\n');
  const children = listed.map((row) => row.trim().split(/\s+/).map(Number)).filter(([, parent]) => parent === pid);
  return children[0]?.[0] ?? Number.NaN;
}
