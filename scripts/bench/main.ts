import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { floorOfList, floorOfStart } from './floor.ts';
import { dataOf, full, partOf, type Size } from './make-data.ts';
import { addPlaybooks } from './make-playbooks.ts';
import { countTime, overdueQuery, searchTime } from './queries.ts';
import { milliseconds, type Row, ratioRow, table, valueRow } from './table.ts';
import { openTimed, untilEnded } from './terminal.ts';
import { type Env, inPairs, peakHook, peakMemory, runOnce } from './whole-process.ts';
import { keystrokes } from './wizard.ts';

const project = join(import.meta.dirname, '..');
const program = join(project, 'bin', 'recover.js');

/** What a person may ask for: `--quick` (a hundredth of the data, few runs), `--starts` (these alone), `--write` (into the docs). */
export async function bench(args: readonly string[], folder: string): Promise<void> {
  const isQuick = args.includes('--quick');
  // Fewer leave the ratio of a loud machine uncertain by a tenth.
  const pairs = isQuick ? 5 : 60;
  const sizes = isQuick ? [partOf(full, 0.01)] : [partOf(full, 0.01), partOf(full, 0.1), full];
  const data = new Map(sizes.map((size) => [size.name, dataOf(join(folder, 'data'), size, program)]));
  const largest = sizes.at(-1) ?? full;
  const env = plainEnv(folder, data.get(largest.name) ?? '');
  if (args.includes('--starts')) {
    process.stdout.write(`${table(await starts(env, folder, pairs))}\n`);
    return;
  }
  writeFileSync(join(folder, 'peak.cjs'), peakHook);
  const parts = [
    machine(largest),
    heading('Starts', table(await starts(env, folder, pairs))),
    heading('The floor of a start', await floorOfStart(env, folder, project, Math.min(pairs, 15))),
    heading('The floor of a list in a terminal', await floorOfList(env, folder, project, Math.min(pairs, 15))),
    heading('Keys', table(await keys(env, folder, isQuick ? 200 : 1_050))),
    heading('Queries', table(await queries(env.RECOVER_DATABASE ?? '', folder))),
    heading('Playbooks', table(await playbooks(env, folder, isQuick ? 100 : 1_000))),
    heading('Growth', await growth(sizes, data, folder, pairs)),
    heading('Memory', memory(env, folder)),
  ];
  const text = parts.join('\n\n');
  process.stdout.write(`${text}\n`);
  if (args.includes('--write')) keep(text);
}

const heading = (name: string, text: string) => `### ${name}\n\n${text}`;

/** Nothing of the machine's own settings: some of them alone make Node start twice as slow, and ratios look better. */
function plainEnv(folder: string, database: string): Env {
  const { PATH } = process.env;
  return {
    PATH,
    HOME: folder,
    TZ: 'America/New_York',
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    RECOVER_DATABASE: database,
    RECOVER_CONFIG: join(folder, 'config.json'),
    RECOVER_AGENT: 'Priya',
  };
}

function machine(largest: Size): string {
  const [cpu] = cpus();
  return (
    `Node ${process.version}, ${platform()} ${release()} ${arch()}, ${cpus().length} × ${cpu?.model.trim()}, ` +
    `${Math.round(totalmem() / 2 ** 30)} GB. ${largest.calls.toLocaleString('en')} calls, ` +
    `${largest.followUps.toLocaleString('en')} follow-ups, ${largest.overdue.toLocaleString('en')} of them overdue.`
  );
}

const bare = ['-e', '0'];

