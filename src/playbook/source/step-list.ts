import { slug } from '../slug.ts';
import { entryOf, type MapEntry, type MapNode, type Tree, textOf } from './tree.ts';

// Steps while they are still trees: how one is named, moved and put into a list.

/** The id that a step will have; null when neither an id nor a title gives one. */
export function idOfStep(step: Tree): string | null {
  const id = textOf(entryOf(step, 'id')?.value);
  return id ?? (slug(textOf(entryOf(step, 'title')?.value) ?? '') || null);
}

/** What a step says of where it is put: its `after` or its `before`. */
export function anchorOf(step: Tree): MapEntry | undefined {
  return entryOf(step, 'after') ?? entryOf(step, 'before');
}

/** A step less some of its fields. */
export function withoutFields(step: MapNode, names: readonly string[]): MapNode {
  return { ...step, entries: step.entries.filter(({ key }) => !names.includes(key)) };
}

/** The own fields of a map over those of another: what both name is the own one's. */
export function overlaid(under: MapNode, over: MapNode): MapNode {
  const kept = under.entries.filter(({ key }) => entryOf(over, key) === undefined);
  return { ...over, entries: [...kept, ...over.entries] };
}
