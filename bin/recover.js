#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import module from 'node:module';

const [first, ...others] = process.argv.slice(2);
const main = new URL('../dist/main.js', import.meta.url);

if ((first === '--version' || first === '-V') && others.length === 0) {
  // Scripts ask this often, and it needs nothing of the program.
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  process.stdout.write(`${version}\n`);
} else if (existsSync(main)) {
  // Node 22 and later keep the compiled code, which saves a third of the start.
  module.enableCompileCache?.();
  await import(main.href);
} else {
  process.stderr.write('recover is not built yet.\nBuild it with: npm ci && npm run build\n');
  process.exitCode = 1;
}
