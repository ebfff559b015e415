import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Command } from 'commander';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recoverCommand } from '../../src/cli.ts';
import { bashQuoted, readBashLine } from '../../src/commands/bash-line.ts';
import { placeAt } from '../../src/commands/complete-place.ts';
import { valuesFor } from '../../src/commands/complete-values.ts';
import { lookedAtApp } from '../helpers/app.ts';
import { openTimedDesk } from '../helpers/at-times.ts';
import { madeIn, openDesk, program } from '../helpers/cli.ts';
import { openTerminal, type Terminal } from '../helpers/terminal.ts';

const desk = openTimedDesk();
const wednesday = '2026-11-18T15:00:00.000Z';

/** Names that a shell would act on, were they ever put into a line as they stand. */
const agents = [
  'Lee',
  'Ann Lee',
  '$(touch made)',
  '`touch made`',
  ';touch made',
  "D'Arcy",
  'q"x!y',
  'c:d=e@f',
  '~root',
];
const customers = ['Anna Berg', '$(touch made)', 'a:b\\c %F{red}', 'two\nlines\u001b[31m', 'Zoë 王'];

beforeAll(() => {
  const add = (customer: string, agent: string) =>
    desk.at(wednesday, ['followups', 'add', 'tomorrow at noon', '--customer', customer], agent);
  for (const customer of customers) expect(add(customer, 'Priya').code, customer).toBe(0);
  for (const agent of agents) expect(add('Omar', agent).code, agent).toBe(0);
  mkdirSync(join(desk.folder, 'bin'));
  symlinkSync(program, join(desk.folder, 'bin', 'recover'));
  chmodSync(program, 0o755);
  for (const shell of ['bash', 'zsh', 'fish'])
    writeFileSync(join(desk.folder, `recover.${shell}`), desk.run(['completion', shell]).out);
  writeFileSync(join(desk.folder, 'my answers.yaml'), '');
  delete desk.env.NODE_OPTIONS;
});
afterAll(() => desk.leave());

/** What is offered, without a shell: one that chooses for itself is told everything that fits there. */
const offered = (...words: string[]) =>
  desk
    .run(['complete', 'zsh', '--', ...words])
    .out.split('\n')
    .slice(1, -1)
    .map((line) => line.split('\t')[0]);

const codeOf = (customer: string) =>
  desk.json(wednesday, ['followups', '--limit', '99']).find((f: { customer: string }) => f.customer === customer).code;

