import { isOpen } from './business-hours.ts';
import { sameDay } from './calendar.ts';
import type { TimeContext } from './spoken-time.ts';
import { instantToWall } from './zoned.ts';

/** Somebody who promises outside the team's hours is working, and knows better until the end of that day. */
export function isWorkingNow(dueAt: string, { now, team }: Pick<TimeContext, 'now' | 'team'>): boolean {
  return !isOpen(now, team) && sameDay(instantToWall(now, team.zone), instantToWall(dueAt, team.zone));
}
