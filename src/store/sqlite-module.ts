import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Bundled from 'better-sqlite3';
import bundled from 'better-sqlite3/package.json' with { type: 'json' };

/** Made where it is needed, which is seldom. */
const requireHere = () => createRequire(import.meta.filename);

/**
 * A connection by the database module. Its JavaScript comes with our own, and only the part that is built for this
 * computer is looked for: that spares each start a dozen files. The two belong together, so that an installed module of
 * another version, or one that keeps its built part elsewhere, is taken whole.
 */
export function openSqlite(name: string | Buffer, options: Bundled.Options): Bundled.Database {
  const nativeBinding = builtPart();
  if (nativeBinding !== null) return new Bundled(name, { ...options, nativeBinding });
  const Whole = requireHere()('better-sqlite3') as typeof Bundled;
  return new Whole(name, options);
}

/** In the folder of our own modules, where an install usually puts it; else wherever Node finds it. */
function folderOfModule(): string {
  const ours = join(import.meta.dirname, '..', 'node_modules', 'better-sqlite3');
  return existsSync(join(ours, 'package.json')) ? ours : dirname(requireHere().resolve('better-sqlite3/package.json'));
}

function builtPart(): string | null {
  const about = join(folderOfModule(), 'package.json');
  const installed: unknown = JSON.parse(readFileSync(about, 'utf8'));
  const isSame = typeof installed === 'object' && installed !== null && Object(installed).version === bundled.version;
  const path = join(dirname(about), 'build', 'Release', 'better_sqlite3.node');
  return isSame && existsSync(path) ? path : null;
}
