import type { FollowUp } from './follow-up.ts';

type Owned = Pick<FollowUp, 'status' | 'spoken' | 'dueAt' | 'ownedSince' | 'nextTryAt'>;

/** The team's rule, and whether the owner is away with nobody in their place. `afterMinutes` null: never by time alone. */
export type AnybodysRule = {
  now: string;
  afterMinutes: number | null;
  /** Away, and nobody stands in. */
  ownerIsAway: boolean;
};

/**
 * Whether a promise may be taken by whoever sees it: it is broken, and its owner is away, or nobody has seen to it for as
 * long as the team allows. Whoever took it over, or set a next try, has that long from then on.
 */
export function isAnybodys({ status, spoken, dueAt, ownedSince, nextTryAt }: Owned, rule: AnybodysRule): boolean {
  const { now, afterMinutes, ownerIsAway } = rule;
  if (status !== 'open' || !spoken || dueAt >= now) return false;
  if (ownerIsAway) return true;
  if (afterMinutes === null) return false;
  const since = [dueAt, ownedSince ?? '', nextTryAt ?? ''].reduce((latest, at) => (at > latest ? at : latest));
  return since < anybodysBefore(now, afterMinutes);
}

/** Whatever was last seen to before this instant is anybody's. */
export function anybodysBefore(now: string, afterMinutes: number): string {
  return new Date(Date.parse(now) - afterMinutes * 60_000).toISOString();
}

const usually = 60;

/** As the team has settled it, in minutes; null: never. Reads the stored text alone, so that every start can ask. */
export function anybodysAfterMinutes(settings: { readonly 'anybodys-after'?: string }): number | null {
  const settled = settings['anybodys-after'];
  if (settled === 'never') return null;
  const minutes = /^(\d{1,6}) minutes$/.exec(settled ?? '')?.[1];
  return minutes === undefined ? usually : Number(minutes);
}
