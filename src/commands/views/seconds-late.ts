import type { FollowUp } from '../../followup/follow-up.ts';

/** Whole seconds since a follow-up was due; below zero while it is still to come. */
export function secondsLate(followUp: Pick<FollowUp, 'dueAt'>, now: string): number {
  return Math.floor((Date.parse(now) - Date.parse(followUp.dueAt)) / 1000);
}
