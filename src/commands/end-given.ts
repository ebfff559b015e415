import { UserError } from '../call/user-error.ts';
import { endAt, readEnd } from '../engine/paper-end.ts';
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
  if (instant !== null && instant < startedAt) throw refused('The call would have ended before it began.');
  const begun = { startedAt, here, latest: now };
  const end =
    instant === null ? readEnd(hungUp, begun) : endAt(pastInstantGiven('--hung-up', hungUp, { now, here }), begun);
  if (!end.ok) throw refused(end.problem);
  return end.at;
}

function refused(problem: string): UserError {
  return new UserError(`--hung-up: ${problem}`, 'It takes 14:20, "12 min", or 2026-11-18T14:20.', 'usage');
}
