import { spawn } from 'node:child_process';

type Tool = readonly [command: string, ...args: string[]];

const tools: Readonly<Record<string, readonly Tool[]>> = {
  darwin: [['pbcopy']],
  win32: [['clip']],
  linux: [['wl-copy'], ['xclip', '-selection', 'clipboard'], ['xsel', '--clipboard', '--input']],
};

/** Hands a text to the first of the system's own tools that is there. Nothing is said when there is none. */
export function copyWithTool(text: string, platform: string): void {
  const [first, ...others] = tools[platform] ?? [];
  if (first !== undefined) attempt(text, first, others);
}

function attempt(text: string, [command, ...args]: Tool, others: readonly Tool[]): void {
  const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'ignore'] });
  child.on('error', () => {
    const [next, ...rest] = others;
    if (next !== undefined) attempt(text, next, rest);
  });
  child.stdin.on('error', () => {});
  child.stdin.end(text);
  child.unref();
}
