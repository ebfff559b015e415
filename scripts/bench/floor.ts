import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { milliseconds } from './table.ts';
import { untilEnded } from './terminal.ts';
import { type Env, inPairs } from './whole-process.ts';

// What no way to write the program could spare: each step is a script that does what the one before it does and one
// thing more, and nothing of ours runs in any of them.

const keptName = 'floor-kept.bin';
const packagesName = 'floor-packages.bin';

type Step = { what: string; code: string };

/** The steps of a start up to its first screen, beside a bare Node in the same terminal. */
export function floorOfStart(env: Env, folder: string, project: string, pairs: number): Promise<string> {
  const of = stepsIn(project, folder, env.RECOVER_DATABASE ?? '');
  const code = of.code(['src/commands/start-call.ts']);
  return floor(env, folder, pairs, [
    of.nothing,
    code,
    of.output,
    of.module,
    of.opened,
    of.asked,
    of.synced,
    of.packages(['start', 'walras']),
    of.drawn,
  ]);
}

/** The same for a list in a terminal: it takes no keys and saves nothing. */
export function floorOfList(env: Env, folder: string, project: string, pairs: number): Promise<string> {
  const of = stepsIn(project, folder, env.RECOVER_DATABASE ?? '');
  const code = of.code(['src/commands/followups-list.ts', 'src/commands/followups-page.ts']);
  return floor(env, folder, pairs, [
    of.nothing,
    code,
    of.output,
    of.module,
    of.opened,
    of.asked,
    of.packages(['followups', '--overdue']),
    of.page,
  ]);
}

async function floor(env: Env, folder: string, pairs: number, steps: readonly Step[]): Promise<string> {
  const lines: string[] = [];
  // Of another build it would be refused, and all compiled anew.
  for (const name of [keptName, packagesName]) rmSync(join(folder, name), { force: true });
  let code = `'use strict';\n`;
  for (const [at, step] of steps.entries()) {
    code += `${step.code}\n`;
    const path = join(folder, `floor-${at}.cjs`);
    writeFileSync(path, code);
    const run = () => untilEnded([path], env, folder);
    const bare = () => untilEnded(['-e', '0'], env, folder);
    const { ours, yardstick, ratio } = await inPairs(run, bare, pairs);
    lines.push(
      `| ${step.what} | ${milliseconds(ours.median)} | ${milliseconds(yardstick.median)} | ${ratio.toFixed(2)} |`,
    );
    rmSync(path);
  }
  rmSync(join(folder, 'floor.db'), { force: true });
  return ['| up to and with | all | bare Node there | ratio |', '|---|---|---|---|', ...lines].join('\n');
}

function stepsIn(project: string, folder: string, database: string) {
  const text = JSON.stringify;
  const kept = join(folder, keptName);
  const packagesKept = join(folder, packagesName);
  return {
    nothing: { what: 'a script that is empty', code: '' },
    code: (inputs: readonly string[]): Step => {
      const { paths, bytes } = chunksWith(join(project, 'dist'), inputs);
      return {
        what: `our code (${Math.round(bytes / 1024)} kB) read and taken as it was compiled before, not run`,
        code: `
        const fs = require('node:fs');
        const { Script } = require('node:vm');
        const sources = ${text(paths)}.map((path) => fs.readFileSync(path, 'utf8'));
        const wrapped = sources.map((source) => '(function(exports,require,module){' + source + '\\n})');
        let data = null;
        try { data = fs.readFileSync(${text(kept)}); } catch {}
        let from = 0;
        const made = wrapped.map((source) => {
          const size = data === null ? 0 : data.readUInt32LE(from);
          const script = new Script(source, data === null ? {} : { cachedData: data.subarray(from + 4, from + 4 + size) });
          from += 4 + size;
          return script;
        });
        if (data === null) {
          fs.writeFileSync(${text(kept)}, Buffer.concat(made.flatMap((script) => {
            const bytes = script.createCachedData();
            const size = Buffer.alloc(4);
            size.writeUInt32LE(bytes.length);
            return [size, bytes];
          })));
        }`,
      };
    },
    output: {
      what: 'the terminal as a stream to write to',
      code: `
        process.stdout.isTTY;`,
    },
    module: {
      what: 'the built part of the database module',
      code: `
        const addon = require(${text(join(project, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node'))});`,
    },
    opened: {
      what: 'the file opened and set',
      code: `
        addon.setErrorConstructor(class SqliteError extends Error {});
        const db = new addon.Database(${text(database)}, ${text(database)}, false, true, true, 5000, null, null);
        const ask = (sql) => db.prepare(sql, db, false);
        for (const pragma of ['synchronous = FULL', 'foreign_keys = ON', 'temp_store = MEMORY']) db.exec('pragma ' + pragma);
        ask('pragma user_version').all();`,
    },
    asked: {
      what: 'one list asked',
      code: `
        ask("select * from follow_ups where status = 'open' order by due_at, id limit 50").all();`,
    },
    synced: {
      what: 'a commit synced, as the call is saved before it is shown',
      code: `
        const scratch = new addon.Database(${text(join(folder, 'floor.db'))}, 'floor', false, false, false, 5000, null, null);
        scratch.exec('pragma journal_mode = WAL; pragma synchronous = FULL');
        scratch.exec('create table if not exists one (x)');
        scratch.exec('begin immediate; insert into one values (1); commit');`,
    },
    packages: (words: readonly string[]): Step => ({
      what: 'commander reads the command, chalk makes colours; as they were compiled before',
      code: `
        process.env.PACKAGES_READ = ${text(words.join(' '))};
        const source = '(function(exports,require,module){' + fs.readFileSync(${text(join(folder, 'packages.cjs'))}, 'latin1') + '\\n})';
        let known;
        try { known = fs.readFileSync(${text(packagesKept)}); } catch {}
        const packages = new Script(source, { cachedData: known });
        packages.runInThisContext()({}, require, {});
        if (known === undefined) fs.writeFileSync(${text(packagesKept)}, packages.createCachedData());`,
    }),
    drawn: { what: 'one screen drawn', code: `process.stderr.write('x'.repeat(1000) + '\\n');` },
    page: { what: 'one page written', code: `process.stdout.write('x'.repeat(2000) + '\\n');` },
  };
}

type Chunk = { file: string; bytes: number; imports: readonly string[]; inputs: readonly string[] };

/** All that is loaded before the modules with those inputs can run. */
function chunksWith(dist: string, inputs: readonly string[]): { paths: string[]; bytes: number } {
  const all: readonly Chunk[] = JSON.parse(readFileSync(join(dist, 'meta.json'), 'utf8'));
  const seen = new Set<Chunk>();
  const walk = (chunk: Chunk | undefined) => {
    if (chunk === undefined || seen.has(chunk)) return;
    seen.add(chunk);
    for (const next of chunk.imports) walk(all.find(({ file }) => file === next));
  };
  for (const chunk of all)
    if (chunk.file === 'main.cjs' || inputs.some((input) => chunk.inputs.includes(input))) walk(chunk);
  return {
    paths: [...seen].map(({ file }) => join(dist, file)),
    bytes: [...seen].reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
