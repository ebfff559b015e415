#!/usr/bin/env node
const fs = require('node:fs');
const { isAbsolute, join, toNamespacedPath } = require('node:path');

// CommonJS, as dist is (package.json beside this file says so): Node starts without loading what imports take. All that
// each start goes through is in this one file: another one would take as long to find as this one takes to run.

const dist = join(__dirname, '..', 'dist');
const main = join(dist, 'main.cjs');
const head = Buffer.from('(function(exports,require,module,__filename,__dirname){');
const tail = Buffer.from('\n})');
/** How the build ends each chunk. */
const whole = '\n//whole';
const notWhole = ' is not whole.';
/** Bytes. The names of the chunks that are kept, and how large each is, stand before them. */
const longestHead = 8_192;

/** For what is read and taken as text or code at once: fresh room would take longer to come by than to fill. */
let room = null;

exports.loadCompiled = loadCompiled;
exports.isOnlyOurs = isOnlyOurs;
exports.longestHead = longestHead;

if (require.main === module) start(process.argv.slice(2));

function start([first = '', ...others]) {
  const isAlone = others.length === 0;

  // Scripts ask for the first two often, and they need nothing of the program.
  if (isAlone && (first === '--version' || first === '-V')) {
    const { version } = JSON.parse(fs.readFileSync(join(__dirname, '..', 'package.json'), 'utf8'));
    answer(`${version}\n`);
  } else if (!fs.existsSync(main)) {
    process.stderr.write('recover is not built yet.\nBuild it with: npm ci && npm run build\n');
    process.exitCode = 1;
  } else if (isAlone && (first === '--help' || first === '-h') && !process.env.COLUMNS && !isMaybeTerminal()) {
    answer(fs.readFileSync(join(dist, 'help.txt'), 'utf8'));
  } else {
    // Code is kept as it was compiled, in a place of the user's own: where others can write, they could put code of theirs.
    const { NODE_COMPILE_CACHE, NODE_DISABLE_COMPILE_CACHE } = process.env;
    const folder = NODE_DISABLE_COMPILE_CACHE ? null : cacheFolder();
    if (folder !== null && !keepsCodeItself()) {
      try {
        loadCompiled(dist, 'main.cjs', folder, first);
      } catch (error) {
        if (!String(error?.message).endsWith(notWhole)) throw error;
        process.stderr.write(`${error.message}\nInstall recover again.\n`);
        process.exitCode = 1;
      }
    } else {
      if (folder !== null && !NODE_COMPILE_CACHE) require('node:module').enableCompileCache(folder);
      require(main);
    }
  }
}

/** By its version, and not by a look at the module that does it: to load that takes as long as all else in here. */
function keepsCodeItself() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 1);
}

/** A terminal is as wide as it is, and takes a stream to write to; so does a pipe on Windows. */
function isMaybeTerminal() {
  const about = process.platform === 'win32' ? null : fs.fstatSync(1);
  return about === null || !(about.isFile() || about.isFIFO() || about.isSocket());
}

