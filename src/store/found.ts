/** What a name or code led to: one thing, several to choose from, or nothing. */
export type Found<Item> = { kind: 'one'; one: Item } | { kind: 'many'; many: readonly Item[] } | { kind: 'none' };

/** Tells one from several and from none. */
export function foundIn<Item>(items: readonly Item[]): Found<Item> {
  const [one, ...others] = items;
  if (one === undefined) return { kind: 'none' };
  return others.length === 0 ? { kind: 'one', one } : { kind: 'many', many: items };
}
