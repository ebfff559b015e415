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

// The yardstick of a start: a program that shows one stock question and no more.
const question = await rolldown({
  input: join(import.meta.dirname, 'bench', 'one-question.js'),
  tsconfig: false,
  platform: 'node',
  transform: { target: 'node20.19' },
});
await question.write({ file: join(folder, 'one-question.cjs'), format: 'cjs', minify: true, codeSplitting: false });

// What the packages take that every command goes through, for the floor.
const packages = await rolldown({
  input: join(import.meta.dirname, 'bench', 'packages.js'),
  tsconfig: false,
  platform: 'node',
  transform: { target: 'node20.19' },
});
await packages.write({ file: join(folder, 'packages.cjs'), format: 'cjs', minify: true, codeSplitting: false });

const { bench } = await import(pathToFileURL(join(folder, 'bench.mjs')).href);
await bench(process.argv.slice(2), folder);