describe('what can stand there', () => {
  it.each([
    [
      [''],
      [
        'start',
        'resume',
        'followups',
        'calls',
        'away',
        'when',
        'doctor',
        'backup',
        'restore',
        'merge',
        'forget',
        'retain',
        'playbooks',
        'config',
        'completion',
        'help',
      ],
    ],
    [
      ['start', ''],
      ['10-step', '4-step', '7-step', 'resolved', 'walras'],
    ],
    [['start', 'walras', ''], expect.arrayContaining(['--customer', '--answers', '--help'])],
    [['followups', '--'], expect.arrayContaining(['--overdue', '--watch'])],
    [
      ['followups', '--kind', ''],
      ['callback', 'update', 'check-in', 'fix', 'internal'],
    ],
    [
      ['followups', '--kind='],
      ['callback', 'update', 'check-in', 'fix', 'internal'],
    ],
    [
      ['followups', 'attempt', 'x', '--result', ''],
      ['no-answer', 'voicemail', 'busy', 'wrong-number', 'cut-off'],
    ],
    [['config', ''], expect.arrayContaining(['name', 'direct', 'playbook', 'zone', 'hours', 'accessible'])],
    [['config', '--team', ''], expect.arrayContaining(['public-holidays', 'anybodys-after'])],
    [['forget', 'an'], expect.arrayContaining(['Anna Berg'])],
    [
      ['retain', '--older-than', ''],
      ['6 months', '12 months', '18 months', '2 years', '3 years'],
    ],
    [
      ['config', 'playbook', ''],
      ['10-step', '4-step', '7-step', 'resolved', 'walras'],
    ],
    [['help', ''], expect.arrayContaining(['followups', 'exit-codes', 'keys'])],
    [['help', 'followups', ''], expect.arrayContaining(['done', 'reopen'])],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['playbooks', 'ch'], expect.arrayContaining(['check'])],
    [['when', ''], []],
    [['start', '--zone', ''], []],
    [['start', '--customer', ''], []],
    [['when', '--', ''], []],
  ])('%j', (words, expected) => {
    expect(offered(...words)).toEqual(expected);
  });

  it('is no flag twice', () => {
    expect(offered('followups', '--overdue', '--')).not.toContain('--overdue');
  });

  it('is every agent who has used the file', () => {
    for (const flag of ['--agent', '--cover'])
      expect(offered('away', 'until', 'noon', flag, '')).toEqual([...agents, 'Priya'].sort());
  });

  it('is an open follow-up by its code, with whom it is about, and none that is named already', () => {
    const anna = codeOf('Anna Berg');
    const { out } = desk.run(['complete', 'fish', '--', 'followups', 'done', '']);
    expect(out).toContain(`\n${anna}\tAnna Berg\n`);
    expect(out).toContain('\ttwo lines␛[31m\n');
    expect(offered('followups', 'done', anna, '')).not.toContain(anna);
  });

  it('is a settled one only where it can be named', () => {
    const code = codeOf('Zoë 王');
    desk.at(wednesday, ['followups', 'done', code]);
    delete desk.env.NODE_OPTIONS;
    expect(offered('followups', 'done', '')).not.toContain(code);
    expect(offered('followups', 'reopen', '')).toEqual([code]);
    expect(offered('followups', 'show', '').at(-1)).toBe(code);
  });

  it('is a call, those that wait first', () => {
    desk.file('end.yaml', '- end: misdial\n- written-up\n');
    desk.file('stop.yaml', '- note: cut off\n');
    const ran = [
      desk.at('2026-11-18T15:00:00.000Z', ['start', '--customer', 'Waits', '--answers', 'stop.yaml']),
      desk.at('2026-11-18T16:00:00.000Z', ['start', '--customer', 'Ended', '--answers', 'end.yaml']),
    ];
    delete desk.env.NODE_OPTIONS;
    const { out } = desk.run(['complete', 'zsh', '--', 'calls', 'show', '']);
    expect(ran.map(({ code }) => code).join() + out).toMatch(/\twaits\n.*\tended\n/is);
    expect(desk.run(['complete', 'zsh', '--', 'resume', '']).out).toMatch(/^words\n....\tWaits\n$/);
  });

  it('is known of a command that nobody told completion about', async () => {
    const made = new Command('recover').addCommand(
      new Command('report').option('--ended <ending>', 'only those').argument('<playbook>'),
    );
    const app = { ...lookedAtApp(), shippedPlaybooks: join(program, '..', '..', 'playbooks') };
    const at = (...words: string[]) => valuesFor(app, made, placeAt(made, words));
    expect(await at('report', '--ended', '')).toContainEqual({ value: 'solved', about: 'solved now' });
    expect(await at('report', '')).toContainEqual({ value: 'walras', about: '' });
    expect(placeAt(made, ['report', '--e']).names).toContainEqual({ value: '--ended', about: 'only those' });
  });

  it('is there for every command and flag of the program', () => {
    const tree = recoverCommand(lookedAtApp());
    for (const command of tree.commands.filter((child) => child.name() !== 'complete')) {
      expect(placeAt(tree, ['']).names.map(({ value }) => value)).toContain(command.name());
      for (const child of command.commands)
        for (const option of child.options)
          expect(placeAt(tree, [command.name(), child.name(), '-']).names.map(({ value }) => value)).toContain(
            option.long,
          );
    }
  });
});

