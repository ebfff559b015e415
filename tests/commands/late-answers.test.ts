import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openDesk, program, promisedCall } from '../helpers/cli.ts';

it('waits for answers that come late through a pipe', async () => {
  const desk = openDesk();
  const args = [program, 'start', 'walras', '--at', '2026-11-18T14:30', '--answers', '-'];
  const child = spawn(process.execPath, args, { cwd: desk.folder, env: desk.env, stdio: ['pipe', 'ignore', 'pipe'] });
  const ended = once(child, 'close');
  await pause(1500);
  child.stdin.end(promisedCall);
  expect(await ended).toEqual([0, null]);
  desk.leave();
});
