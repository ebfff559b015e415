import { setTimeout as after } from 'node:timers/promises';
import { spawn } from '@lydell/node-pty';
import type { Env } from './whole-process.ts';

/** A program in a real pseudo-terminal of 80 by 24, with the time of everything that it draws. */
export type Timed = {
  send: (keys: string) => void;
  /** Milliseconds from the last `send` to the last byte that was drawn before it went quiet for `quiet` of them. */
  drawn: (quiet: number) => Promise<number>;
  /** Milliseconds from its start until it drew the words. */
  shows: (words: string) => Promise<number>;
  /** Ended as a window is that goes: a program that is killed leaves a log, and the next start looks the whole file through. */
  end: () => Promise<number>;
};

const patience = 20_000;

export function openTimed(args: readonly string[], env: Env, cwd: string): Timed {
  const plain = Object.fromEntries(Object.entries(env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
  const now = () => Number(process.hrtime.bigint()) / 1e6;
  const started = now();
  const pty = spawn(process.execPath, [...args], { name: 'xterm-256color', cols: 80, rows: 24, cwd, env: plain });
  let sent = started;
  let last = 0;
  let text = '';
  let watch = () => {};
  pty.onData((data) => {
    last = now();
    text += data;
    watch();
  });
  const ended = new Promise<number>((resolve) => {
    pty.onExit(() => resolve(now() - started));
  });
  return {
    send: (keys) => {
      sent = now();
      last = 0;
      pty.write(keys);
    },
    drawn: async (quiet) => {
      for (;;) {
        await after(quiet / 2);
        if (last !== 0 && now() - last >= quiet) return last - sent;
        if (now() - sent > patience) throw new Error(`Nothing was drawn after a key:\n${text.slice(-400)}`);
      }
    },
    shows: (words) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`"${words}" was never shown:\n${text}`)), patience);
        watch = () => {
          if (!text.includes(words)) return;
          clearTimeout(timer);
          watch = () => {};
          resolve(last - started);
        };
        watch();
      }),
    end: async () => {
      pty.kill('SIGTERM');
      return ended;
    },
  };
}

/** Milliseconds of a program in a terminal that ends by itself. */
export function untilEnded(args: readonly string[], env: Env, cwd: string): Promise<number> {
  const plain = Object.fromEntries(Object.entries(env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
  const started = Number(process.hrtime.bigint()) / 1e6;
  const pty = spawn(process.execPath, [...args], { name: 'xterm-256color', cols: 80, rows: 24, cwd, env: plain });
  let text = '';
  pty.onData((data) => {
    text += data;
  });
  return new Promise((resolve, reject) => {
    pty.onExit(({ exitCode }) => {
      const took = Number(process.hrtime.bigint()) / 1e6 - started;
      if (exitCode === 0) resolve(took);
      else reject(new Error(`${args.join(' ')} ended with ${exitCode}: ${text}`));
    });
  });
}
