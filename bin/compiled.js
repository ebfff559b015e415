const fs = require('node:fs');
const { basename, join } = require('node:path');
const { isOnlyOurs, longestHead } = require('./recover.js');

// Compiled code is put down here for Node 20, and what is old of it taken away: once after each update. How it is read, and
// what it is for, stands in recover.js.

/** Keeps `parts`, each a name and its bytes, in a file of one command. */
exports.keep = keep;

function keep(path, folder, parts) {
  const aside = `${path}.${process.pid}`;
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const head = `${JSON.stringify(parts.map(([name, { length }]) => [name, length]))}\n`;
    if (head.length > longestHead) return;
    const each = [Buffer.from(head, 'latin1'), ...parts.map(([, bytes]) => bytes)];
    const file = fs.openSync(aside, 'wx', 0o600);
    fs.writeFileSync(file, Buffer.concat(each.flatMap((bytes) => [bytes, bytes])));
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
