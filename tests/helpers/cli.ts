import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const program = join(import.meta.dirname, '..', '..', 'bin', 'recover.js');

export type Ran = { code: number | null; out: string; err: string };

export type Desk = {
  folder: string;
  env: NodeJS.ProcessEnv;
  /** Runs the built program, without a terminal. */
  run: (args: readonly string[], input?: string) => Ran;
  /** Writes a file into the folder and gives its path. */
  file: (name: string, text: string | Uint8Array) => string;
  leave: () => void;
};

/** An agent's desk of its own: a folder, a database, a name, and the clock of New York. */
export function openDesk(env: NodeJS.ProcessEnv = {}): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'recover-desk-'));
  const full: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: folder,
    TZ: 'America/New_York',
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    RECOVER_DATABASE: join(folder, 'recover.db'),
    RECOVER_CONFIG: join(folder, 'config.json'),
    RECOVER_AGENT: 'Priya',
    ...env,
  };
  const run = (args: readonly string[], input?: string): Ran => {
    const options = { cwd: folder, env: full, encoding: 'utf8' as const, ...(input === undefined ? {} : { input }) };
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], options);
    return { code: status, out: stdout, err: stderr };
  };
  return {
    folder,
    env: full,
    run,
    file: (name, text) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
    leave: () => removed(folder),
  };
}

/** A call that promises a call-back, as an answers file. */
export const promisedCall = `
- story:
    - ordered 14 Oct, told two weeks
    - "* three weeks late, nobody rang when promised"
- understood: yes
- wish: the sofa by Saturday
- outcome: later
- call-back: { words: today at 16:30, agreed: yes }
- end: promised
`;

export const solvedCall = `
- story: The invoice is wrong
- understood: yes
- wish: a corrected invoice
- outcome: solved
- end: solved
- done: sent the right one
- cause: old price list
- written-up
`;

/** What the program made in its home, beside its own compiled code. */
export function madeIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name !== '.cache');
}

/** A program that is about to end may still be writing its compiled code, into a folder that was empty a moment ago. */
function removed(folder: string): void {
  for (let tried = 1; ; tried += 1) {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 2, retryDelay: 50 });
      return;
    } catch (error) {
      if (tried === 20) throw error;
    }
  }
}
