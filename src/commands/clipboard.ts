type Tool = readonly [command: string, ...args: string[]];

const tools: Readonly<Record<string, readonly Tool[]>> = {
  darwin: [['pbcopy']],
  win32: [['clip']],
  linux: [['wl-copy'], ['xclip', '-selection', 'clipboard'], ['xsel', '--clipboard', '--input']],
};

/** The letters that make a terminal itself take a text to the clipboard, where it allows that: also from far away. */
export function terminalCopy(text: string): string {
  return `\u001b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`;
}

/** Hands a text to the first of the system's own tools that is there. Nothing is said when there is none. */
export function copyWithTool(text: string, platform: string): void {
  const [first, ...others] = tools[platform] ?? [];
  if (first !== undefined) void attempt(text, first, others);
}

async function attempt(text: string, [command, ...args]: Tool, others: readonly Tool[]): Promise<void> {
  // Loaded here: no call should wait for it at its start.
  const { spawn } = await import('node:child_process');
  const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'ignore'] });
  child.on('error', () => {
    const [next, ...rest] = others;
    if (next !== undefined) void attempt(text, next, rest);
  });
  child.stdin.on('error', () => {});
  child.stdin.end(text);
  child.unref();
}
