import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder of so many playbooks, each with an id, a title and a line of its own. */
export function addPlaybooks(folder: string, model: string, count: number): string {
  if (existsSync(folder)) return folder;
  const text = readFileSync(model, 'utf8');
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  for (let nr = 0; nr < count; nr += 1) {
    const own = text
      .replace(/^id: .*$/m, `id: method-${nr}`)
      .replace(/^title: .*$/m, `title: Method ${nr}`)
      .replace('I see. OK. Go on.', `I see. OK. Go on, number ${nr}.`);
    writeFileSync(join(making, `method-${nr}.yaml`), own);
  }
  renameSync(making, folder);
  return folder;
}
