import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { sha256OfMany } from './sha256.ts';

/** The machine code that SQLite runs in here: which version of the package, where it came from, and what it is exactly. */
export type NativeModule = { version: string; builtHere: boolean; sha256: string };

/** Null when it does not lie where it is put on install. */
export function nativeModule(): NativeModule | null {
  try {
    const requireHere = createRequire(import.meta.filename);
    const about = requireHere.resolve('better-sqlite3/package.json');
    const build = join(dirname(about), 'build');
    const bytes = readFileSync(join(build, 'Release', 'better_sqlite3.node'));
    const { version } = requireHere(about) as { version: string };
    // What is fetched comes alone; a compiler leaves what it was told beside it.
    const builtHere = existsSync(join(build, 'config.gypi'));
    return { version, builtHere, sha256: sha256OfMany(bytes) };
  } catch {
    return null;
  }
}
