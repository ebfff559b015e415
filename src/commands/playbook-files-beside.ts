import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A text that is another one as soon as a playbook file in the folder of this one was saved, put there or taken away. */
export function playbookFilesBeside(path: string): string {
  const folder = dirname(path);
  return namesIn(folder)
    .filter((name) => /\.ya?ml$/i.test(name))
    .map((name) => `${name} ${stateOf(join(folder, name))}`)
    .sort()
    .join('\n');
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function stateOf(path: string): string {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? 'gone' : `${stat.ino} ${stat.size} ${stat.mtimeNs}`;
}
