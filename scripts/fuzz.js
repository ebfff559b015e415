// Takes many spoilt, generated and hostile playbooks through all that is done with one: npm run fuzz.
//   --count 20000   how many            --seed 42   the chances of an earlier run      --from 137   begin there
//   --minutes 10    stop then           --write         into docs/playbooks.md
//   --longest 20    seconds for a file
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { rolldown } from 'rolldown';

const args = process.argv.slice(2);
const value = (flag, usual) => (args.includes(flag) ? Number(args[args.indexOf(flag) + 1]) : usual);
const count = value('--count', 20_000);
const seed = value('--seed', Date.now() % 1_000_000);
const project = join(import.meta.dirname, '..');
const folder = join(project, '.bench');
/** A file may take 2 seconds to check, and longer to be used in every way at once. */
const longestMs = value('--longest', 20) * 1000;

mkdirSync(folder, { recursive: true });
const bundle = await rolldown({
  input: join(project, 'tests', 'fuzz', 'worker.ts'),
  tsconfig: false,
  platform: 'node',
  transform: { target: 'node20.19' },
  external: ['better-sqlite3'],
});
const file = join(folder, 'fuzz.mjs');
await bundle.write({ file, format: 'esm', codeSplitting: false });

const found = [];
const sums = new Map();
let [slowestCheck, slowestUse] = [{ ms: 0 }, { ms: 0 }];
let next = value('--from', 0);
let again = 0;
const begun = performance.now();
const end = begun + value('--minutes', 600) * 60_000;
while (next < count && performance.now() < end) {
  const fallen = await goOn(next, count);
  if (fallen === null) continue;
  // A computer with too much to do is no fault of the file's: it has the same time once more, by itself.
  if (fallen.isLate) again += 1;
  const why = fallen.isLate ? (await goOn(fallen.nr, fallen.nr + 1))?.why : fallen.why;
  if (why !== undefined) {
    found.push({ nr: fallen.nr, why });
    process.stdout.write(`\n${fallen.nr}: ${why}\n`);
  }
  next = fallen.nr + 1;
}
const seconds = Math.round((performance.now() - begun) / 1000);

/** From one file up to another, or up to one that does not survive: then that one, and why. */
function goOn(from, to) {
  return new Promise((resolve) => {
    const worker = new Worker(file, {
      workerData: { project, seed, from, count: to },
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    let nr = from;
    let timer = null;
    const fell = (why, isLate) => {
      clearTimeout(timer);
      worker.removeAllListeners('exit');
      worker.terminate().then(() => resolve({ nr, why, isLate }));
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => fell(`not done after ${longestMs / 1000} s`, true), longestMs);
    };
    wait();
    worker.on('message', ({ nr: done, way, survived, failed }) => {
      wait();
      nr = done + 1;
      next = nr;
      if (failed !== undefined) {
        found.push({ nr: done, why: failed });
        process.stdout.write(`\n${done}: ${failed}\n`);
      } else note(done, way, survived);
      if (performance.now() > end) worker.terminate();
      if (done % 500 === 499) process.stdout.write(`${done + 1} `);
    });
    worker.on('error', (error) => fell(error.stack ?? String(error), false));
    worker.on('exit', () => {
      clearTimeout(timer);
      resolve(null);
    });
  });
}

function note(nr, way, { loaded, problems, checkMs, useMs, slowest }) {
  const sum = sums.get(way) ?? { files: 0, loaded: 0, problems: 0 };
  sums.set(way, { files: sum.files + 1, loaded: sum.loaded + Number(loaded), problems: sum.problems + problems });
  if (checkMs > slowestCheck.ms) slowestCheck = { ms: checkMs, nr };
  if (useMs > slowestUse.ms) slowestUse = { ms: useMs, nr, slowest };
}

const tried = [...sums.values()].reduce((sum, { files }) => sum + files, 0);
const rows = [...sums].map(([way, { files, loaded, problems }]) => `| ${way} | ${files} | ${loaded} | ${problems} |`);
const table = [
  `| how they were made | files | could be used | problems told |`,
  '|---|---|---|---|',
  ...rows,
  '',
  `${tried} files in ${seconds} s, seed ${seed}: ${found.length === 0 ? 'no crash, no hang, no stack trace' : `${found.length} did not survive`}. ` +
    `${again === 0 ? '' : `${again} had to be tried again, alone. `}` +
    `The slowest took ${(slowestCheck.ms / 1000).toFixed(1)} s to check.`,
].join('\n');
process.stdout.write(
  `\n${table}\n(check: nr ${slowestCheck.nr}; use: ${Math.round(slowestUse.ms)} ms at nr ${slowestUse.nr}, ${slowestUse.slowest})\n`,
);
if (args.includes('--write')) {
  const page = join(project, 'docs', 'playbooks.md');
  const text = readFileSync(page, 'utf8');
  const block = /(<!-- fuzz, printed by npm run fuzz -->\n)[\s\S]*?(<!-- \/fuzz -->)/;
  writeFileSync(
    page,
    text.replace(block, (_, open, close) => `${open}\n${table}\n\n${close}`),
  );
}
process.exitCode = found.length === 0 ? 0 : 1;