describe('asking', () => {
  it('makes no file and says nothing when there is nothing to read', () => {
    const empty = openDesk();
    const ran = empty.run(['complete', 'zsh', '--', 'followups', 'done', '']);
    expect(ran).toEqual({ code: 0, out: 'words\n', err: '' });
    expect(madeIn(empty.folder)).toEqual([]);
    empty.leave();
  });

  it('leaves the file as it is, and nothing beside it', () => {
    const before = readdirSync(desk.folder);
    offered('followups', 'done', '');
    expect(readdirSync(desk.folder)).toEqual(before);
  });

  it('sees what another program has just written', () => {
    const other = openTimedDesk();
    other.at(wednesday, ['followups', 'add', 'tomorrow at noon', '--customer', 'First']);
    delete other.env.NODE_OPTIONS;
    const db = new Database(join(other.folder, 'recover.db'));
    db.prepare('update follow_ups set customer = ?').run('Second');
    expect(other.run(['complete', 'zsh', '--', 'followups', 'done', '']).out).toContain('\tSecond\n');
    db.close();
    other.leave();
  });

  it.each([
    ['damaged', (path: string) => writeFileSync(path, 'not a database at all')],
    ['a folder', (path: string) => mkdirSync(path)],
    ['of another program', (path: string) => new Database(path).exec('create table follow_ups (code)').close()],
  ])('says nothing when the file is %s', (_what, make) => {
    const odd = openDesk();
    make(join(odd.folder, 'recover.db'));
    const ran = odd.run(['complete', 'bash', '--', '9', ' :=', 'recover followups done ']);
    expect([ran.code, ran.out.replace(/^words\n\n?$/, ''), ran.err]).toEqual([0, '', '']);
    odd.leave();
  });

  it('says nothing when the settings cannot be read', () => {
    const odd = openDesk();
    odd.file('config.json', '{');
    expect(odd.run(['complete', 'zsh', '--', 'followups', 'do'])).toMatchObject({ code: 0, err: '' });
    odd.leave();
  });

  it('is not shown among the commands, and is no word to be meant', () => {
    expect(desk.run(['--help']).out).not.toMatch(/^ {2}complete /m);
    expect(desk.run(['complet']).err).not.toContain('Did you mean complete?');
  });
});

describe('a line of bash', () => {
  it('is read without running anything of it', () => {
    const breaks = ' \t\n"\'@><=;|&(:';
    const read = (line: string) => readBashLine(line, breaks);
    expect(read('recover start "Anna B')).toMatchObject({
      words: ['recover', 'start'],
      current: 'Anna B',
      stands: 0,
      quote: '"',
      acts: false,
    });
    expect(read('recover x --agent=An')).toMatchObject({ current: '--agent=An', stands: 8 });
    expect(read('recover x c\\:d')).toMatchObject({ current: 'c:d', stands: 0 });
    expect(read('recover x $(to')).toMatchObject({ acts: true });
    expect(read('recover x "`to')).toMatchObject({ acts: true });
    expect(read("recover x '$(to")).toMatchObject({ acts: false });
  });

  it('takes a quoted text for just that text', () => {
    const text = fc.string({
      unit: fc.constantFrom(...` $\`"'\\!~#;&|<>(){}[]*?:=@^-aZ9é王`),
      minLength: 1,
      maxLength: 12,
    });
    const texts = fc.sample(text, 300);
    const script = texts.map((one) =>
      [bashQuoted(one, ''), `"${bashQuoted(one, '"')}"`, `'${bashQuoted(one, "'")}'`].join(' '),
    );
    const ran = spawnSync('bash', ['-c', `printf '%s\\n' ${script.join(' ')}`], { encoding: 'utf8' });
    expect(ran.stdout).toBe(
      texts
        .flatMap((one) => [one, one, one, ''])
        .join('\n')
        .replaceAll('\n\n', '\n'),
    );
  });
});

type Shell = { name: 'bash' | 'zsh' | 'fish'; args: readonly string[]; prompt: string };

const start = 'cd "$HOME"';
const shells: readonly Shell[] = [
  { name: 'bash', args: ['--rcfile', 'rc.bash', '-i'], prompt: '$ ' },
  { name: 'zsh', args: ['-i'], prompt: '% ' },
  { name: 'fish', args: ['--no-config', '-C', 'source rc.fish'], prompt: '> ' },
];

const isInstalled = (name: string) => spawnSync(name, ['--version']).error === undefined;