async function starts(env: Env, folder: string, pairs: number): Promise<Row[]> {
  const node = () => runOnce(bare, env);
  const piped = (args: readonly string[]) => inPairs(() => runOnce([program, ...args], env), node, pairs);
  const inTerminal = (args: readonly string[]) => untilEnded(args, env, folder);
  const scratch = join(folder, 'scratch');
  mkdirSync(scratch, { recursive: true });
  cpSync(env.RECOVER_DATABASE ?? '', join(scratch, 'calls.db'));
  const writing = { ...env, RECOVER_DATABASE: join(scratch, 'calls.db') };
  const painted = (args: readonly string[], words: string) => async () => {
    const opened = openTimed(args, writing, folder);
    const took = await opened.shows(words);
    await opened.end();
    writeUp(writing.RECOVER_DATABASE);
    return took;
  };
  const firstPrompt = painted([program, 'start', 'walras'], '? keys');
  // What the prompt asks of the terminal as soon as it reads: to tell what is pasted from what is typed.
  const takesKeys = painted([program, 'start', 'walras'], '\x1b[?2004h');
  // Compiled code is kept some seconds after the first screen, and whoever is killed before keeps none.
  await kept(program, writing, folder);
  const question = painted([join(folder, 'one-question.cjs')], 'What happened?');
  const rows = [
    ratioRow('`--version`', await piped(['--version']), 'bare Node', 1.2),
    ratioRow('`--help`', await piped(['--help']), 'bare Node', 1.35),
    ratioRow('`followups --overdue`, piped', await piped(['followups', '--overdue']), 'bare Node', 1.7),
    ratioRow(
      '`followups --overdue`, in a terminal',
      await inPairs(
        () => inTerminal([program, 'followups', '--overdue']),
        () => inTerminal(bare),
        pairs,
      ),
      'bare Node there',
      1.7,
    ),
    ratioRow('`followups --short`', await piped(['followups', '--short']), 'bare Node', 2),
    ratioRow(
      '`start walras` to the first prompt',
      await inPairs(firstPrompt, () => inTerminal(bare), pairs),
      'bare Node there',
      2,
    ),
    ratioRow(
      '`start walras` to the first prompt',
      await inPairs(firstPrompt, question, pairs),
      'one question of Inquirer',
      1.3,
    ),
    ratioRow(
      '`start walras` until it reads keys',
      await inPairs(takesKeys, question, pairs),
      'one question of Inquirer',
      null,
    ),
  ];
  rmSync(scratch, { recursive: true });
  return rows;
}

/** Each call is brought to its end, as agents do: of hundreds that were cut off, each start would look at fifty. */
function writeUp(database: string | undefined): void {
  const db = new Database(database ?? '');
  db.prepare("update calls set status = 'written-up' where status = 'open' and agent = 'Priya'").run();
  db.close();
}

async function kept(program: string, env: Env, folder: string): Promise<void> {
  const opened = openTimed([program, 'start', 'walras'], env, folder);
  await opened.shows('? keys');
  await after(4_000);
  await opened.end();
}

async function keys(env: Env, folder: string, notes: number): Promise<Row[]> {
  const scratch = join(folder, 'scratch');
  mkdirSync(scratch, { recursive: true });
  cpSync(env.RECOVER_DATABASE ?? '', join(scratch, 'calls.db'));
  const found = await keystrokes(program, { ...env, RECOVER_DATABASE: join(scratch, 'calls.db') }, scratch, notes);
  rmSync(scratch, { recursive: true });
  const both = ({ p50, p99 }: { p50: number; p99: number }) => `${milliseconds(p50)}, p99 ${milliseconds(p99)}`;
  return [
    valueRow('key to echo', both(found.echo), 'p99 16 ms', found.echo.p99 <= 16),
    ...found.enter.map((some) =>
      valueRow(`Enter to the next prompt, from note ${some.around} on`, both(some), 'p99 30 ms', some.p99 <= 30),
    ),
    valueRow('of that, the disk: one `fdatasync` of 16 kB', both(found.sync), 'apart', null),
  ];
}

