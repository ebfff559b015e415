import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { recoverCommand } from '../src/cli.ts';
import { settingKeys } from '../src/commands/settings.ts';
import { playbookJsonSchema, testsJsonSchema } from '../src/playbook/json-schema.ts';
import { loadPlaybook } from '../src/playbook/load.ts';
import { showProblems } from '../src/playbook/problem.ts';
import { fieldReference, neverSayReference, ruleReference } from '../src/playbook/reference.ts';
import { customerJsonSchema, customerReference } from '../src/trainer/customer/customer-reference.ts';
import { lookedAtApp } from './helpers/app.ts';
import { besideShipped, playbookFrom } from './helpers/playbooks.ts';
import { runScenario } from './helpers/run-scenario.ts';

// What is shown twice has one source: the code. `npm run docs` writes these files, and these tests compare.

const root = join(import.meta.dirname, '..');

/** Every command that can be typed, with what it does, as a table. */
function commandTable(program: Command): string {
  const rows = program.commands.flatMap((command) => {
    const hidden = (command as unknown as { _hidden: boolean })._hidden;
    if (hidden || command.name() === 'help') return [];
    const own = [`| \`${usage(command)}\` | ${command.description()} |`];
    const children = command
      .createHelp()
      .visibleCommands(command)
      .filter((child) => child.name() !== 'help');
    return [...own, ...children.map((child) => `| \`${usage(child, command)}\` | ${child.description()} |`)];
  });
  return ['| command | does |', '|---|---|', '| `recover` | what waits for you; Enter starts a call |', ...rows].join(
    '\n',
  );
}

/** Every setting of an agent, with the variable and the flag that come before it. */
function settingTable(): string {
  const rows = Object.entries(settingKeys).map(([key, { about, env, flag }]) => {
    const before = [env, flag].flatMap((name) => (name === null ? [] : [`\`${name}\``]));
    return `| \`${key}\` | ${about} | ${before.join(', ')} |`;
  });
  return ['| setting | is | comes before it |', '|---|---|---|', ...rows].join('\n');
}

function usage(command: Command, parent?: Command): string {
  const args = command.registeredArguments.map((argument) => {
    const shown = `${argument.name()}${argument.variadic ? '…' : ''}`;
    return argument.required ? shown.toUpperCase() : `[${shown}]`;
  });
  return ['recover', parent?.name(), command.name(), ...args].filter((part) => part !== undefined).join(' ');
}

function withBlock(text: string, block: string): string {
  return text.replace(/(<!-- printed by the program[^>]*-->\n)[\s\S]*?(<!-- \/printed -->)/, `$1\n${block}\n\n$2`);
}

describe('what is printed from the code', () => {
  it('is in the README: the commands, and your own settings', async () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const table = commandTable(recoverCommand(lookedAtApp()));
    const settings = /(<!-- settings, printed by the program[^>]*-->\n)[\s\S]*?(<!-- \/settings -->)/;
    const printed = withBlock(readme, table).replace(settings, `$1\n${settingTable()}\n\n$2`);
    await expect(printed).toMatchFileSnapshot(join(root, 'README.md'));
  });

  it('is in the docs: every field of a playbook', async () => {
    await expect(fieldReference()).toMatchFileSnapshot(join(root, 'docs/playbook-fields.md'));
  });

  it('is in the docs: every rule that is checked', async () => {
    await expect(ruleReference()).toMatchFileSnapshot(join(root, 'docs/playbook-rules.md'));
  });

  it('is in the docs: what is never said', async () => {
    const page = readFileSync(join(root, 'docs/playbooks.md'), 'utf8');
    await expect(withBlock(page, neverSayReference())).toMatchFileSnapshot(join(root, 'docs/playbooks.md'));
  });

  it('is in the docs: every field of a customer to practise with', async () => {
    await expect(customerReference()).toMatchFileSnapshot(join(root, 'docs/customer-fields.md'));
  });

  it('is the schema that editors read', async () => {
    const schema = `${JSON.stringify(playbookJsonSchema(), null, 2)}\n`;
    await expect(schema).toMatchFileSnapshot(join(root, 'schema/playbook.schema.json'));
    const besides = `${JSON.stringify(testsJsonSchema(), null, 2)}\n`;
    await expect(besides).toMatchFileSnapshot(join(root, 'schema/playbook-tests.schema.json'));
    const customers = `${JSON.stringify(customerJsonSchema(), null, 2)}\n`;
    await expect(customers).toMatchFileSnapshot(join(root, 'schema/customer.schema.json'));
  });
});

describe('what the README promises', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const tests = [...readme.matchAll(/`(tests\/[\w/.-]+\.test\.ts): ([^`]+)`/g)];

  it('is found', () => expect(tests.length).toBeGreaterThan(7));

  it.each(tests.map(([, file = '', name = '']) => [name, file]))('is tried: %s', (name, file) => {
    expect(readFileSync(join(root, file), 'utf8')).toContain(name);
  });
});

describe('a playbook in the docs', () => {
  const pages = ['README.md', 'docs/playbooks.md'];
  const blocks = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8');
    return [...text.matchAll(/```yaml\n(recover: 1\n[\s\S]*?)```/g)].map(([, block = '']): [string, string] => [
      `${page}: ${/title: (.*)/.exec(block)?.[1]}`,
      block,
    ]);
  });

  it('is found', () => expect(blocks.length).toBeGreaterThan(5));

  it.each(blocks)('has no problem: %s', (_name, text) => {
    const loaded = loadPlaybook({ name: 'docs.yaml', text }, besideShipped);
    expect(showProblems(loaded.problems)).toBe('');
  });

  it.each(blocks)('passes its own tests: %s', async (_name, text) => {
    const { book, digest, tests } = playbookFrom(text);
    for (const scenario of tests) expect(await runScenario(book, digest, scenario)).toEqual([]);
  });
});

describe('help', () => {
  const pages = allCommands(recoverCommand(lookedAtApp()));

  it.each(pages)('of "%s" fits into 80 columns of text that is not an example', (_name, command) => {
    const text = command.createHelp().formatHelp(command, command.createHelp());
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });
});

function allCommands(command: Command, path = 'recover'): [string, Command][] {
  const children = command.commands.flatMap((child) => allCommands(child, `${path} ${child.name()}`));
  return [[path, command], ...children];
}
