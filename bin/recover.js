#!/usr/bin/env node
const { existsSync, fstatSync, readFileSync, writeSync } = require('node:fs');
const { isAbsolute, join } = require('node:path');

// CommonJS, as dist is (package.json beside this file says so): Node starts without loading what imports take.

const [first = '', ...others] = process.argv.slice(2);
const isAlone = others.length === 0;
const dist = join(__dirname, '..', 'dist');
const main = join(dist, 'main.cjs');

// Scripts ask for the first two often, and they need nothing of the program.
if (isAlone && (first === '--version' || first === '-V')) {
  const { version } = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8'));
  answer(`${version}\n`);
} else if (!existsSync(main)) {
  process.stderr.write('recover is not built yet.\nBuild it with: npm ci && npm run build\n');
  process.exitCode = 1;
} else if (isAlone && (first === '--help' || first === '-h') && !process.env.COLUMNS && !isMaybeTerminal()) {
  answer(readFileSync(join(dist, 'help.txt'), 'utf8'));
} else {
  // Code is kept as it was compiled, in a place of the user's own: where others can write, they could put code of theirs.
  const { NODE_COMPILE_CACHE, NODE_DISABLE_COMPILE_CACHE } = process.env;
  const folder = NODE_DISABLE_COMPILE_CACHE ? null : cacheFolder();
  if (folder !== null && !keepsCodeItself()) require('./compiled.js').loadCompiled(dist, 'main.cjs', folder, first);
  else {
    if (folder !== null && !NODE_COMPILE_CACHE) require('node:module').enableCompileCache(folder);
    require(main);
  }
}

/** By its version, and not by a look at the module that does it: to load that takes as long as all else in here. */
function keepsCodeItself() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 1);
}

/** A terminal is as wide as it is, and takes a stream to write to; so does a pipe on Windows. */
function isMaybeTerminal() {
  const about = process.platform === 'win32' ? null : fstatSync(1);
  return about === null || !(about.isFile() || about.isFIFO() || about.isSocket());
}

/** Straight into a file or a pipe: the stream that Node would load for it takes longer than all else here. */
function answer(text) {
  const bytes = Buffer.from(text);
  let written = 0;
  try {
    if (!isMaybeTerminal()) written = writeSync(1, bytes);
  } catch {
    // It is full, or nobody reads it any more: a stream knows what to do.
  }
  if (written === bytes.length) return;
  const failed = (error) => {
    // The reader of a pipe has seen enough.
    if (error.code === 'EPIPE') return;
    process.stderr.write(`It could not be written: ${error.message}\n`);
    process.exitCode = 1;
  };
  process.stdout.on('error', failed).write(bytes.subarray(written));
}

/** Null where nobody is at home. */
function cacheFolder() {
  const { XDG_CACHE_HOME = '', LOCALAPPDATA = '', HOME = '' } = process.env;
  const folder = [XDG_CACHE_HOME, LOCALAPPDATA, HOME && join(HOME, '.cache')].find(isAbsolute);
  return folder === undefined ? null : join(folder, 'recover');
}