async function queries(database: string, folder: string): Promise<Row[]> {
  const overdue = await overdueQuery(database);
  const count = await countTime(database);
  const search = await searchTime(database, folder);
  const ratio = overdue.shell === null ? null : overdue.query / overdue.shell;
  return [
    {
      what: 'the first block of what is overdue',
      ours: milliseconds(overdue.query),
      yardstick: overdue.shell === null ? 'no `sqlite3` here' : `\`sqlite3\` shell ${milliseconds(overdue.shell)}`,
      ratio,
      budget: '1.3',
      met: ratio === null ? null : ratio <= 1.3,
    },
    valueRow('the whole first page with its counts', milliseconds(overdue.page), '', null),
    valueRow('the counts of all that is open', milliseconds(count), '', null),
    {
      what: 'search for two words',
      ours: milliseconds(search.ours),
      yardstick: search.grep === null ? 'no `grep` here' : `\`grep\` ${milliseconds(search.grep)}`,
      ratio: search.grep === null ? null : search.ours / search.grep,
      budget: '50 ms',
      met: search.ours <= 50,
    },
  ];
}

async function playbooks(env: Env, folder: string, count: number): Promise<Row[]> {
  const shelf = addPlaybooks(join(folder, `playbooks-${count}`), join(project, 'playbooks', 'walras.yaml'), count);
  // What an earlier run of the bench has checked is remembered there, and the first would be as quick as the second.
  const home = mkdtempSync(join(folder, 'lint-'));
  const atHome = { ...env, HOME: home, RECOVER_PLAYBOOKS: shelf };
  const lint = () => runOnce([program, 'playbooks', 'lint'], atHome);
  const first = lint();
  const again = lint();
  rmSync(home, { recursive: true });
  const share = count / 1_000;
  return [
    valueRow(
      `linting ${count} playbooks`,
      milliseconds(first),
      `${(12 * share).toFixed(1)} s`,
      first <= 12_000 * share,
    ),
    valueRow(
      'the same once more, unchanged',
      milliseconds(again),
      `${(2 * share).toFixed(1)} s`,
      again <= 2_000 * share,
    ),
  ];
}

async function growth(
  sizes: readonly Size[],
  data: ReadonlyMap<string, string>,
  folder: string,
  pairs: number,
): Promise<string> {
  const lines: string[] = [];
  for (const size of sizes) {
    const path = data.get(size.name) ?? '';
    const env = plainEnv(folder, path);
    const list = await inPairs(
      () => runOnce([program, 'followups', '--overdue'], env),
      () => runOnce(bare, env),
      Math.min(pairs, 9),
    );
    const home = await inPairs(
      () => runOnce([program], env),
      () => runOnce(bare, env),
      Math.min(pairs, 9),
    );
    const { page } = await overdueQuery(path);
    const figures = [
      list.ratio.toFixed(2),
      home.ratio.toFixed(2),
      milliseconds(page),
      milliseconds(await countTime(path)),
    ];
    lines.push(`| ${size.name} | ${figures.join(' | ')} |`);
  }
  return [
    '| size | `followups --overdue` / bare Node | `recover` / bare Node | its query | counts |',
    '|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

function memory(env: Env, folder: string): string {
  const commands = [
    ['--version'],
    ['--help'],
    [],
    ['followups', '--overdue'],
    ['followups', '--json'],
    ['followups', '--csv'],
    ['followups', '--json', '--limit', '1000000'],
    ['followups', '--ics'],
    ['calls', '--json', '--limit', '1000000'],
    ['followups', '--short'],
    ['calls'],
    ['calls', 'search', 'fridge'],
    ['calls', 'verify'],
    ['playbooks'],
    ['playbooks', 'lint', 'walras'],
  ];
  const node = peakMemory(bare, env, folder);
  const lines = commands.map(
    (args) => `| \`recover ${args.join(' ')}\` | ${Math.round(peakMemory([program, ...args], env, folder))} MB |`,
  );
  return ['| command | peak |', '|---|---|', `| bare Node | ${Math.round(node)} MB |`, ...lines].join('\n');
}

/** Into the page that shows the last run, between its two marks. */
function keep(text: string): void {
  const path = join(project, 'docs', 'performance.md');
  const page = readFileSync(path, 'utf8');
  const marked = /(<!-- figures -->\n\n)[\s\S]*(\n\n<!-- end of figures -->)/;
  if (!marked.test(page)) throw new Error(`${path} has lost the marks between which the figures stand.`);
  writeFileSync(
    path,
    page.replace(marked, (_, open: string, close: string) => `${open}${text}${close}`),
  );
}
