import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDesk, program } from '../helpers/cli.ts';
import { openTerminal, type Terminal } from '../helpers/terminal.ts';

// Nobody who is killed with SIGKILL gives a terminal back. What the README says about that is tried.

const hasShell = (name: string) => spawnSync(name, ['-c', 'exit 0']).status === 0;

const shells: readonly (readonly [string, readonly string[]])[] = [
  ['bash', ['--norc', '-i']],
  ['zsh', ['-f', '-i']],
];

it.each(shells.filter(([name]) => hasShell(name)))(
  'killed in a terminal of %s, the shell can be used again',
  async (name, args) => {
    const desk = openDesk({ PS1: 'shell$ ' });
    const env = Object.fromEntries(Object.entries(desk.env).map(([key, value]) => [key, value ?? '']));
    const shell = openTerminal(name, args, { cwd: desk.folder, env });
    await shell.until(/shell\$$/);
    shell.type(`${process.execPath} ${program} start\r`);
    await shell.until(/\? keys$/);
    process.kill(startedBy(shell), 'SIGKILL');
    await shell.until(/^shell\$ *$/m);
    // Enter may be another key now; Ctrl-J is what it was.
    shell.type('\nstty sane\n');
    shell.type('stty -a > modes.txt; echo do""ne\n');
    await shell.until(/^(shell\$ )?done/m);
    const modes = readFileSync(join(desk.folder, 'modes.txt'), 'utf8');
    for (const mode of ['icanon', 'echo', 'isig', 'icrnl']) expect(modes).toMatch(new RegExp(`[ \n]${mode}[ ;\n]`));
    shell.type(`${process.execPath} ${program} resume\r`);
    await shell.until(/Back where you were/);
    desk.leave();
  },
);

function startedBy({ pid }: Terminal): number {
  const listed = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout.trim().split('\n');
  const children = listed.map((row) => row.trim().split(/\s+/).map(Number)).filter(([, parent]) => parent === pid);
  return children[0]?.[0] ?? Number.NaN;
}
