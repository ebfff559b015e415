import type { FollowUp } from './follow-up.ts';

/**
 * How an open follow-up stands. Overdue: nobody tried, tried only after its time, or tried in time without reaching
 * them, which is no broken word. Still to come: in danger within the hour, or later than that.
 */
export const triages = ['nobody-tried', 'tried-late', 'tried-in-time', 'in-danger', 'to-come'] as const;
export type Triage = (typeof triages)[number];

const dangerMinutes = 60;

/** How bad one open follow-up stands at `now` (both instants are UTC ISO, which compare as text). */
export function triageOf({ dueAt, firstTryAt }: Pick<FollowUp, 'dueAt' | 'firstTryAt'>, now: string): Triage {
  if (dueAt >= now) return dueAt <= dangerEnds(now) ? 'in-danger' : 'to-come';
  if (firstTryAt === null) return 'nobody-tried';
  return firstTryAt <= dueAt ? 'tried-in-time' : 'tried-late';
}

/** Until when a promise that comes due counts as in danger. */
export function dangerEnds(now: string): string {
  return new Date(Date.parse(now) + dangerMinutes * 60_000).toISOString();
}