/** Straight into a file or a pipe: the stream that Node would load for it takes longer than all else here. */
function answer(text) {
  const bytes = Buffer.from(text);
  let written = 0;
  try {
    if (!isMaybeTerminal()) written = fs.writeSync(1, bytes);
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

// What later Nodes do by themselves (module.enableCompileCache), for Node 20: code is kept as it was compiled, in one file
// for each command, and saves most of what our own code costs a start. Whoever can write that file decides what runs, and
// one that is damaged ends Node in the middle of reading it. So it is read only where nobody but its owner could write
// it, by its owner, and it holds everything twice: what differs is not used.

/** Loads the chunk `main` from `dist`, and those that it asks for. `folder` is for compiled code, `word` the command. */
function loadCompiled(dist, main, folder, word) {
  const { Script } = require('node:vm');
  const command = /^[a-z]{1,20}$/.test(word) ? word : 'recover';
  const path = join(folder, `node-${process.versions.node}-${process.arch}-${command}`);
  let kept = keptIn(path);
  const modules = new Map();
  const scripts = new Map();
  let isNews = false;
  const load = (name) => {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const filename = join(dist, name);
    const script = new Script(asFunction(filename), {
      filename,
      cachedData: name === main ? undefined : kept.read(name),
    });
    // The name of any other ends in a digest of its code. Node itself would take what was kept for other code as long.
    if (name !== main) {
      // True where it was of another Node or its settings; not set where there was none.
      if (script.cachedDataRejected !== false) hasNews();
      scripts.set(name, script);
    }
    const module = { exports: {} };
    modules.set(name, module);
    const requireFrom = (id) => (id.startsWith('./') ? load(id.slice(2)) : partOf(id, modules));
    try {
      script.runInThisContext()(module.exports, requireFrom, module, filename, dist);
    } catch (error) {
      // As Node does: what fell over half made is nobody's.
      modules.delete(name);
      throw error;
    }
    return module.exports;
  };
  const hasNews = () => {
    // Never while anybody waits: at the end of what ends soon, or else once the screen has long been drawn.
    if (!isNews) setTimeout(keepNews, 2_000).unref();
    isNews = true;
  };
  const keepNews = () => {
    if (!isNews) return;
    isNews = false;
    const own = [...scripts].map(([name, script]) => [name, script.createCachedData()]);
    // What other forms of the command have left, as long as it is of this build: else each would take away the others'.
    const others = kept.names
      .filter((name) => !scripts.has(name) && fs.existsSync(join(dist, name)))
      .map((name) => [name, Buffer.from(kept.read(name) ?? [])])
      .filter(([, bytes]) => bytes.length > 0);
    kept.close();
    require('./compiled.js').keep(path, folder, [...own, ...others]);
    kept = keptIn(path);
  };
  process.once('exit', (code) => {
    if (code === 0) keepNews();
  });
  return load(main);
}

/** Of Node or built for it, without what a module of anybody's goes through: a look for it, and a form for imports. */
function partOf(id, modules) {
  if (!id.endsWith('.node')) return process.getBuiltinModule(id) ?? require(id);
  const known = modules.get(id);
  if (known !== undefined) return known.exports;
  const part = { exports: {} };
  process.dlopen(part, toNamespacedPath(id));
  modules.set(id, part);
  return part.exports;
}

/** At least so many bytes to read into; what stood there is kept. */
function roomFor(size) {
  if (room !== null && room.length >= size) return room;
  const larger = Buffer.allocUnsafeSlow(Math.max(size, 327_680));
  room?.copy(larger);
  room = larger;
  return room;
}

/**
 * The code of a chunk as a function of what Node gives a module. The build leaves no letter in it that takes two bytes: it
 * is read into its place between the others, and taken as it is. Put together as text, all of it would be copied again.
 */
function asFunction(path) {
  const file = fs.openSync(path, 'r');
  try {
    let into = roomFor(0);
    let end = head.copy(into);
    for (let read = -1; read !== 0; end += read) {
      if (into.length - end < 65_536) into = roomFor(into.length * 2);
      read = fs.readSync(file, into, end, into.length - end - tail.length, null);
    }
    if (into.latin1Slice(end - whole.length, end) !== whole) throw new Error(`${path}${notWhole}`);
    return into.latin1Slice(0, end + tail.copy(into, end));
  } finally {
    fs.closeSync(file);
  }
}

/** Gives a compiled chunk by its name. Only those that are asked for are read: a long call leaves many more. */
function keptIn(path) {
  let file = null;
  const close = () => {
    if (file !== null) fs.closeSync(file);
    file = null;
  };
  try {
    file = fs.openSync(path, fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0));
    const about = fs.fstatSync(file);
    const into = roomFor(2 * longestHead);
    const read = about.isFile() && isOnlyOurs(about) ? fs.readSync(file, into, 0, 2 * longestHead, 0) : 0;
    const size = into.subarray(0, read).indexOf('\n') + 1;
    const names = isTwice(into, size) ? JSON.parse(into.latin1Slice(0, size)) : [];
    const places = new Map();
    let at = 2 * size;
    for (const [name, size] of names) {
      if (typeof name !== 'string') break;
      places.set(name, { at, size });
      at += 2 * size;
    }
    return { names: [...places.keys()], read: (name) => readTwice(file, places.get(name)), close };
  } catch {
    return { names: [], read: () => undefined, close };
  }
}

/** A part, if the same stands behind it. What is read next takes its place. */
function readTwice(file, place) {
  if (place === undefined || file === null) return undefined;
  const { at, size } = place;
  try {
    const into = roomFor(2 * size);
    if (fs.readSync(file, into, 0, 2 * size, at) !== 2 * size || !isTwice(into, size)) return undefined;
    return into.subarray(0, size);
  } catch {
    return undefined;
  }
}

function isTwice(bytes, size) {
  return bytes.subarray(0, size).equals(bytes.subarray(size, 2 * size));
}

/** On Windows the folder itself is its user's own. */
function isOnlyOurs({ uid, mode }) {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}
