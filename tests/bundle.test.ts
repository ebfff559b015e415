import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

// What is loaded decides how fast the program starts. Sizes, files and names are counted here; times are measured
// elsewhere.

/** `imports` are those that are loaded with it, before anything is asked for on purpose. */
type Output = { file: string; bytes: number; imports: readonly string[]; inputs: readonly string[] };

const outputs: readonly Output[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'dist', 'meta.json'), 'utf8'),
);

/** All that is loaded to start the program and have some modules. */
function loadedWith(...modules: readonly string[]) {
  const seen = new Set<Output>();
  const walk = (output: Output | undefined) => {
    if (output === undefined || seen.has(output)) return;
    seen.add(output);
    for (const next of output.imports) walk(outputs.find(({ file }) => file === next));
  };
  const isWanted = ({ file, inputs }: Output) =>
    file === 'main.cjs' || modules.some((module) => inputs.includes(module));
  for (const output of outputs.filter(isWanted)) walk(output);
  const all = [...seen];
  const inputs = all.flatMap((output) => output.inputs);
  const packages = inputs.flatMap((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? []);
  return {
    kilobytes: all.reduce((sum, { bytes }) => sum + bytes, 0) / 1024,
    files: all.length,
    inputs,
    packages: [...new Set(packages)].sort(),
    code: all.map(({ file }) => readFileSync(join(import.meta.dirname, '..', 'dist', file), 'utf8')).join('\n'),
  };
}

describe('the bundle', () => {
  it('begins with nothing but commander and the declarations', () => {
    const { kilobytes, files, packages } = loadedWith();
    expect(packages).toEqual(['commander']);
    // Five of them are the examples in the help of each command.
    expect(kilobytes).toBeLessThan(92);
    expect(files).toBeLessThan(4);
  });

  it('draws the first screen of a call with nothing that reads keys, decides or ends it', () => {
    const { kilobytes, files, packages, inputs, code } = loadedWith('src/commands/start-call.ts');
    expect(packages).toEqual(
      ['better-sqlite3', 'chalk', 'commander', '@date-fns/tz', 'fastest-levenshtein', '@noble/hashes', 'uuidv7'].sort(),
    );
    // What Node loads by itself as soon as it is asked for: of these two, when something of it is used.
    const asked = [...code.matchAll(/(.{4})require\("node:([a-z_/]+)"\)/g)];
    const atOnce = asked.filter(([, before]) => !before?.endsWith('??=')).map(([, , name]) => name);
    expect([...new Set(atOnce)].sort()).toEqual(['buffer', 'events', 'fs', 'path', 'process']);
    expect(asked.map(([, , name]) => name)).toEqual(expect.arrayContaining(['crypto', 'module']));
    for (const module of ['terminal/press.ts', 'terminal/step-prompt.ts', 'engine/decide.ts', 'commands/carry-call.ts'])
      expect(inputs).not.toContain(`src/${module}`);
    expect(kilobytes).toBeLessThan(297);
    expect(files).toBeLessThan(9);
  });

  it('takes the keys of a call without a parser, a query builder, the stock prompts or the reading of times', () => {
    const { kilobytes, files, packages, inputs } = loadedWith(
      'src/commands/start-call.ts',
      'src/commands/carry-call.ts',
      'src/terminal/step-prompt.ts',
    );
    for (const name of ['yaml', 'zod', 'kysely', 'inquirer', '@inquirer/prompts']) expect(packages).not.toContain(name);
    for (const module of ['commands/reading-room.ts', 'commands/load-apart.ts', 'playbook/load.ts'])
      expect(inputs).not.toContain(`src/${module}`);
    expect(kilobytes).toBeLessThan(462);
    expect(files).toBeLessThan(11);
    expect(inputs.filter((input) => input.includes('/spoken'))).toEqual([]);
  });

  it('shows what waits without a query builder or the prompts of a call', () => {
    const { kilobytes, packages } = loadedWith('src/commands/home-page.ts');
    for (const name of ['yaml', 'zod', 'kysely', 'inquirer', '@inquirer/core']) expect(packages).not.toContain(name);
    expect(kilobytes).toBeLessThan(254);
  });

  it('lists follow-ups for programs with nothing but the query, in one file more', () => {
    const { kilobytes, files, packages } = loadedWith(
      'src/commands/followups-list.ts',
      'src/commands/open-database.ts',
    );
    expect(packages).toEqual(['better-sqlite3', 'commander']);
    expect(kilobytes).toBeLessThan(137);
    expect(files).toBeLessThan(5);
  });

  it('lists them for people in two files more', () => {
    const { kilobytes, files } = loadedWith('src/commands/open-database.ts', 'src/commands/followups-page.ts');
    expect(kilobytes).toBeLessThan(160);
    expect(files).toBeLessThan(7);
  });

  it('tells a shell prompt how it stands with nothing but the query and a clock', () => {
    const { kilobytes, packages } = loadedWith('src/commands/followups-short.ts');
    expect(packages.filter((name) => !['@date-fns/tz', 'date-fns'].includes(name))).toEqual([
      'better-sqlite3',
      'commander',
    ]);
    expect(kilobytes).toBeLessThan(144);
  });

  it('completes a line with nothing but the declarations, and a code with nothing but the query', () => {
    const { kilobytes, files, packages } = loadedWith('src/commands/complete.ts', 'src/store/completions.ts');
    expect(packages).toEqual(['better-sqlite3', 'commander']);
    expect(kilobytes).toBeLessThan(146);
    expect(files).toBeLessThan(7);
  });

  it('comes with the licences of all that is in it', () => {
    const text = readFileSync(join(import.meta.dirname, '..', 'dist', 'LICENCES.txt'), 'utf8');
    const inputs = outputs.flatMap((output) => output.inputs);
    const packages = new Set(inputs.flatMap((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? []));
    expect([...packages].filter((name) => !text.includes(`\n${name} `))).toEqual([]);
    // Whoever passes this one on must say where its source is.
    expect(text).toMatch(/ical\.js [\d.]+ \(MPL-2\.0\)\nSource: .*github\.com/);
  });
});
