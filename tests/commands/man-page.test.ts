import { spawnSync } from 'node:child_process';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { recoverCommand } from '../../src/cli.ts';
import { manPage } from '../../src/commands/man-page.ts';
import { topics } from '../../src/commands/topics.ts';
import { lookedAtApp } from '../helpers/app.ts';
import { openDesk } from '../helpers/cli.ts';

const tree = recoverCommand(lookedAtApp());
const page = manPage(tree, '1.2.3');

/** As a person reads it, without what roff makes of it. */
const read = page
  .replace(/\\f[BIR]|\\&/g, '')
  .replaceAll('\\-', '-')
  .replaceAll('\\e', '\\')
  .replaceAll('\\(aq', "'")
  .replaceAll('\\(ga', '`')
  .replaceAll('\\(ti', '~');

const shown = (command: Command): Command[] => {
  const children = command.createHelp().visibleCommands(command);
  return children.filter((child) => command.commands.includes(child)).flatMap((child) => [child, ...shown(child)]);
};

const run = (program: string, ...args: string[]) => spawnSync(program, args, { input: page, encoding: 'utf8' });
const has = (program: string) => spawnSync(program, ['--version']).error === undefined;

describe('the man page', () => {
  it('has every command with what it does, its arguments and its options', () => {
    for (const command of shown(tree)) {
      const help = command.createHelp();
      expect(read).toContain(help.commandUsage(command));
      expect(read.toLowerCase()).toContain(command.description().toLowerCase());
      for (const option of command.options) expect(read).toContain(`${option.flags}\n${option.description}`);
    }
    expect(read).not.toContain('recover complete');
  });

  it('has the headings of the help, its topics and its examples', () => {
    for (const heading of ['.SS On the line', '.SS Afterwards', '.SS Playbooks and settings'])
      expect(read).toContain(`\n${heading}\n`);
    for (const topic of Object.keys(topics))
      expect(read).toContain(`.SH ${topic.toUpperCase().replaceAll('-', ' ')}\n`);
    expect(read).toContain('\nrecover followups done h4wx\n');
    expect(read).toContain('\n.TP\n130\nleft with Ctrl-C');
    expect(read).toContain('\n.TP\nname (RECOVER_AGENT)\nthe name that customers hear\n');
  });

  it('is printed by recover help --man, and is only ASCII', () => {
    const desk = openDesk();
    const { code, out, err } = desk.run(['help', '--man']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^\.TH RECOVER 1 "" "recover \d/);
    expect(out).toMatch(/^[\n\x20-\x7e]+$/);
    desk.leave();
  });

  it.skipIf(!has('groff'))('is understood by groff in all it says (where groff is installed)', () => {
    const { status, stderr, stdout } = run('groff', '-ww', '-man', '-Tutf8', '-rLL=80n');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('all of it as a man page');
  });

  it.skipIf(!has('groff'))('fits into 80 columns', () => {
    const { stdout } = run('groff', '-man', '-Tutf8', '-P-c', '-rLL=80n');
    const lines = stdout.replaceAll(/.\u0008/g, '').split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  it.skipIf(spawnSync('mandoc', ['-T', 'lint'], { input: '' }).error !== undefined)(
    'has nothing that mandoc warns of but the date, which it has none of (where mandoc is installed)',
    () => {
      const { stdout } = run('mandoc', '-T', 'lint', '-W', 'warning');
      expect(stdout.replaceAll(/.*missing date, using "": TH\n/g, '')).toBe('');
    },
  );
});
