import { showClock, showDay } from '../../followup/show-time.ts';
import { instantToWall } from '../../followup/zoned.ts';
import type { WaitingCall } from '../../store/waiting.ts';
import { oneLine } from '../../text/safe.ts';
import type { HowFar } from '../how-far.ts';

/** Each call that waits, in one line: what is to be done, from when, who, and how far it got. */
export function resumeItems(
  calls: readonly WaitingCall[],
  far: (callId: string) => HowFar,
  here: string,
): readonly { id: string; line: string }[] {
  return calls.map((call) => {
    const { title, parked } = far(call.id);
    const wall = instantToWall(call.hungUpAt ?? call.startedAt, here);
    const what = call.hungUpAt !== null ? 'write up' : parked ? 'parked' : 'cut off';
    const who = oneLine(call.customer ?? call.contact ?? 'no name yet');
    return {
      id: call.id,
      line: `${what.padEnd(8)}  ${showDay(wall, wall.year)} ${showClock(wall)}  ${who}  ${call.code}  ${title}`,
    };
  });
}
