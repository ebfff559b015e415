import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { wednesdayMorning } from '../helpers/call.ts';
import { openDesk } from '../helpers/cli.ts';
import { stoppedClock } from '../helpers/stopped-clock.ts';
import type { Terminal } from '../helpers/terminal.ts';
import { openWizard } from '../helpers/wizard.ts';

/** What an agent does at one prompt: a line and Enter; a step back; a look at what lies over the step. */
export type Done = string | { press: 'back' | 'other words' } | { look: '?' | '/' };

/** A call as it is typed, from the shell to the end of the write-up. */
export type Run = {
  start: readonly string[];
  /** Calls of the day before, as answers files. */
  before?: readonly { agent: string; at: string; args: readonly string[]; answers: string }[];
  done: readonly Done[];
};

export const ways = {
  '80x24': { cols: 80, rows: 24 },
  '40x24': { cols: 40, rows: 24 },
  accessible: null,
} as const;

type Window = { cols: number; rows: number };

/** Plays a call in a real terminal and gives what was to be seen, from the first screen to the last. */
export async function play({ start, before = [], done }: Run, window: Window | null): Promise<string> {
  const desk = openDesk();
  try {
    for (const { agent, at, args, answers } of before) {
      Object.assign(desk.env, stoppedClock(at), { RECOVER_AGENT: agent });
      expect(desk.run([...args, '--answers', '-'], answers).code).toBe(0);
    }
    Object.assign(desk.env, stoppedClock(wednesdayMorning), {
      RECOVER_AGENT: 'Priya',
      RECOVER_DIRECT: 'extension 415',
    });
    const args = window === null ? [...start, '--accessible'] : start;
    const wizard = openWizard(desk, args, window ?? {});
    const seen = await (window === null ? heard(wizard, args, done) : looked(wizard, args, done, window));
    expect((await wizard.exited).code).toBe(0);
    return withSteadyCodes(seen, join(desk.folder, 'recover.db'));
  } finally {
    desk.leave();
  }
}

/** Screen by screen, each under a line that says what was typed to get there. */
async function looked(wizard: Terminal, args: readonly string[], done: readonly Done[], { cols, rows }: Window) {
  const screens = [`${cols} columns, ${rows} rows. What was typed stands over the screen that it led to.`];
  const see = (typed: string) => screens.push(`##### ${typed}\n${wizard.withCursor()}`);
  const moved = async (act: () => void, line: RegExp) => {
    const screen = wizard.withCursor();
    act();
    await wizard.until(() => line.test(wizard.withCursor()) && wizard.withCursor() !== screen);
  };
  const look = async (at: string) => {
    const screen = wizard.withCursor();
    await moved(() => wizard.type(at), /^ > \/?_$/m);
    see(at);
    wizard.press('esc');
    await wizard.until(() => wizard.withCursor() === screen);
  };
  const send = async (line: string, isLast: boolean) => {
    wizard.type(line);
    await wizard.until(() => unspaced(wizard.withCursor()).includes(unspaced(`${line}_`)));
    if (!isLast) return moved(() => wizard.press('enter'), emptyLine);
    wizard.press('enter');
    await wizard.exited;
  };
  await wizard.until(() => emptyLine.test(wizard.withCursor()));
  see(['recover', ...args].join(' '));
  for (const [index, each] of done.entries()) {
    if (typeof each === 'string') {
      await send(each, index === done.length - 1).catch((error: Error) => {
        throw new Error(`${error.message}\n\nand before that, last of all\n\n${screens.slice(-2).join('\n\n')}`);
      });
      see(each === '' ? 'Enter' : each);
    } else if ('look' in each) await look(each.look);
    else {
      // Of a Tab the library first moves the cursor, and only then the line is drawn anew.
      if (each.press === 'back') await moved(() => wizard.press('shift-tab'), /^ > .*_$/m);
      else await moved(() => wizard.press('tab'), emptyLine);
      see(each.press === 'back' ? 'Shift-Tab' : 'Tab');
    }
  }
  return screens.join('\n\n\n');
}

/** The cursor is back in the line, and that is drawn last of all. */
const emptyLine = /^ > _$/m;

const unspaced = (text: string) => text.replace(/\s+/g, '');

/** All that was printed, with what was typed in it: nothing is ever taken back. */
async function heard(wizard: Terminal, args: readonly string[], done: readonly Done[]): Promise<string> {
  const asks = /(?:^|\n)> $/;
  const since = async (length: number) => {
    await wizard.until(() => asks.test(wizard.raw().slice(length)));
  };
  await since(0);
  for (const [index, each] of done.entries()) {
    const line = typeof each === 'string' ? each : 'look' in each ? each.look : each.press === 'back' ? '/b' : null;
    // Other words stand there from the beginning.
    if (line === null) continue;
    const { length } = wizard.raw();
    wizard.type(`${line}\r`);
    if (index === done.length - 1) await wizard.exited;
    else await since(length + line.length);
  }
  expect(wizard.raw()).not.toContain('\x1b');
  return [
    `Lines are only ever added. What was typed stands after the mark.\n\n$ ${['recover', ...args].join(' ')}`,
    wizard.raw(),
  ]
    .join('\n')
    .replaceAll('\r', '');
}

/** Codes are made by chance; here the first one is b2b2, the second c3c3. */
function withSteadyCodes(text: string, file: string): string {
  const db = new Database(file, { readonly: true });
  const codes = db
    .prepare('select code, id from calls union all select code, id from follow_ups order by id')
    .pluck()
    .all() as string[];
  db.close();
  const steady = (code: string) => {
    const at = codes.indexOf(code);
    return `${'bcdfghjkmnpqrstvwxyz'.charAt(at)}${at + 2}`.repeat(4).slice(0, code.length);
  };
  return codes
    .reduce((shown, code) => shown.replaceAll(new RegExp(`\\b${code}\\b`, 'g'), steady(code)), text)
    .trimEnd();
}
