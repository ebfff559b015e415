import { showClock, showDistance } from '../../followup/show-time.ts';
import { instantToWall } from '../../followup/zoned.ts';
import type { Waiting } from '../../store/waiting.ts';
import { oneLine } from '../../text/safe.ts';

/** The one line at the start of a call: how many calls wait, and the next promise. Null when nothing waits. */
export function waitingLine(
  { cutOff, toWriteUp, promises, unseen }: Waiting,
  now: string,
  here: string,
  hasColleagues: () => boolean,
): string | null {
  const next = promises[0];
  const parts = [
    cutOff.length === 0 ? null : cutOff.length === 1 ? '1 cut-off call waits.' : `${cutOff.length} cut-off calls wait.`,
    toWriteUp.length === 0 ? null : `${toWriteUp.length}${unseen > 0 ? ' or more' : ''} to write up.`,
    next === undefined ? null : nextPromise(next, { now, here, hasColleagues }),
  ];
  const line = parts.filter((part) => part !== null).join(' ');
  return line === '' ? null : line;
}

const soon = 30 * 60_000;

/** What falls due while the call goes on, or is late, can be given to somebody with one key. */
function nextPromise(
  { dueAt, customer, contact }: Waiting['promises'][number],
  { now, here, hasColleagues }: { now: string; here: string; hasColleagues: () => boolean },
): string {
  const whose = oneLine(customer ?? contact ?? '');
  const who = whose === '' ? '' : `, ${whose}`;
  const away = Date.parse(dueAt) - Date.parse(now);
  const offer = away < soon && hasColleagues() ? ': /y offers it to a colleague.' : '.';
  if (away < 0) return `A promise of yours is broken, ${showDistance(now, dueAt)}${who}${offer}`;
  if (away < soon) return `Your next promise is due ${showDistance(now, dueAt)}${who}${offer}`;
  const there = instantToWall(dueAt, here);
  const today = instantToWall(now, here);
  const sameDay = there.day === today.day && there.month === today.month && there.year === today.year;
  return `Your next promise: ${sameDay ? showClock(there) : showDistance(now, dueAt)}.`;
}
