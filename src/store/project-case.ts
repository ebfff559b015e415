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

/** A case as it is known from an entry that names it: a call, a follow-up, or its own. */
export function caseNamedBy(
  before: CaseRow | null,
  named: { id: string; customerKey: string | null; by: string; at: string },
): CaseRow {
  const { id, customerKey, by: owner, at: openedAt } = named;
  if (before === null) return { id, customerKey, owner, openedAt, inEffectAt: null, closedAt: null };
  return { ...before, customerKey: before.customerKey ?? customerKey };
}

/** A case after one more entry of its own. */
export function caseAfter(before: CaseRow | null, entry: CaseEntry): CaseRow {
  const known = caseNamedBy(before, { id: entry.stream, customerKey: null, by: entry.by, at: entry.at });
  switch (entry.kind) {
    case 'in-effect':
      return { ...known, inEffectAt: entry.at };
  }
}
