import { readdirSync } from 'node:fs';
import { program } from '../helpers/cli.ts';
import { openTerminal } from '../helpers/terminal.ts';
import type { Fault, Trial } from './fault.ts';
import { atDesk, checkNotes, openNoting } from './noting.ts';

/** The window is closed where a crash leaves a core file, with all that was typed in it. */
async function closed({ count, times, chance }: Trial): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    await atDesk(async (desk, database) => {
      const env = Object.fromEntries(Object.entries(desk.env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
      const line = 'ulimit -c unlimited; exec "$0" "$@"';
      const wizard = openTerminal('sh', ['-c', line, process.execPath, program, 'start', 'walras'], {
        env,
        cwd: desk.folder,
        rows: 40,
      });
      await wizard.until(/\? keys$/, 60);
      wizard.type(`half a line ${n}`);
      if (chance() < 0.5) await wizard.until(`half a line ${n}`, 60);
      wizard.hangUp();
      const { signal } = await wizard.exited;
      if (signal !== 'SIGHUP') count.found('wrong', `the window was closed: ended by ${signal}`);
      const cores = readdirSync(desk.folder).filter((name) => name.startsWith('core'));
      if (cores.length > 0) count.found('wrong', `it left ${cores.join(', ')}`);
      checkNotes(database, new Set(), count, 'the window was closed');
      count.tried();
    });
  }
}

/** Functions that a call goes through all the time. One of them fails, as a mistake of ours would, some time after a signal. */
const failing = (calls: number) => `
  let left = -1;
  process.on('SIGUSR2', () => { left = ${calls}; });
  const spoil = (of, name) => {
    const real = of[name];
    of[name] = function (...given) {
      if (left >= 0 && left-- === 0) throw new TypeError('a mistake on purpose');
      return real.apply(this, given);
    };
  };
  spoil(JSON, 'stringify');
  spoil(JSON, 'parse');
  spoil(Array.prototype, 'flatMap');
  spoil(Array.prototype, 'find');
  spoil(Map.prototype, 'get');
  spoil(String.prototype, 'replaceAll');
`;

/** A mistake of ours in the middle of a step: one sentence, nothing saved is lost, and the shell gets its terminal back. */
async function ownMistake({ count, times, chance }: Trial): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    await atDesk(async (desk, database) => {
      const source = failing(Math.floor(chance() * 400));
      const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(source)}` };
      const noting = await openNoting(desk, env);
      const { wizard } = noting;
      await noting.type('note-1');
      wizard.press('enter');
      await noting.answered('note-1');
      process.kill(wizard.pid, 'SIGUSR2');
      let isOver = false;
      void wizard.exited.then(() => {
        isOver = true;
      });
      for (let key = 0; key < 40 && !isOver; key += 1) {
        wizard.type(`word${key} `);
        if (key % 8 === 7) wizard.press('enter');
        const from = wizard.raw().length;
        const drawn = wizard.until(() => wizard.raw().length > from, 60).catch(() => {});
        await Promise.race([drawn, wizard.exited]);
      }
      // What was caught where it was thrown ends nothing.
      const endedByItself = isOver;
      if (!endedByItself) wizard.kill('SIGTERM');
      const { code } = await wizard.exited;
      const [raw, screen] = [wizard.raw(), wizard.screen()];
      if (endedByItself && code !== 1) count.found('wrong', `ended with ${code}:\n${screen}`);
      if (endedByItself && !screen.includes('Sorry, recover itself went wrong: a mistake on purpose'))
        count.found('wrong', `no sentence:\n${screen}`);
      if (/ at .+:\d+:\d+/.test(raw)) count.found('wrong', `a trace of the program:\n${screen}`);
      if (raw.lastIndexOf('\u001b[?2004h') > raw.lastIndexOf('\u001b[?2004l'))
        count.found('wrong', 'the terminal is not given back');
      checkNotes(database, new Set(['note-1']), count, 'a mistake of ours');
      count.tried();
    });
  }
}

export const windowFaults: readonly Fault[] = [
  { name: 'the window is closed, and cores may be dumped', quick: 2, long: 100, run: closed },
  { name: 'a mistake of ours in the middle of a step', quick: 3, long: 200, run: ownMistake },
];
