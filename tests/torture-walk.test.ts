import type { Command } from 'commander';
import { expect, it } from 'vitest';
import { recoverCommand } from '../src/cli.ts';
import { lookedAtApp } from './helpers/app.ts';
import { everyWay, walk } from './torture/text-walk.ts';

// Each way in which the program writes out words is tried with hostile ones (tests/torture/text-faults.ts). Here it is
// held that none is left out.

const ends = endsOf(recoverCommand(lookedAtApp()), 'recover');

function endsOf(command: Command, path: string): [string, Command][] {
  const children = command.commands.flatMap((child) => endsOf(child, `${path} ${child.name()}`));
  return children.length > 0 && path !== 'recover' ? children : [[path, command], ...children];
}

it('every command is tried with hostile words, or named as holding none', () => {
  expect(Object.keys(walk).sort()).toEqual(ends.map(([path]) => path).sort());
});

it('every form that a command can write is among them', () => {
  const forms = /^--(json|csv|ics|html|mermaid|graph|markdown|crm|hand-over|score|short|all-paths|dry-run|list|man)$/;
  const ways = everyWay({ call: 'k7fq', promise: 'h4wx', file: (name) => name }, 'words');
  const missing = ends.flatMap(([path, { options }]) => {
    const typed = ways.filter(({ command }) => command === path).flatMap(({ way }) => way.args);
    return options.flatMap(({ long }) =>
      long === undefined ||
      long === null ||
      !forms.test(long) ||
      typed.includes(long) ||
      walk[path] === 'holds no words'
        ? []
        : [`${path} ${long}`],
    );
  });
  expect(missing).toEqual([]);
});

it('nothing is tried that the program does not know', () => {
  const ways = everyWay({ call: 'k7fq', promise: 'h4wx', file: (name) => name }, 'words');
  const unknown = ways.flatMap(({ command, way }) => {
    const known = ends.find(([path]) => path === command)?.[1].options.map(({ long }) => long) ?? [];
    const all = [...known, '--quiet', '--'];
    return way.args.flatMap((arg) => (/^--/.test(arg) && !all.includes(arg) ? [`${command} ${arg}`] : []));
  });
  // What completion is asked about stands behind two dashes.
  expect(unknown.filter((one) => !one.startsWith('recover complete '))).toEqual([]);
});
