import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { type App, print, say } from './app.ts';
import { LeftError } from './left-error.ts';

/**
 * Shows a text in a pager, and waits for its end. `command` is started as it stands when it is a program with plain
 * arguments; one that uses more of the shell's language is given to `sh`, as git and man do. The text is only ever its
 * input. Without a pager that works, the text is printed.
 */
export async function page(app: App, text: string, command: string): Promise<void> {
  // Keys of the pager's own are not ours to obey: Ctrl-C reaches us both, and less only stops what it is doing.
  const ending = app.watchEnding();
  const stop = app.onInterrupt(() => {});
  try {
    const ended = await run(app, text, command, ending);
    if (ended === 'missing') {
      print(app, text);
      if (app.env.PAGER !== undefined) say(app, `There is no pager "${command}": PAGER names one.`);
    }
    // Whoever ends another pager with Ctrl-C ends us with it.
    if (ended === 'interrupted') throw new LeftError(130);
  } finally {
    stop();
  }
}

type Ended = 'done' | 'missing' | 'interrupted';

function run(app: App, text: string, command: string, ending: AbortSignal): Promise<Ended> {
  return new Promise((resolve) => {
    const pager = start(app, command);
    const endPager = () => void pager.kill('SIGTERM');
    const done = (ended: Ended) => {
      ending.removeEventListener('abort', endPager);
      resolve(ended);
    };
    ending.addEventListener('abort', endPager);
    pager.once('error', () => done('missing'));
    pager.once('close', (code, signal) => {
      // What a shell says when it finds no such program, or none that it may run.
      if (code === 127 || code === 126) done('missing');
      else done(signal === 'SIGINT' ? 'interrupted' : 'done');
    });
    // Whoever has read enough closes the pager before it has all.
    pager.stdin?.on('error', () => {});
    pager.stdin?.end(text.endsWith('\n') ? text : `${text}\n`);
  });
}

/** What a shell would do more with than to part it at its spaces. */
const shellSyntax = /[|&;<>()$`\\"'*?[\]#~=%{}!\n]/;

function start(app: App, command: string): ChildProcess {
  const options: SpawnOptions = { stdio: ['pipe', 'inherit', 'inherit'], env: environment(app) };
  if (shellSyntax.test(command)) return spawn('/bin/sh', ['-c', command], options);
  const [program = '', ...args] = command.trim().split(/\s+/);
  return spawn(program, args, options);
}

/**
 * Nobody runs commands or opens files from a list of customers: less is told to be secure. Named by PAGER
 * without more, it does what our own does, unless LESS says otherwise.
 */
function environment({ env }: App): NodeJS.ProcessEnv {
  return { ...env, LESSSECURE: '1', LESS: env.LESS ?? 'FRX', LV: env.LV ?? '-c' };
}
