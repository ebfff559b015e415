import { showDistance, showInstant } from '../../followup/show-time.ts';

type Context = { now: string; zone: string; here: string };

/** A time in a history. How far from now it lies changes with each look, and says nothing of what was done then. */
export function showOnRecord(at: string, context: Context): string {
  return showInstant(at, context).slice(0, -`, ${showDistance(context.now, at)}`.length);
}

/** A time that is waited for still: how far ahead it lies helps. */
export function showDue(at: string, isOpen: boolean, context: Context): string {
  return isOpen && at > context.now ? showInstant(at, context) : showOnRecord(at, context);
}
