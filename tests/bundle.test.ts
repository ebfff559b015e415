import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

// What is loaded decides how fast the program starts. Sizes and names are counted here; times are measured elsewhere.

type Output = {
  bytes: number;
  entryPoint?: string;
  imports: readonly { path: string; kind: string }[];
  inputs: Readonly<Record<string, unknown>>;
};

const file = join(import.meta.dirname, '..', 'dist', 'meta.json');
const outputs = (JSON.parse(readFileSync(file, 'utf8')) as { outputs: Readonly<Record<string, Output>> }).outputs;

/** All that is loaded with a chunk, before anything is asked for on purpose. */
function loadedWith(entryPoint: string): { kilobytes: number; packages: readonly string[] } {
  const [first] = Object.entries(outputs).find(([, output]) => output.entryPoint === entryPoint) ?? [];
  if (first === undefined) throw new Error(`There is no chunk for ${entryPoint}.`);
  const seen = new Set<string>();
  const walk = (path: string) => {
    const output = outputs[path];
    if (output === undefined || seen.has(path)) return;
    seen.add(path);
    for (const { path: next, kind } of output.imports) if (kind !== 'dynamic-import') walk(next);
  };
  walk(first);
  const all = [...seen].flatMap((path) => outputs[path] ?? []);
  const inputs = all.flatMap((output) => Object.keys(output.inputs));
  const packages = inputs.flatMap((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? []);
  return { kilobytes: all.reduce((sum, { bytes }) => sum + bytes, 0) / 1024, packages: [...new Set(packages)].sort() };
}

describe('the bundle', () => {
  it('begins with nothing but commander and the declarations', () => {
    const { kilobytes, packages } = loadedWith('src/main.ts');
    expect(packages).toEqual(['commander']);
    expect(kilobytes).toBeLessThan(60);
  });

  it('starts a call without a parser, a query builder or the stock prompts', () => {
    const start = loadedWith('src/commands/start-call.ts');
    const prompt = loadedWith('src/terminal/step-prompt.ts');
    for (const name of ['yaml', 'zod', 'kysely', 'inquirer', '@inquirer/prompts'])
      expect([...start.packages, ...prompt.packages]).not.toContain(name);
    expect(start.kilobytes + prompt.kilobytes).toBeLessThan(320);
  });

  it('shows what waits without a query builder or the prompts of a call', () => {
    const { kilobytes, packages } = loadedWith('src/commands/home-page.ts');
    for (const name of ['yaml', 'zod', 'kysely', 'inquirer', '@inquirer/core']) expect(packages).not.toContain(name);
    expect(kilobytes).toBeLessThan(160);
  });

  it('lists follow-ups for programs with nothing but the query', () => {
    const { kilobytes, packages } = loadedWith('src/commands/followups-list.ts');
    expect(packages).toEqual([]);
    expect(kilobytes).toBeLessThan(30);
  });

  it('tells a shell prompt how it stands with nothing but the query and a clock', () => {
    const { kilobytes, packages } = loadedWith('src/commands/followups-short.ts');
    expect(packages.filter((name) => !['@date-fns/tz', 'date-fns'].includes(name))).toEqual([]);
    expect(kilobytes).toBeLessThan(30);
  });
});
