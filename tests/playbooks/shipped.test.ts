import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allPaths } from '../../src/trainer/paths/all-paths.ts';
import { playbooksFolder, problemsOf, shipped } from '../helpers/playbooks.ts';
import { runScenario } from '../helpers/run-scenario.ts';

const names = readdirSync(playbooksFolder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace(/\.yaml$/, ''));

describe.each(names)('the shipped playbook %s', (name) => {
  it('has no problem, not even a warning', () => {
    expect(problemsOf(name)).toBe('');
  });

  const { book, digest, tests } = shipped(name);

  it.each(tests.map((scenario) => [scenario.name, scenario] as const))('passes its test: %s', async (_, scenario) => {
    expect(await runScenario(book, digest, scenario)).toEqual([]);
  });

  it('says by itself how each call ends, promises a time where nothing was solved, and every step is come to', () => {
    expect(allPaths(book, digest)).toMatchObject({ bad: [], neverReached: [], isCut: false });
  });

  it('has a test that ends a call', () => {
    expect(tests.some(({ replies }) => replies.some((reply) => reply.name === 'end'))).toBe(true);
  });
});
