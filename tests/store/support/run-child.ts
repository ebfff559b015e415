import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
let bundle = '';

/** Makes a script of the child, where it finds the database module. */
export function useChildren(): void {
  beforeAll(async () => {
    const cache = join(root, 'node_modules', '.cache');
    mkdirSync(cache, { recursive: true });
    const folder = mkdtempSync(join(cache, 'recover-store-'));
    chmodSync(folder, 0o755);
    bundle = join(folder, 'child.mjs');
    await bundleChild(bundle);
  });
  afterAll(() => rmSync(resolve(bundle, '..'), { recursive: true, force: true }));
}

const requireOfItsOwn =
  "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);";

export async function bundleChild(outfile: string): Promise<void> {
  const entryPoints = [join(import.meta.dirname, 'child.ts')];
  // As in the product, the module's own JavaScript comes along, and its built part is looked for beside the script.
  const how = { bundle: true, platform: 'node', format: 'esm', logLevel: 'warning' } as const;
  await build({ entryPoints, outfile, ...how, banner: { js: requireOfItsOwn } });
}

export type Child = {
  process: ChildProcess;
  lines: string[];
  ended: Promise<Ended>;
};

/** `outcome`: 0, or why it ended otherwise, for the message of a test that fails. */
type Ended = { code: number | null; lines: string[]; outcome: string | 0 };

export function startChild(
  args: readonly string[],
  options: SpawnOptions & { script?: string; shell?: false } = {},
): Child {
  const { script = bundle, ...others } = options;
  return started(spawn(process.execPath, [script, ...args], { stdio: 'pipe', ...others }));
}

/** The same under a limit of the shell, such as `ulimit -n 20`. */
export function startLimited(limit: string, args: readonly string[]): Child {
  const command = `${limit}; exec "$0" "$@"`;
  return started(spawn('sh', ['-c', command, process.execPath, bundle, ...args], { stdio: 'pipe' }));
}

function started(child: ChildProcess): Child {
  const lines: string[] = [];
  let rest = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
    process.stderr.write(text);
  });
  const ended = new Promise<Ended>((done, failed) => {
    child.on('error', failed).on('close', (code, signal) => {
      const why = `${code ?? signal} after ${lines.length} lines: ${lines.at(-1) ?? ''} ${complaint}`.trim();
      done({ code, lines, outcome: code === 0 ? 0 : why });
    });
  });
  return { process: child, lines, ended };
}

export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

export const isRoot = process.getuid?.() === 0 && existsSync('/proc');
export const nobody = { uid: 65_534, gid: 65_534 };

/** Root can be somebody else, unless Node itself lies in a folder of root's own. */
export const canBeNobody = isRoot && spawnSync(process.execPath, ['-e', '0'], nobody).status === 0;
