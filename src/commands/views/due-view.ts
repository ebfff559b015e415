import { sameDay } from '../../followup/calendar.ts';
import { showClock, showDistance, showMoment } from '../../followup/show-time.ts';
import { instantToWall } from '../../followup/zoned.ts';
import type { WaitingPromise } from '../../store/waiting.ts';
import { oneLine } from '../../text/safe.ts';

const soon = 30 * 60_000;
const most = 3;

/** At the end of a call: what is broken or due within half an hour, gathered. Null when there is nothing to remind of. */
export function dueView(
  promises: readonly WaitingPromise[],
  { now, here }: { now: string; here: string },
): string | null {
  const until = new Date(Date.parse(now) + soon).toISOString();
  const due = promises.filter(({ dueAt, nextTryAt }) => dueAt <= until && (nextTryAt === null || nextTryAt <= until));
  if (due.length === 0) return null;
  const lines = due.slice(0, most).map(({ code, customer, contact, dueAt, promise }) => {
    const distance = showDistance(now, dueAt);
    const when = dueAt < now ? `broken ${distance.replace(/ ago$/, '')}` : distance;
    const wall = instantToWall(dueAt, here);
    const clock = sameDay(wall, instantToWall(now, here)) ? showClock(wall) : showMoment(dueAt, { now, zone: here });
    return `  ${code}  ${oneLine(customer ?? contact ?? 'no name')}, ${clock}, ${when}: ${oneLine(promise)}`;
  });
  const more = due.length > most ? [`  and ${due.length - most} more: recover`] : [];
  const first = due[0]?.code ?? '';
  return ['', 'To ring now', ...lines, ...more, `Ring the first: recover followups call ${first}`].join('\n');
}
