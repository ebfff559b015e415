import { spawn } from 'node:child_process';
import type { Env } from './env.ts';

type Tool = readonly [command: string, ...args: string[]];

const tools: Readonly<Record<string, readonly Tool[]>> = {
  darwin: [['pbcopy']],
  win32: [['clip']],
  linux: [['wl-copy'], ['xclip', '-selection', 'clipboard'], ['xsel', '--clipboard', '--input']],
};

/**
 * Hands a text to the first of the system's own tools that is there. Nothing is said when there is none. `env`: as the
 * program was given it, for some of them live on after it.
 */
export function copyWithTool(text: string, { platform, env }: { platform: string; env: Env }): void {
  const [first, ...others] = tools[platform] ?? [];
  if (first !== undefined) attempt(text, first, others, env);
}

function attempt(text: string, [command, ...args]: Tool, others: readonly Tool[], env: Env): void {
  const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'ignore'], env });
  child.on('error', () => {
    const [next, ...rest] = others;
    if (next !== undefined) attempt(text, next, rest, env);
  });
  child.stdin.on('error', () => {});
  child.stdin.end(text);
  child.unref();
}
