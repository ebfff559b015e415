// Bundles the program into dist/: one small entry, and a chunk for whatever a command loads when it runs.
// Bundled and split it starts in a tenth of the time that the same modules take one by one.
import { rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });

// Parts written as CommonJS call `require` for Node's own modules.
const banner =
  "import{createRequire as recoverRequire}from'node:module';const require=recoverRequire(import.meta.url);";

const result = await build({
  entryPoints: ['src/main.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minify: true,
  legalComments: 'none',
  external: ['better-sqlite3'],
  chunkNames: 'chunks/[name]-[hash]',
  banner: { js: banner },
  metafile: true,
  logLevel: 'warning',
});

writeFileSync('dist/meta.json', JSON.stringify(result.metafile));
