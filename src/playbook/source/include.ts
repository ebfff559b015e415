import type { Finding, Place } from '../problem.ts';
import { anchorOf, idOfStep } from './step-list.ts';
import { entryOf, type MapEntry, type MapNode, type Tree, textOf } from './tree.ts';

export type Included = (name: string, at: Place) => readonly Tree[];

/** A playbook's tree in which each `include` has given way to the steps of its file; the very same one where there is none. */
export function spliceIncludes(tree: Tree, included: Included, tell: (finding: Finding) => void): Tree {
  if (tree.kind !== 'map') return tree;
  const entries = tree.entries.map((entry): MapEntry => {
    if (entry.key === 'steps') return withValue(entry, spliced(entry.value));
    if (entry.key !== 'scripts' || entry.value.kind !== 'map') return entry;
    const scripts = entry.value.entries.map((script) =>
      withValue(script, spliceIncludes(script.value, included, tell)),
    );
    return isSame(scripts, entry.value.entries) ? entry : { ...entry, value: { ...entry.value, entries: scripts } };
  });
  return isSame(entries, tree.entries) ? tree : { ...tree, entries };

  function spliced(list: Tree): Tree {
    if (list.kind !== 'list') return list;
    const items = list.items.flatMap((item) => stepsOf(item));
    return isSame(items, list.items) ? list : { ...list, items };
  }

  function stepsOf(item: Tree): readonly Tree[] {
    const include = entryOf(item, 'include');
    const name = textOf(include?.value);
    if (item.kind !== 'map' || include === undefined || name === null) return [item];
    const other = item.entries.find(({ key }) => !['include', 'after', 'before'].includes(key));
    if (other !== undefined) {
      const message = `"include" stands for whole steps, so "${other.key}" has no place beside it.`;
      const hint = 'To change an included step, extend the playbook and name the step by its id.';
      tell({ at: other.at, severity: 'error', rule: 'include-alone', message, hint });
    }
    return anchored(included(name.trim(), include.value.at), anchorOf(item));
  }
}

const withValue = (entry: MapEntry, value: Tree) => (value === entry.value ? entry : { ...entry, value });

function isSame<T>(made: readonly T[], before: readonly T[]): boolean {
  return made.length === before.length && made.every((one, index) => one === before[index]);
}

/** Included steps that are put after another one follow each other; those put before it keep their order by themselves. */
function anchored(steps: readonly Tree[], anchor: MapEntry | undefined): readonly Tree[] {
  if (anchor === undefined) return steps;
  return steps.map((step, index): Tree => {
    const before = steps[index - 1];
    const previous = before === undefined ? null : idOfStep(before);
    if (step.kind !== 'map') return step;
    if (anchor.key === 'before' || previous === null) return withAnchor(step, anchor);
    const value: Tree = {
      kind: 'text',
      text: previous,
      at: anchor.value.at,
      bare: true,
      first: null,
      lineAt: null,
      cut: null,
    };
    return withAnchor(step, { ...anchor, value });
  });
}

function withAnchor(step: MapNode, anchor: MapEntry): MapNode {
  return { ...step, entries: [...step.entries.filter(({ key }) => key !== 'after' && key !== 'before'), anchor] };
}
