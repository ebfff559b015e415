// Measures the program beside its yardsticks and prints a table: npm run bench. What is measured stands in bench/.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const folder = join(import.meta.dirname, '..', '.bench');
mkdirSync(folder, { recursive: true });

const bundle = await rolldown({
  input: join(import.meta.dirname, 'bench', 'main.ts'),
  tsconfig: false,
  platform: 'node',
  transform: { target: 'node20.19' },
  external: ['better-sqlite3', '@lydell/node-pty'],
});
await bundle.write({ file: join(folder, 'bench.mjs'), format: 'esm', codeSplitting: false });

/** A script of the folder beside this file, in one file with all that it imports. */
async function bundled(name) {
  const script = await rolldown({
    input: join(import.meta.dirname, 'bench', `${name}.js`),
    tsconfig: false,
    platform: 'node',
    transform: { target: 'node20.19' },
  });
  await script.write({ file: join(folder, `${name}.cjs`), format: 'cjs', minify: true, codeSplitting: false });
}

// The yardstick of a start: a program that shows one stock question and no more. And, for the floor, what the packages take
// that every command goes through.
await bundled('one-question');
await bundled('packages');

const { bench } = await import(pathToFileURL(join(folder, 'bench.mjs')).href);
await bench(process.argv.slice(2), folder);
