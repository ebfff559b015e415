import { isOpen } from '../followup/business-hours.ts';
import { doubtWords } from '../followup/doubts.ts';
import { showInstant } from '../followup/show-time.ts';
import type { TimeContext } from '../followup/spoken-time.ts';
import { isWorkingNow } from '../followup/working-now.ts';

export type Needing = { kind: 'past' | 'closed'; text: string };

/**
 * Why a time that is promised needs a reason before it is saved, on a call and after it: it has passed, or nobody is
 * there. The moments of opening and of closing are both within the hours.
 */
export function needsReason(dueAt: string, context: Pick<TimeContext, 'now' | 'team'>): Needing | null {
  if (dueAt <= context.now) return { kind: 'past', text: 'That time has passed.' };
  const justBefore = new Date(Date.parse(dueAt) - 1000).toISOString();
  const within = isOpen(dueAt, context.team) || isOpen(justBefore, context.team);
  if (within || isWorkingNow(dueAt, context)) return null;
  return { kind: 'closed', text: 'That is outside working hours.' };
}

type Read = { dueAt: string; zone: string; doubts: readonly string[] };

/** The same where the reason is an option of the command: with the time as it was read, and how to give the reason. */
export function unreasoned(
  { kind }: Needing,
  { dueAt, zone, doubts }: Read,
  { now, here }: { now: string; here: string },
): { ok: false; problem: string; hint: string } {
  const closed = doubts.find((doubt) => doubt.startsWith(doubtWords.closed)) ?? doubtWords.closed;
  const what = kind === 'past' ? 'That time has passed already' : closed;
  const other = kind === 'past' ? 'Give a time that is still to come, or say why' : 'If you mean it, say why';
  return { ok: false, problem: `${what}: ${showInstant(dueAt, { now, zone, here })}.`, hint: `${other}: --why "…"` };
}
