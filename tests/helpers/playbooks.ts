import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../src/call/open-playbook.ts';
import { loadPlaybook } from '../../src/playbook/load.ts';
import type { Digest, Playbook } from '../../src/playbook/playbook.ts';
import { showProblems } from '../../src/playbook/problem.ts';

export const playbooksFolder = join(import.meta.dirname, '..', '..', 'playbooks');

/** A playbook from its text, with what a call needs to run it. Fails with all problems when it has any. */
export function playbookFrom(text: string, name = 'test.yaml'): { book: Playbook; digest: Digest } {
  const loaded = loadPlaybook({ name, text }, () => ({ problem: 'nothing lies beside it' }));
  if (!loaded.ok) throw new Error(showProblems(loaded.problems));
  return { book: loaded.playbook, digest: digestOf(loaded.files) };
}

export function shipped(name: string): { book: Playbook; digest: Digest } {
  return playbookFrom(readFileSync(join(playbooksFolder, `${name}.yaml`), 'utf8'), `${name}.yaml`);
}
