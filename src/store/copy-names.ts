// The names of copies say when they were made, in UTC, and why, so that a folder of them reads in order.

/** Why a copy was made by itself; null when somebody asked for it. */
export type CopyReason = 'update' | 'restore' | 'repair' | 'merge' | null;

export type Copy = { name: string; madeAt: string; reason: CopyReason };

/** `count`: of those that are made within one second. */
export function copyName(madeAt: string, reason: CopyReason, count = 1): string {
  const stamp = madeAt.slice(0, 19).replace('T', '-').replaceAll(':', '');
  return `recover-${stamp}${reason === null ? '' : `-before-${reason}`}${count === 1 ? '' : `-${count}`}.db`;
}

const form = /^recover-(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(\d\d)(?:-before-(update|restore|repair|merge))?(?:-\d+)?\.db$/;

/** Those of a folder's files that are copies of ours, the newest first. */
export function copiesIn(names: readonly string[]): readonly Copy[] {
  const copies = names.flatMap((name): Copy[] => {
    const [, day, hours, minutes, seconds, reason] = form.exec(name) ?? [];
    if (day === undefined) return [];
    const madeAt = `${day}T${hours}:${minutes}:${seconds}.000Z`;
    return [{ name, madeAt, reason: (reason as CopyReason | undefined) ?? null }];
  });
  return copies.sort((a, b) => (a.madeAt < b.madeAt ? 1 : a.madeAt > b.madeAt ? -1 : a.name < b.name ? -1 : 1));
}

/** So many are kept: the newest ones, and further back one for each day, then one for each week. */
const kept = { newest: 3, days: 7, weeks: 4 } as const;

/** Copies that newer ones have made needless. `copies`: the newest first. */
export function outdated(copies: readonly Copy[]): readonly Copy[] {
  const newest = copies.slice(0, kept.newest);
  const days = newestOfEach(copies, ({ madeAt }) => madeAt.slice(0, 10)).slice(0, kept.days);
  const weeks = newestOfEach(copies, weekOf).slice(0, kept.weeks);
  const keeping = new Set([...newest, ...days, ...weeks]);
  return copies.filter((copy) => !keeping.has(copy));
}

const day = 24 * 60 * 60 * 1000;

/**
 * When each copy is taken away if one is made every day from now on, at this time of the day. `copies`: the newest first.
 */
export function takenAway(copies: readonly Copy[], now: string): ReadonlyMap<string, string> {
  const gone = new Map<string, string>();
  let there = copies;
  for (let days = 1; there.some(({ name }) => !name.startsWith(next)) && days <= longestKept; days += 1) {
    const madeAt = new Date(Date.parse(now) + days * day).toISOString();
    there = [{ name: `${next}${days}`, madeAt, reason: null }, ...there];
    const needless = new Set(outdated(there));
    for (const { name } of needless) if (!gone.has(name)) gone.set(name, madeAt);
    there = there.filter((copy) => !needless.has(copy));
  }
  return gone;
}

const next = 'next ';
/** In days; longer than any is kept. */
const longestKept = 7 * (kept.weeks + 2);

function newestOfEach(copies: readonly Copy[], of: (copy: Copy) => string | number): readonly Copy[] {
  const found = new Map<string | number, Copy>();
  for (const copy of copies) if (!found.has(of(copy))) found.set(of(copy), copy);
  return [...found.values()];
}

/** Weeks since a Monday. */
const weekOf = ({ madeAt }: Copy) =>
  Math.floor((Date.parse(madeAt) - Date.UTC(1970, 0, 5)) / (7 * 24 * 60 * 60 * 1000));
