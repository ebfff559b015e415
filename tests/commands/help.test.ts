import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recoverCommand } from '../../src/cli.ts';
import { helpOf } from '../../src/commands/help-text.ts';
import { lookedAtApp } from '../helpers/app.ts';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';
import { program, promisedCall } from '../helpers/cli.ts';
import { openTerminal } from '../helpers/terminal.ts';

const root = recoverCommand(lookedAtApp());
const all = [root, ...root.commands.flatMap(withChildren)].filter((command) => command.name() !== 'complete');

function withChildren(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withChildren)];
}

const pathOf = (command: Command): string[] =>
  command.parent === null ? [] : [...pathOf(command.parent), command.name()];

const examplesOf = (command: Command): string[] => {
  const [before = ''] = helpOf(command).split(/^Usage:/m);
  return before.split('\n').flatMap((line) => (line.startsWith('  recover') ? [line.trim()] : []));
};

const now = '2026-11-18T15:00:00Z';

/** A morning on which everything that the examples name is there. */
let desk: TimedDesk;
let codes: Readonly<Record<string, string>>;
beforeAll(() => {
  desk = openTimedDesk();
  const call = promisedCall.replaceAll('today at 16:30', 'today at 14:30');
  desk.file('call.yaml', call);
  const way =
    'recover: 1\ntitle: Our way\nsteps:\n  - title: Greet\n    say: I am glad you rang.\n  - title: Listen\n    say: What happened?\n';
  desk.file('our-way.yaml', way);
  desk.file('our-walras.yaml', way);
  mkdirSync(join(desk.folder, '.config/recover/playbooks'), { recursive: true });
  const own = '.config/recover/playbooks/our-way.yaml';
  desk.file(own, way);
  desk.file('end.yaml', '- end: misdial\n');
  expect(desk.at('2026-11-17T15:00:00Z', ['start', 'our-way', '--answers', 'end.yaml'], 'Omar').code).toBe(0);
  const eva = ['--customer', 'Eva Holm', '--contact', '+1 312 555 0199', '--answers', 'end.yaml'];
  expect(desk.at('2026-11-17T15:00:00Z', ['start', 'our-way', ...eva], 'Omar').code).toBe(0);
  desk.file(own, way.replace('glad', 'very glad'));
  expect(desk.at(now, ['config', '--team', 'scores', 'agent']).code).toBe(0);
  const days = 'BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261231\r\nSUMMARY:New Year\r\nEND:VEVENT';
  desk.file('company-days.ics', `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${days}\r\nEND:VCALENDAR\r\n`);
  const who = ['--customer', 'Anna Berg', '--contact', '+1 312 555 0142'];
  expect(desk.at(now, ['start', 'walras', ...who, '--answers', 'call.yaml'])).toMatchObject({ code: 0 });
  const add = (customer: string, when: string, agent: string) => {
    expect(desk.at('2026-11-18T14:30:00Z', ['followups', 'add', when, '--customer', customer], agent).code).toBe(0);
    const list = desk.json(now, ['followups']);
    return list.find((followUp: { customer: string }) => followUp.customer === customer).code;
  };
  codes = {
    k7fq: desk.json(now, ['calls'])[0].code,
    h4wx: add('Weber', 'tomorrow at noon', 'Priya'),
    m2qd: add('Ruiz', 'at 9:40 am', 'Omar'),
    s9vt: add('Petrov', 'at 9:45 am', 'Omar'),
    e2nd: add('Lind', 'at 11 am', 'Priya'),
  };
  desk.at(now, ['followups', 'done', codes.e2nd ?? '']);
  desk.at(now, ['away', 'until', 'Friday'], 'Omar');
  desk.at(now, ['away', 'until', '17:00']);
  desk.file('method.txt', '1. Greet\n   I am glad you rang.\n2. Help\n   I will look after this.\n');
  desk.at(now, ['backup', '--to', join(desk.folder, 'recover-2026-11-18-180000.db')]);
});
afterAll(() => desk.leave());

describe.each(all.map((command) => [['recover', ...pathOf(command)].join(' '), command] as const))(
  '%s',
  (_, command) => {
    it('shows at least two examples before it tells its options', () => {
      expect(examplesOf(command).length).toBeGreaterThan(1);
    });

    it.each(examplesOf(command))('works as its example is typed: %s', async (example) => {
      const folder = mkdtempSync(join(tmpdir(), 'recover-example-'));
      cpSync(desk.folder, folder, { recursive: true });
      // The folder that fish has made by itself.
      mkdirSync(join(folder, '.config/fish/completions'), { recursive: true });
      if (/our-way.*answers|followups call/.test(example)) writeFileSync(join(folder, 'call.yaml'), '- end: misdial\n');
      if (/playbooks (new|import)/.test(example))
        for (const name of ['our-way.yaml', 'our-walras.yaml']) rmSync(join(folder, name));
      if (example.includes('--replies')) writeFileSync(join(folder, 'call.yaml'), '- note: hello\n');
      desk.at(now, ['--version']);
      const line = example
        .replace('/media/stick', './stick')
        .replace(/ {3,}.*$/, '')
        .replace(/\b[a-z]\d[a-z]{2}\b|\be2nd\b|\bs9vt\b/g, (code) => codes[code] ?? code);
      const { RECOVER_DATABASE: _1, RECOVER_CONFIG: _2, ...env } = desk.env;
      const shell = openTerminal('bash', ['-c', `recover() { node ${program} "$@"; }\n{ ${line}\n} <method.txt`], {
        cwd: folder,
        env: {
          ...(env as Record<string, string>),
          HOME: folder,
          PAGER: 'cat',
          RECOVER_DATABASE: join(folder, 'recover.db'),
          RECOVER_CONFIG: join(folder, 'config.json'),
        },
      });
      const { code } = await shell.exited;
      // Whoever wants to talk to a person says so: these have nobody to talk to here.
      const asks = code === 5 && /There is no terminal to |needs a terminal/.test(shell.screen());
      expect(asks || code === 0 || code === 3, shell.screen()).toBe(true);
    });
  },
);

describe('help', () => {
  it('is as wide as COLUMNS where there is no window, and plain', () => {
    const narrow = openTimedDesk({ COLUMNS: '60' });
    const { out } = narrow.run(['followups', '--help']);
    expect(
      Math.max(
        ...out
          .split('\n')
          .filter((line) => !line.startsWith('  recover'))
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(60);
    expect(out).not.toContain('\u001b');
    narrow.leave();
  });

  it('is given by both flags, behind any command and before its words', () => {
    for (const args of [
      ['-h'],
      ['followups', '--help', 'done'],
      ['followups', 'done', '-h'],
      ['help', 'followups', 'done'],
    ])
      expect(desk.run(args)).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Usage: recover') });
    expect(desk.run(['help', 'nope'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('no "recover nope"'),
    });
  });
});
