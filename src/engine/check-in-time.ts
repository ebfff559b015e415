import { readSpokenTime, type TimeContext } from '../followup/spoken-time.ts';
import type { Playbook } from '../playbook/playbook.ts';

/** When to ask whether all is well, counted from now on; null where the method has no check-in. */
export function checkInTime(book: Playbook, context: TimeContext): { dueAt: string; notBefore: string | null } | null {
  const { checkIn } = book.policy;
  if (checkIn === null) return null;
  const reading = readSpokenTime(checkIn, context);
  if (reading.kind === 'ask') throw new Error(`The check-in "${checkIn}" passed lint and is no time.`);
  const { dueAt, notBefore } = reading;
  return { dueAt, notBefore };
}
