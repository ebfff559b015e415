import type { CaseEntry } from '../engine/entry.ts';
import type { Columns } from './table.ts';

/** A complaint: all its calls and follow-ups. It belongs to whoever listened first. */
export type CaseRow = {
  id: string;
  customerKey: string | null;
  owner: string;
  openedAt: string;
  inEffectAt: string | null;
  closedAt: string | null;
};

export const caseColumns = {
  id: 'id',
  customerKey: 'customer_key',
  owner: 'owner',
  openedAt: 'opened_at',
  inEffectAt: 'in_effect_at',
  closedAt: 'closed_at',
} as const satisfies Columns<CaseRow>;

/**
 * A case as it is known from an entry that names it: a call, a follow-up, or its own. In whatever order they come, it
 * belongs to the first by the time.
 */
export function caseNamedBy(before: CaseRow | null, named: { id: string; by: string; at: string }): CaseRow {
  const { id, by: owner, at: openedAt } = named;
  if (before === null) return { id, customerKey: null, owner, openedAt, inEffectAt: null, closedAt: null };
  const isFirst = openedAt < before.openedAt || (openedAt === before.openedAt && owner < before.owner);
  return isFirst ? { ...before, owner, openedAt } : before;
}

/** A case after one more entry of its own. */
export function caseAfter(before: CaseRow | null, entry: CaseEntry): CaseRow {
  const known = caseNamedBy(before, { id: entry.stream, by: entry.by, at: entry.at });
  switch (entry.kind) {
    case 'in-effect':
      return { ...known, inEffectAt: entry.at };
  }
}
