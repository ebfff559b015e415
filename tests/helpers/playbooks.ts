import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../src/call/open-playbook.ts';
import { loadPlaybook } from '../../src/playbook/load.ts';
import type { Digest, Playbook } from '../../src/playbook/playbook.ts';
import { showProblems } from '../../src/playbook/problem.ts';
import type { Scenario } from '../../src/playbook/scenario.ts';

export const playbooksFolder = join(import.meta.dirname, '..', '..', 'playbooks');

/** Reads what is included, or extended by its id, from the folder of the shipped playbooks. */
export function besideShipped(name: string): { name: string; text: string } | { problem: string } {
  const path = join(playbooksFolder, name.endsWith('.yaml') ? name : `${name}.yaml`);
  return existsSync(path) ? { name, text: readFileSync(path, 'utf8') } : { problem: `there is no ${name}` };
}

export type LoadedPlaybook = { book: Playbook; digest: Digest; tests: readonly Scenario[] };

/** A playbook from its text, with what a call needs to run it. Fails with all problems when it has any. */
export function playbookFrom(text: string, name = 'test.yaml'): LoadedPlaybook {
  const loaded = loadPlaybook({ name, text }, besideShipped);
  if (!loaded.ok) throw new Error(showProblems(loaded.problems));
  return { book: loaded.playbook, digest: digestOf(loaded.files), tests: loaded.tests };
}

export function shipped(name: string): LoadedPlaybook {
  return playbookFrom(readFileSync(join(playbooksFolder, `${name}.yaml`), 'utf8'), `${name}.yaml`);
}

/** Everything that lint finds in a shipped playbook. */
export function problemsOf(name: string): string {
  const text = readFileSync(join(playbooksFolder, `${name}.yaml`), 'utf8');
  return showProblems(loadPlaybook({ name: `${name}.yaml`, text }, besideShipped).problems);
}