/** A real shell, with the script in it, at the first prompt. */
async function openShell({ name, args, prompt }: Shell): Promise<Terminal> {
  const { folder } = desk;
  desk.file('rc.bash', `PS1='$ '; . ./recover.bash; ${start}\n`);
  desk.file('.zshrc', `PS1='%% '; autoload -Uz compinit; compinit -u -D; . ./recover.zsh; ${start}\n`);
  desk.file('rc.fish', `function fish_prompt; echo -n '> '; end; function fish_greeting; end; source recover.fish\n`);
  const env = Object.fromEntries(Object.entries(desk.env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
  const PATH = `${join(folder, 'bin')}:${process.env.PATH}`;
  const terminal = openTerminal(name, args, {
    cwd: folder,
    cols: 100,
    rows: 40,
    env: { ...env, PATH, ZDOTDIR: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  });
  await terminal.until(prompt.trimEnd());
  return terminal;
}

describe.each(shells.filter(({ name }) => isInstalled(name)))('in a real $name', (shell) => {
  /** A line with a Tab after it, and the line that becomes of it. `lists`: Tab once more, and what is listed. */
  const cases: readonly [typed: string, becomes: string, lists?: string | RegExp][] = [
    ['recover foll', 'recover followups '],
    ['recover followups do', 'recover followups done '],
    ['recover start wal', 'recover start walras '],
    ['recover start --cu', 'recover start --customer '],
    ['recover followups attempt h4wx --result wr', 'recover followups attempt h4wx --result wrong-number '],
    ['recover followups --kind=che', 'recover followups --kind=check-in'],
    ['recover start --answers my', 'recover start --answers my\\ answers.yaml'],
    ['recover followups --agent An', 'recover followups --agent Ann\\ Lee'],
    ['recover followups --agent=An', 'recover followups --agent=Ann\\ Lee'],
    ['recover followups --agent "An', 'recover followups --agent "Ann Lee"'],
    ['recover followups --agent \\$', 'recover followups --agent \\$\\(touch\\ made\\)'],
    ['recover followups --agent \\`', 'recover followups --agent \\`touch\\ made\\`'],
    ['recover followups --agent \\;', 'recover followups --agent \\;touch\\ made'],
    ["recover followups --agent 'D", /'D(\\'|'\\'')Arcy'/.source],
    ['recover followups --agent "q', /"q\\"x(!|\\!|"'!'")y"/.source],
  ];

  it.each(cases)('%s', async (typed, becomes) => {
    const terminal = await openShell(shell);
    terminal.type(`${typed}\t`);
    // Fish needs fewer backslashes: before a "`" or a ";" that it does not act on, it writes none.
    const plain = becomes.trimEnd();
    const isPattern = plain.startsWith("'D") || plain.startsWith('"q');
    await terminal.until((screen) =>
      isPattern ? new RegExp(plain).test(screen) : screen.replaceAll('\\`', '`').includes(plain.replaceAll('\\`', '`')),
    );
    if (typed.includes('--agent')) {
      // And what stands there then is the name, which runs nothing.
      terminal.press('enter');
      await terminal.until(/TO COME|Omar/);
    }
    expect(existsSync(join(desk.folder, 'made'))).toBe(false);
  });

  it('shows whose follow-up each code is', async () => {
    const terminal = await openShell(shell);
    terminal.type('recover followups done \t');
    if (shell.name === 'bash') terminal.press('tab');
    // A shell writes its list piece by piece, in an order of its own.
    const listed = [codeOf('Anna Berg'), 'Anna Berg', '$(touch made)', 'a:b\\c %F{red}', 'two lines␛[31m'];
    await terminal.until((screen) => listed.every((words) => screen.includes(words)));
    expect(existsSync(join(desk.folder, 'made'))).toBe(false);
  });

  it('does not end with words out of the data what was begun as a command', async () => {
    const terminal = await openShell(shell);
    // What is typed after the Tab is on the screen once the Tab has done its work.
    terminal.type('recover followups --agent $(touch\tTHEN');
    await terminal.until('THEN');
    expect(terminal.screen()).not.toContain('made');
  });
});

const missing = shells.filter(({ name }) => !isInstalled(name));
it.skipIf(missing.length > 0)(`tries zsh and fish too (not installed: ${missing.map(({ name }) => name)})`, () => {});

it('knows that the command that stands for its group is always the one called list', () => {
  const folder = join(import.meta.dirname, '..', '..', 'src', 'commands');
  const declared = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [
      ...readFileSync(join(folder, name), 'utf8').matchAll(/\.command\('([\w-]+)[^)]*isDefault: true/g),
    ]);
  expect(declared.length).toBeGreaterThan(3);
  expect(new Set(declared.map(([, name]) => name))).toEqual(new Set(['list']));
});
