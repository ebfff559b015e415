import { attemptWords, type FollowUp } from '../../followup/follow-up.ts';
import { showClock, showDay } from '../../followup/show-time.ts';
import { instantToWall } from '../../followup/zoned.ts';
import { clip } from '../../terminal/cells.ts';
import { oneLine } from '../../text/safe.ts';
import type { OwnerNow } from '../where-owners-are.ts';
import type { Paper } from './paper.ts';

type Context = { now: string; here: string; paper: Paper; ownerNow: (owner: string) => OwnerNow };

/** Where the owner is, or, of a late one that was tried, what came of it or when it is tried again. */
export function nowOf(followUp: FollowUp, isLate: boolean, context: Context): string {
  const tried = isLate ? triedWords(followUp, context) : null;
  return tried ?? ownerWords(context.ownerNow(followUp.owner), context);
}

function triedWords({ lastResult, lastAttemptAt, nextTryAt }: FollowUp, context: Context): string | null {
  if (nextTryAt !== null) return `${nextTryAt < context.now ? 'missed' : 'again'} ${near(nextTryAt, context)}`;
  if (lastResult === null || lastAttemptAt === null) return null;
  return `${lastResult === 'reached' ? 'reached' : attemptWords[lastResult]} ${near(lastAttemptAt, context)}`;
}

/** Where an owner is now, in a few words. */
export function ownerWords(owner: OwnerNow, { now, here, paper }: Omit<Context, 'ownerNow'>): string {
  switch (owner.kind) {
    case 'free':
      return 'free';
    case 'on-a-call':
      return 'on a call';
    case 'off': {
      const until = instantToWall(owner.until, here);
      const today = instantToWall(now, here);
      const day = showDay(until, today.year);
      const isWide = (paper.width ?? 100) >= 100;
      const cover = owner.cover === null ? '' : standsIn(owner.cover, isWide);
      if (day === showDay(today, today.year)) return `off until ${showClock(until)}${cover}`;
      // "Thu" alone does where there is little room, while there is only one to come.
      const isNear = Date.parse(owner.until) - Date.parse(now) < 6 * dayMs;
      if (isWide) return `off until ${day}${cover}`;
      return `off till ${isNear ? day.slice(0, 3) : day.slice(4)}${cover}`;
    }
  }
}

/** A lead who reads that somebody is off asks next who is there instead. */
function standsIn(cover: string, isWide: boolean): string {
  return isWide ? `, ${clip(oneLine(cover), 20)} stands in` : ` (${clip(oneLine(cover), 10)})`;
}

/** The time alone today, with its weekday in the days around, with its date beyond. */
function near(at: string, { now, here }: Context): string {
  const wall = instantToWall(at, here);
  const today = instantToWall(now, here);
  const day = showDay(wall, today.year);
  if (day === showDay(today, today.year)) return showClock(wall);
  const isNear = Math.abs(Date.parse(at) - Date.parse(now)) < 6 * dayMs;
  return `${isNear ? day.slice(0, 3) : day.slice(4)} ${showClock(wall)}`;
}

const dayMs = 86_400_000;
