import { constants } from 'node:os';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { onTestFinished } from 'vitest';

// A real pseudo-terminal with a real emulator behind it: what a person would type, and what that person would see.

const sequences = {
  enter: '\r',
  tab: '\t',
  'shift-tab': '\x1b[Z',
  esc: '\x1b',
  backspace: '\x7f',
  delete: '\x1b[3~',
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  home: '\x1b[H',
  end: '\x1b[F',
  'page-up': '\x1b[5~',
  'page-down': '\x1b[6~',
  'alt-enter': '\x1b\r',
  'ctrl-a': '\x01',
  'ctrl-c': '\x03',
  'ctrl-d': '\x04',
  'ctrl-e': '\x05',
  'ctrl-j': '\n',
  'ctrl-l': '\x0c',
  'ctrl-u': '\x15',
  'ctrl-w': '\x17',
  'ctrl-y': '\x19',
  'ctrl-z': '\x1a',
} as const;

/** Milliseconds. A screen arrives in pieces: what comes within this time of the piece that was waited for belongs to it. */
const quiet = 20;

type TerminalKey = keyof typeof sequences;

export type TerminalOptions = {
  cols?: number;
  rows?: number;
  /** Added to a small, plain environment: nothing of the developer's own leaks into a test. */
  env?: Readonly<Record<string, string>>;
  cwd?: string;
};

/** A text, a pattern, or a test of the whole screen. */
type Wanted = string | RegExp | ((screen: string) => boolean);

export type Terminal = {
  pid: number;
  type: (text: string) => void;
  press: (...keys: TerminalKey[]) => void;
  /** As a terminal sends it with bracketed paste on. */
  paste: (text: string) => void;
  /** What a person sees, without the blanks at the ends. */
  screen: () => string;
  /** The screen, with an underscore in the place of the cursor. */
  withCursor: () => string;
  /** Whether the words on the screen are bold; null when they are not there. */
  isBold: (words: string) => boolean | null;
  /** Waits until the screen shows it and nothing more is being written; fails with the screen in the message. */
  until: (wanted: Wanted, seconds?: number) => Promise<string>;
  cursor: () => { row: number; column: number };
  resize: (cols: number, rows: number) => void;
  kill: (signal: 'SIGTERM' | 'SIGHUP' | 'SIGINT' | 'SIGKILL') => void;
  /** The window is closed: the terminal itself is gone. */
  hangUp: () => void;
  exited: Promise<{ code: number; signal: string | null }>;
  /** Every byte that was written to the terminal. */
  raw: () => string;
};

export function openTerminal(command: string, args: readonly string[], options: TerminalOptions = {}): Terminal {
  const { cols = 80, rows = 24, env = {}, cwd = process.cwd() } = options;
  const { PATH = '', HOME = '' } = process.env;
  const plain = { PATH, HOME, TERM: 'xterm-256color', LANG: 'C.UTF-8' };
  const name = env.TERM ?? plain.TERM;
  const pty = spawn(command, [...args], { name, cols, rows, cwd, env: { ...plain, ...env } });
  const emulator = new xterm.Terminal({ cols, rows, allowProposedApi: true, scrollback: 2000 });
  const watchers = new Set<() => void>();
  let written = '';
  let ended: { code: number; signal: string | null } | null = null;

  const look = () => {
    for (const watch of watchers) watch();
  };
  pty.onData((data) => {
    written += data;
    emulator.write(data, look);
  });
  const exited = new Promise<{ code: number; signal: string | null }>((resolve) => {
    pty.onExit(({ exitCode, signal }) => {
      // What was written last may still be on its way through the emulator.
      emulator.write('', () => {
        ended = { code: exitCode, signal: nameOf(signal) };
        look();
        resolve(ended);
      });
    });
  });
  onTestFinished(() => {
    if (ended === null) pty.kill('SIGKILL');
  });

  const lines = () => {
    const { active } = emulator.buffer;
    const all = Array.from({ length: emulator.rows }, (_, row) => active.getLine(active.viewportY + row));
    return all.map((line) => line?.translateToString(true).trimEnd() ?? '');
  };
  const trimmed = (all: readonly string[]) => all.join('\n').replace(/^\n+|\n+$/g, '');
  const screen = () => trimmed(lines());
  const withCursor = () => {
    const { active } = emulator.buffer;
    const line = active.getLine(active.baseY + active.cursorY);
    const before = line?.translateToString(false, 0, active.cursorX) ?? '';
    const after = line?.translateToString(true, active.cursorX + 1) ?? '';
    return trimmed(lines().map((row, index) => (index === active.cursorY ? `${before}_${after}`.trimEnd() : row)));
  };
  // The first screen of a call stands before the program reads keys. What is typed at it counts as typed before it.
  const isOnlyPainted = () => ended === null && written.lastIndexOf('\x1b7') > written.lastIndexOf('\x1b8');
  const shows = (wanted: Wanted) => {
    if (isOnlyPainted()) return false;
    if (typeof wanted === 'function') return wanted(screen());
    return typeof wanted === 'string' ? screen().includes(wanted) : wanted.test(screen());
  };

  return {
    pid: pty.pid,
    type: (text) => pty.write(text),
    press: (...keys) => {
      for (const key of keys) pty.write(sequences[key]);
    },
    paste: (text) => pty.write(`\x1b[200~${text}\x1b[201~`),
    screen,
    withCursor,
    isBold: (words) => {
      const { active } = emulator.buffer;
      for (let row = 0; row < emulator.rows; row += 1) {
        const line = active.getLine(active.viewportY + row);
        const column = line?.translateToString(true).indexOf(words) ?? -1;
        if (column >= 0) return line?.getCell(column)?.isBold() !== 0;
      }
      return null;
    },
    until: (wanted, seconds = 10) =>
      new Promise((resolve, reject) => {
        let drawn: NodeJS.Timeout | undefined;
        const stop = () => {
          clearTimeout(timer);
          clearTimeout(drawn);
          watchers.delete(watch);
        };
        const fail = (why: string) => {
          stop();
          reject(new Error(`${why} before the screen showed ${wanted}:\n${screen()}`));
        };
        const watch = () => {
          clearTimeout(drawn);
          if (shows(wanted)) {
            drawn = setTimeout(() => {
              stop();
              resolve(screen());
            }, quiet);
          } else if (ended !== null) {
            fail(`The program ended with ${ended.signal ?? ended.code}`);
          }
        };
        const timer = setTimeout(() => fail(`${seconds} seconds passed`), seconds * 1000);
        watchers.add(watch);
        watch();
      }),
    cursor: () => ({ row: emulator.buffer.active.cursorY, column: emulator.buffer.active.cursorX }),
    resize: (wide, high) => {
      emulator.resize(wide, high);
      pty.resize(wide, high);
    },
    kill: (signal) => pty.kill(signal),
    hangUp: () => {
      if ('destroy' in pty && typeof pty.destroy === 'function') pty.destroy();
    },
    exited,
    raw: () => written,
  };
}

function nameOf(signal: number | undefined): string | null {
  if (signal === undefined || signal === 0) return null;
  return Object.entries(constants.signals).find(([, number]) => number === signal)?.[0] ?? String(signal);
}
