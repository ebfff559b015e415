import type { Place } from '../problem.ts';
import { childOf, entryOf, type Tree } from '../source/tree.ts';

/** Where the parts of a compiled playbook come from: kept beside them, so that the compiled form stays plain data. */
export class Places {
  readonly #known = new Map<object, { at: Place; tree: Tree }>();
  readonly #top: Place;

  constructor(top: Place) {
    this.#top = top;
  }

  put<T extends object>(part: T, tree: Tree, at: Place = tree.at): T {
    this.#known.set(part, { at, tree });
    return part;
  }

  /** Where a part stands, or the value of one of its fields. What was filled in by a default stands where its owner does. */
  of(part: object, ...path: readonly (string | number)[]): Place {
    const known = this.#known.get(part);
    if (known === undefined) return this.#top;
    let tree: Tree | undefined = known.tree;
    let at = known.at;
    for (const step of path) {
      tree = tree === undefined ? undefined : childOf(tree, step);
      if (tree === undefined) return at;
      at = tree.at;
    }
    return at;
  }

  /** Where the name of a field stands, rather than its value. */
  ofName(part: object, field: string): Place {
    const known = this.#known.get(part);
    return entryOf(known?.tree, field)?.at ?? known?.at ?? this.#top;
  }

  /** A place inside the words of a part; the beginning of the words when they stand on several lines. */
  within(part: object, offset: number): Place {
    const known = this.#known.get(part);
    const at = this.of(part);
    const words = known?.tree.kind === 'map' ? childOf(known.tree, 'line') : known?.tree;
    if (words?.kind !== 'text') return at;
    const first = words.lineAt === null ? words.first : 0;
    return first === null ? at : { ...at, column: at.column + first + offset };
  }
}
