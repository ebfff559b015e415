#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';

const main = new URL('../dist/main.js', import.meta.url);

if (existsSync(main)) {
  // Node 22 and later keep the compiled code, which saves a third of the start.
  module.enableCompileCache?.();
  await import(main.href);
} else {
  process.stderr.write('recover is not built yet.\nBuild it with: npm ci && npm run build\n');
  process.exitCode = 1;
}
