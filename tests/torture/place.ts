import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const cache = join(import.meta.dirname, '../../node_modules/.cache');
export const childScript = join(cache, `recover-torture-${process.pid}.mjs`);

/** Makes the script of the child, where it finds the database module. */
export async function bundleChild(): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const entryPoints = [join(import.meta.dirname, 'child.ts')];
  const external = ['better-sqlite3'];
  const how = { bundle: true, platform: 'node', format: 'esm', logLevel: 'warning' } as const;
  await build({ entryPoints, outfile: childScript, external, ...how });
}

/** In memory where there is such a folder: what a power cut leaves is a matter of the model, and not of this disk. */
const fast = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A folder for one fault, gone after it. */
export async function inFolder<T>(use: (folder: string) => Promise<T>, where: 'fast' | 'disk' = 'fast'): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(where === 'fast' ? fast : tmpdir(), 'recover-torture-')));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder in it. */
export function folderIn(folder: string, name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
}
