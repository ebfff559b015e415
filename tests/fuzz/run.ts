import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { random } from '../../scripts/bench/random.ts';
import type { ReadFile } from '../../src/playbook/source-file.ts';
import { makeText, ways } from './make-text.ts';

/** One file by its number: the same for the same seed. */
export function textOf(seeds: readonly string[], seed: number, nr: number): { text: string; way: string } {
  const way = nr % 20 === 19 ? 'hostile' : (ways[nr % (ways.length - 1)] ?? 'text');
  return { text: makeText(seeds, way, random(seed * 1_000_003 + nr)), way };
}

const shared = 'recover: 1\nsteps:\n  - { id: shared, say: Thank you. }\n';

/** Other files that a file may name: what the shipped playbooks include, and one more with steps. */
export function readerIn(project: string): ReadFile {
  const known = new Map([['shared.yaml', shared]]);
  return (name) => {
    const path = join(project, 'playbooks', /\.ya?ml$/.test(name) ? name : `${name}.yaml`);
    if (!known.has(name) && /^[\w/-]+(?:\.yaml)?$/.test(name) && existsSync(path))
      known.set(name, readFileSync(path, 'utf8'));
    const text = known.get(name);
    return text === undefined ? { problem: `there is no ${name}` } : { name, text };
  };
}
