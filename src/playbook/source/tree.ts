import type { Place } from '../problem.ts';
import type { Raw } from '../scenario.ts';

// What a YAML file says, as text, lists and maps that know where they stand. Files are joined as trees, so that a
// problem in the joined playbook still points into the file that it comes from.

export type TextNode = {
  kind: 'text';
  /** Null when nothing stands after the colon. */
  text: string | null;
  at: Place;
  /** True of words without quotes that are no block. */
  bare: boolean;
  /** How far behind `at` the first letter stands, when all of the text is in that line; else null. */
  first: number | null;
  /** Where each line of a `|` block begins. */
  lineAt: readonly Place[] | null;
  /** What a `#` cut off behind plain words, from the `#` on. */
  cut: string | null;
};

type ListNode = { kind: 'list'; items: readonly Tree[]; at: Place; bracketed: boolean };

export type MapEntry = { key: string; at: Place; value: Tree };
export type MapNode = { kind: 'map'; entries: readonly MapEntry[]; at: Place; bracketed: boolean };

export type Tree = TextNode | ListNode | MapNode;

/** A field with its place; of anything but a map, none. */
export function entryOf(tree: Tree | undefined, key: string): MapEntry | undefined {
  return tree?.kind === 'map' ? tree.entries.find((entry) => entry.key === key) : undefined;
}

/** What stands under a key of a map, or at a number of a list. */
export function childOf(tree: Tree | undefined, step: string | number): Tree | undefined {
  if (typeof step === 'string') return entryOf(tree, step)?.value;
  return tree?.kind === 'list' ? tree.items[step] : undefined;
}

/** The node at the end of a path, as far as the path goes. */
export function follow(tree: Tree, path: readonly PropertyKey[]): Tree {
  let node = tree;
  for (const step of path) {
    const next = typeof step === 'symbol' ? undefined : childOf(node, step);
    if (next === undefined) return node;
    node = next;
  }
  return node;
}

/** The text of a node that is one; else null. */
export function textOf(tree: Tree | undefined): string | null {
  return tree?.kind === 'text' ? tree.text : null;
}

/** The tree as plain data, without places: what a schema looks at. The reader has refused keys that objects trip over. */
export function toData(tree: Tree): unknown {
  switch (tree.kind) {
    case 'text':
      return tree.text;
    case 'list':
      return tree.items.map(toData);
    case 'map':
      return mapped(tree, toData);
  }
}

/** The same for data whose shape is free; nothing after a colon is an empty text. */
export function toRaw(tree: Tree): Raw {
  switch (tree.kind) {
    case 'text':
      return tree.text ?? '';
    case 'list':
      return tree.items.map(toRaw);
    case 'map':
      return mapped(tree, toRaw);
  }
}

/** Filled in place, which takes a third of the time of pairs that are made for it. */
function mapped<T>(tree: MapNode, read: (tree: Tree) => T): Record<string, T> {
  const data: Record<string, T> = {};
  for (const { key, value } of tree.entries) data[key] = read(value);
  return data;
}
