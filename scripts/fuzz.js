// Takes many spoilt, generated and hostile playbooks through all that is done with one: npm run fuzz.
//   --count 20000   how many            --seed 42   the chances of an earlier run      --from 137   begin there
//   --minutes 10    stop then           --write         into docs/playbooks.md
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
const longestMs = 20_000;

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
const begun = performance.now();
const end = begun + value('--minutes', 600) * 60_000;
while (next < count && performance.now() < end) await goOn();
const seconds = Math.round((performance.now() - begun) / 1000);

/** Until the end, or until a file does not survive: then a new worker goes on with the next one. */
function goOn() {
  return new Promise((resolve) => {
    const worker = new Worker(file, {
      workerData: { project, seed, from: next, count },
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    let timer = null;
    const fell = (why) => {
      clearTimeout(timer);
      found.push({ nr: next, why });
      process.stdout.write(`\n${next}: ${why}\n`);
      next += 1;
      worker.removeAllListeners('exit');
      worker.terminate().then(resolve);
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => fell(`not done after ${longestMs / 1000} s`), longestMs);
    };
    wait();
    worker.on('message', ({ nr, way, survived, failed }) => {
      wait();
      next = nr + 1;
      if (failed !== undefined) {
        found.push({ nr, why: failed });
        process.stdout.write(`\n${nr}: ${failed}\n`);
      } else note(nr, way, survived);
      if (performance.now() > end) worker.terminate();
      if (nr % 500 === 499) process.stdout.write(`${nr + 1} `);
    });
    worker.on('error', (error) => fell(error.stack ?? String(error)));
    worker.on('exit', () => {
      clearTimeout(timer);
      resolve();
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
