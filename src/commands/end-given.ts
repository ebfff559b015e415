import { UserError } from '../call/user-error.ts';
import { readEnd } from '../engine/paper-end.ts';
import { pastInstantGiven, readInstant } from './given.ts';

/** When a call done on paper ended, from `--hung-up`. */
export function endGiven(
  { at, hungUp }: { at?: string; hungUp: string },
  { startedAt, now, here }: { startedAt: string; now: string; here: string },
): string {
  if (at === undefined)
    throw new UserError(
      '--hung-up is for a call that was done on paper.',
      'Give --at as well: when it began.',
      'usage',
    );
  const instant = readInstant(hungUp, here);
  if (instant !== null && instant >= startedAt) return pastInstantGiven('--hung-up', hungUp, { now, here });
  const end =
    instant === null
      ? readEnd(hungUp, { startedAt, here, latest: now })
      : { ok: false as const, problem: 'The call would have ended before it began.' };
  if (end.ok) return end.at;
  throw new UserError(`--hung-up: ${end.problem}`, 'It takes 14:20, "12 min", or 2026-11-18T14:20.', 'usage');
}
