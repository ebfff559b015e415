const fs = require('node:fs');
const { basename, join } = require('node:path');
const { Script } = require('node:vm');

// What later Nodes do by themselves (module.enableCompileCache), for Node 20: code is kept as it was compiled, in one file
// for each command, and saves most of what our own code costs a start. Whoever can write that file decides what runs, and
// one that is damaged ends Node in the middle of reading it. So it is read only where nobody but its owner could write
// it, by its owner, and it holds everything twice: what differs is not used.

/** Loads the chunk `main` from `dist`, and those that it asks for. `folder` is for compiled code, `word` the command. */
exports.loadCompiled = (dist, main, folder, word) => {
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
    const requireFrom = (id) => (id.startsWith('./') ? load(id.slice(2)) : require(id));
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
      .flatMap((name) => [[name, kept.read(name)]].filter(([, bytes]) => bytes !== undefined));
    kept.close();
    keep(path, folder, [...own, ...others]);
    kept = keptIn(path);
  };
  process.once('exit', (code) => {
    if (code === 0) keepNews();
  });
  return load(main);
};

const head = Buffer.from('(function(exports,require,module,__filename,__dirname){');
const tail = Buffer.from('\n})');

/**
 * The code of a chunk as a function of what Node gives a module. The build leaves no letter in it that takes two bytes: it
 * is read into its place between the others, and taken as it is. Put together as text, all of it would be copied again.
 */
function asFunction(path) {
  const file = fs.openSync(path, 'r');
  try {
    const { size } = fs.fstatSync(file);
    const code = Buffer.allocUnsafeSlow(head.length + size + tail.length);
    code.set(head);
    let at = head.length;
    for (const end = at + size; at < end; ) {
      const read = fs.readSync(file, code, at, end - at, null);
      if (read === 0) throw new Error(`${path} was cut off while it was read.`);
      at += read;
    }
    code.set(tail, at);
    return code.latin1Slice();
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
    const half = about.size / 2;
    const names = about.isFile() && isOnlyOurs(about) ? twice(file, half, 0, Math.min(half, longestHead)) : undefined;
    const end = names === undefined ? -1 : names.indexOf('\n');
    const places = new Map();
    let at = end + 1;
    for (const [name, size] of end === -1 ? [] : JSON.parse(names.toString('latin1', 0, end))) {
      places.set(name, { at, size });
      at += size;
    }
    const read = (name) => {
      const place = places.get(name);
      return place === undefined || file === null ? undefined : twice(file, half, place.at, place.size);
    };
    return { names: [...places.keys()], read, close };
  } catch {
    return { names: [], read: () => undefined, close };
  }
}

const longestHead = 8_192;

/** A part of the first half, if the second has the same. */
function twice(file, half, at, size) {
  const one = Buffer.allocUnsafeSlow(size);
  try {
    if (fs.readSync(file, one, 0, size, at) !== size) return undefined;
    // The other half is looked at piece by piece: what takes no room of its own needs not be cleared away either.
    for (let from = 0; from < size; from += piece.length) {
      const length = Math.min(piece.length, size - from);
      const wanted = one.subarray(from, from + length);
      if (fs.readSync(file, piece, 0, length, half + at + from) !== length) return undefined;
      if (!wanted.equals(piece.subarray(0, length))) return undefined;
    }
    return one;
  } catch {
    return undefined;
  }
}

const piece = Buffer.allocUnsafeSlow(65_536);

/** On Windows the folder itself is its user's own. */
function isOnlyOurs({ uid, mode }) {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}

function keep(path, folder, parts) {
  const aside = `${path}.${process.pid}`;
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const head = `${JSON.stringify(parts.map(([name, { length }]) => [name, length]))}\n`;
    if (head.length > longestHead) return;
    const half = Buffer.concat([Buffer.from(head, 'latin1'), ...parts.map(([, bytes]) => bytes)]);
    const file = fs.openSync(aside, 'wx', 0o600);
    fs.writeFileSync(file, Buffer.concat([half, half]));
    fs.fsyncSync(file);
    fs.closeSync(file);
    fs.renameSync(aside, path);
    removeOld(folder, path);
  } catch {
    // Without it the next start takes as long as this one.
    try {
      fs.unlinkSync(aside);
    } catch {}
  }
}

// Long enough that two Nodes which somebody uses by turns do not take away each other's.
const longUnchanged = 30 * 86_400_000;
const mostLookedAt = 100;

/**
 * Takes away what was kept for other Nodes, and what a program was killed over, where it is old. Only in a folder of our
 * own, and of that only what has such a name, is a file, and could be written by nobody else.
 */
function removeOld(folder, path) {
  if (!isOnlyOurs(fs.statSync(folder))) return;
  const own = basename(path).replace(/[a-z]+$/, '');
  const isOther = (name) =>
    /^node-\d+\.\d+\.\d.*-[a-z]+(\.\d+)?$/.test(name) && (!name.startsWith(own) || /\d$/.test(name));
  const others = fs.readdirSync(folder).filter(isOther);
  for (const name of others.slice(0, mostLookedAt)) {
    try {
      const about = fs.lstatSync(join(folder, name));
      const isOld = Date.now() - about.mtimeMs > longUnchanged;
      if (isOld && about.isFile() && isOnlyOurs(about)) fs.unlinkSync(join(folder, name));
    } catch {
      // Another start was faster.
    }
  }
}
