import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Spread, spreadOf } from './spread.ts';

export type Env = NodeJS.ProcessEnv;

/** Milliseconds of one whole process, from before it is started until it has ended. */
export function runOnce(args: readonly string[], env: Env): number {
  const before = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const took = Number(process.hrtime.bigint() - before) / 1e6;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return took;
}

/** Both sides in turn, so that whatever else the machine does falls on both. `ratio`: of the medians. */
export function inPairs(
  ours: () => number | Promise<number>,
  yardstick: () => number | Promise<number>,
  pairs: number,
): Promise<{ ours: Spread; yardstick: Spread; ratio: number }> {
  return (async () => {
    await ours();
    await yardstick();
    const left: number[] = [];
    const right: number[] = [];
    for (let at = 0; at < pairs; at += 1) {
      left.push(await ours());
      right.push(await yardstick());
    }
    const [mine, theirs] = [spreadOf(left), spreadOf(right)];
    return { ours: mine, yardstick: theirs, ratio: mine.median / theirs.median };
  })();
}

/** The most memory that a process took, in MB. */
export function peakMemory(args: readonly string[], env: Env, folder: string): number {
  const hook = join(folder, 'peak.cjs');
  const { stderr } = spawnSync(process.execPath, ['--require', hook, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const told = /peak (\d+) kB/.exec(stderr)?.[1];
  if (told === undefined) throw new Error(`${args.join(' ')} did not say how much memory it took: ${stderr}`);
  return Number(told) / 1024;
}

/** Where the system tells it, the peak of this very program: the other figure begins with what its parent had. */
export const peakHook = `process.on('exit', () => {
  const { readFileSync, writeSync } = require('node:fs');
  let peak = process.resourceUsage().maxRSS;
  try {
    peak = Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {}
  writeSync(2, 'peak ' + peak + ' kB\\n');
});
`;
