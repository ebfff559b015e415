import type { Shelf } from '../call/open-playbook.ts';
import { shelved } from '../call/shelf.ts';
import type { Problem } from '../playbook/problem.ts';
import type { Checked } from './check-all.ts';

/** Playbooks that cannot be told apart by what they are started by: on the shelf, or in the folder that is looked at. */
export function sameIds(shelf: Shelf, checked: readonly Checked[], among: ReadonlySet<string>): Map<string, Problem> {
  const onShelf = shelved(shelf.folders);
  const known = new Map<string, string[]>();
  const add = (id: string, path: string) => {
    const paths = known.get(id.toLowerCase()) ?? [];
    if (!paths.includes(path)) known.set(id.toLowerCase(), [...paths, path]);
  };
  for (const { id, name, path } of onShelf) {
    add(id, path);
    add(name, path);
  }
  for (const { path, check } of checked) if (among.has(path) && check.book !== null) add(check.book.id, path);
  const found = new Map<string, Problem>();
  for (const { path, check, idLine } of checked) {
    const id = check.book?.id;
    const others = id === undefined ? [] : (known.get(id) ?? []);
    const isListed = among.has(path) || onShelf.some((other) => other.path === path);
    if (id === undefined || others.length < 2 || !isListed) continue;
    const rest = others.filter((other) => other !== path).join(' and ');
    found.set(path, {
      file: path,
      line: idLine,
      column: 1,
      severity: 'error',
      rule: 'same-id',
      message: `The id "${id}" is taken twice: ${rest} has it too.`,
      hint: 'Give one of them another "id:". Until then neither starts by that name, and each by its path.',
      source: '',
    });
  }
  return found;
}
