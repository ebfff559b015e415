import { showDistance, showInstant } from '../../followup/show-time.ts';

/** A time in a history. How far ahead it lies helps; how long ago it was changes with each look and says nothing. */
export function showOnRecord(at: string, context: { now: string; zone: string; here: string }): string {
  const shown = showInstant(at, context);
  return at > context.now ? shown : shown.slice(0, -`, ${showDistance(context.now, at)}`.length);
}
