import type { CallState } from './call-state.ts';
import type { Reply } from './reply.ts';
import type { Told } from './told.ts';

/** Hanging up a call that was done on paper happens when the paper says, whenever it is typed. */
export function toldAtEnd({ paper }: CallState, reply: Reply, told: Told): Told {
  if (reply.kind !== 'hung-up' || paper === null) return told;
  return { ...told, now: reply.ended ?? paper.endsAt ?? told.now };
}

/** Nothing was said after the end of a call, however long the typing takes. */
export function untilItsEnd({ status, paper }: CallState, now: string): string {
  const endsAt = status === 'open' ? (paper?.endsAt ?? null) : null;
  return endsAt !== null && endsAt < now ? endsAt : now;
}
