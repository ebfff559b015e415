import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { recoverCommand } from '../../src/cli.ts';
import { readingRules } from '../../src/playbook/lint/reading-rules.ts';
import { lintRules } from '../../src/playbook/lint/rules.ts';
import { lookedAtApp } from '../helpers/app.ts';
import { type LoadedPlaybook, playbooksFolder, shipped } from '../helpers/playbooks.ts';
import { testsOf } from '../helpers/test-names.ts';

// docs/directives.md promises a place and a test for each instruction of the five methods. Here it is held to that.

const root = join(import.meta.dirname, '..', '..');
const page = readFileSync(join(root, 'docs/directives.md'), 'utf8');

/** How many instructions each method has. */
const methods = { walras: 30, resolved: 37, four: 17, seven: 21, ten: 31 };

/** The kinds, row by row: what a kind demands of a row is not for the page to decide. */
const kinds: Record<keyof typeof methods, string> = {
  walras:
    'auto gate auto gate coach auto lint lint auto auto auto gate attest auto coach gate lint attest auto gate gate gate auto gate gate attest coach auto auto attest',
  resolved:
    'auto lint gate lint auto auto coach lint auto lint auto auto lint gate auto gate auto gate auto auto auto auto auto gate gate auto attest auto auto auto auto gate gate auto auto gate auto',
  four: 'auto lint gate gate gate gate auto gate gate gate auto auto auto auto auto auto auto',
  seven:
    'coach auto auto gate gate gate gate lint auto auto gate auto attest gate gate auto gate attest auto gate attest',
  ten: 'auto auto gate gate gate attest attest auto lint auto coach auto auto gate auto auto attest auto gate attest gate gate gate gate lint auto attest gate gate auto auto',
};

const costs = [
  'silent',
  'on an Enter',
  'prefilled',
  'asked',
  'if it arises',
  'written up later',
  'behind a key',
  'follow-up call',
  'file only',
  'coaching',
];

type Row = { id: string; kind: string; asked: string; places: string[]; cost: string; held: string[] };

const rows = page.split('\n').flatMap((line): Row[] => {
  if (!/^\| [a-z]+-\d\d \|/.test(line)) return [];
  const [, id = '', kind = '', asked = '', where = '', cost = '', held = ''] = line
    .split('|')
    .map((cell) => cell.trim());
  const places = [...where.matchAll(/`([^`]+)`/g)].map((found) => found[1] ?? '');
  return [{ id, kind, asked, places, cost, held: held === '-' ? [] : held.split(/; (?=`)/) }];
});

const loaded = new Map<string, LoadedPlaybook>();

function playbook(name: string): LoadedPlaybook {
  const known = loaded.get(name) ?? shipped(name);
  loaded.set(name, known);
  return known;
}

/** Whether what a row names as its place exists. */
function exists(place: string): boolean {
  const [, playbook, element] = /^([a-z0-9-]+)\.yaml: (\S+)$/.exec(place) ?? [];
  if (playbook !== undefined && element !== undefined) return isInPlaybook(playbook, element);
  const rule = /^rule (\S+)$/.exec(place)?.[1];
  if (rule !== undefined) return [...readingRules, ...lintRules].some(({ id }) => id === rule);
  if (/^recover\b/.test(place)) return isCommand(place.split(' ').slice(1));
  return /^src\/.+\.ts$/.test(place) && existsSync(join(root, place));
}

function isCommand(names: readonly string[]): boolean {
  let command = recoverCommand(lookedAtApp());
  for (const name of names) {
    const child = command.commands.find((one) => one.name() === name);
    if (child === undefined) return false;
    command = child;
  }
  return true;
}

/** `step`, `step.ask`, `card/step`, `card/step.ask`, or a field of the file such as `policy.promise`. */
function isInPlaybook(name: string, element: string): boolean {
  if (!existsSync(join(playbooksFolder, `${name}.yaml`))) return false;
  const { book } = playbook(name);
  const [path = '', ask] = element.split('.');
  const [script, card] = path.split('/');
  const steps = card === undefined ? book.steps : (book.scripts[script ?? '']?.steps ?? []);
  const step = steps.find(({ id }) => id === (card ?? script));
  if (step !== undefined) return ask === undefined || step.asks.some(({ id }) => id === ask);
  const file = parse(readFileSync(join(playbooksFolder, `${name}.yaml`), 'utf8'), { schema: 'failsafe' });
  const value = element.split('.').reduce((part, field) => part?.[field], file);
  return ['policy', 'never-say', 'closing'].includes(element.split('.')[0] ?? '') && value !== undefined;
}

/** What is wrong with one piece of a row's last cell: a test that is not there. */
function wrongWith(held: string): string | null {
  const [, file = '', title = ''] = /^`((?:tests|playbooks)\/[^:]+): (.+)`$/.exec(held) ?? [];
  if (file === '' || !existsSync(join(root, file))) return `there is no test "${held}"`;
  const there = file.startsWith('tests/')
    ? testsOf(join(root, file))
    : playbook(file.slice(10, -5)).tests.map(({ name }) => name);
  return there.includes(title) ? null : `${file} has no test "${title}"`;
}

describe('the table of directives', () => {
  it('has every instruction of the five methods once, and nothing else', () => {
    const ids = Object.entries(methods).flatMap(([name, count]) =>
      Array.from({ length: count }, (_, at) => `${name}-${String(at + 1).padStart(2, '0')}`),
    );
    expect(ids).toHaveLength(136);
    expect(rows.map(({ id }) => id)).toEqual(ids);
  });

  it('says of each what kind it is, what is asked and what it costs', () => {
    const wanted = Object.values(kinds).flatMap((list) => list.split(' '));
    expect(rows.map(({ id, kind }) => `${id} ${kind}`)).toEqual(rows.map(({ id }, at) => `${id} ${wanted[at]}`));
    expect(rows.filter(({ asked, cost }) => asked === '' || !costs.includes(cost))).toEqual([]);
  });

  it('counts what the agent gives as it is', () => {
    const counted = costs.map((cost) => [cost, rows.filter((row) => row.cost === cost).length]);
    const told = costs.map((cost) => {
      const line = page.split('\n').find((each) => each.startsWith(`| ${cost} |`)) ?? '';
      return [cost, Number(line.split('|')[3])];
    });
    expect(told).toEqual(counted);
  });

  it('explains only rows that there are', () => {
    const explained = page.slice(page.indexOf('## Decided otherwise')).match(/\*\*([a-z]+-\d\d)\*\*/g) ?? [];
    expect(explained.length).toBeGreaterThan(0);
    const ids = rows.map(({ id }) => `**${id}**`);
    expect(explained.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe.each(rows)('$id', ({ kind, places, held }) => {
  it('lives somewhere', () => {
    expect(places.length).toBeGreaterThan(0);
    expect(places.filter((place) => !exists(place))).toEqual([]);
  });

  it('is held by a test, or told by a line', () => {
    expect(held.map(wrongWith).filter((wrong) => wrong !== null)).toEqual([]);
    if (kind !== 'coach' && kind !== 'attest') expect(held).not.toEqual([]);
  });
});
