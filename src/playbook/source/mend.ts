import type { MapEntry, MapNode, Tree } from './tree.ts';

/** A change that makes a tree fit again, so that what is right in a file can still be checked. */
export type Mend =
  | { kind: 'drop'; part: Tree | MapEntry }
  | { kind: 'set'; part: Tree; text: string }
  | { kind: 'rename'; part: MapEntry; key: string }
  | { kind: 'add'; part: MapNode; key: string; text: string };

/** The tree with all changes made. Parts are told apart by identity, so that indices do not shift under the changes. */
export function mend(tree: Tree, changes: readonly Mend[]): Tree {
  const byPart = new Map<Tree | MapEntry, Mend[]>();
  for (const change of changes) byPart.set(change.part, [...(byPart.get(change.part) ?? []), change]);
  const isDropped = (part: Tree | MapEntry) => byPart.get(part)?.some(({ kind }) => kind === 'drop') ?? false;

  function rebuilt(node: Tree): Tree {
    const own = byPart.get(node) ?? [];
    const set = own.find((change) => change.kind === 'set');
    if (set !== undefined) return textAt(node, set.text);
    if (node.kind === 'text') return node;
    if (node.kind === 'list') return { ...node, items: node.items.filter((item) => !isDropped(item)).map(rebuilt) };
    const kept = node.entries
      .filter((entry) => !isDropped(entry) && !isDropped(entry.value))
      .map((entry) => ({ ...entry, key: newKey(entry), value: rebuilt(entry.value) }));
    const added = own.flatMap((change) =>
      change.kind === 'add' ? [{ key: change.key, at: node.at, value: textAt(node, change.text) }] : [],
    );
    const entries = [...kept, ...added];
    return { ...node, entries: entries.filter((entry, i) => entries.findIndex(({ key }) => key === entry.key) === i) };
  }

  function newKey(entry: MapEntry): string {
    return byPart.get(entry)?.find((change) => change.kind === 'rename')?.key ?? entry.key;
  }

  return rebuilt(tree);
}

function textAt(node: Tree, text: string): Tree {
  return { kind: 'text', text, at: node.at, bare: false, first: null, lineAt: null, cut: null };
}
