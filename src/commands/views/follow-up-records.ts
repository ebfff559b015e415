import { type FollowUp, isOverdue } from '../../followup/follow-up.ts';
import { oneLine } from '../../text/safe.ts';
import { secondsLate } from './seconds-late.ts';

/**
 * Follow-ups for programs: one a line, parted by tabs, nothing cut, the time in UTC. Apart from the table for people,
 * because shell prompts ask for it all day and none of what draws tables is needed.
 */
export function* followUpRecords(followUps: Iterable<FollowUp>, now: string): Generator<string> {
  for (const followUp of followUps) yield `${fields(followUp, now).map(oneLine).join('\t')}\n`;
}

function fields(followUp: FollowUp, now: string): readonly string[] {
  const { code, dueAt, customer, contact, owner, kind, spoken, promise } = followUp;
  const late = isOverdue(followUp, now) ? secondsLate(followUp, now) : 0;
  return [
    code,
    dueAt,
    String(late),
    customer ?? '',
    contact ?? '',
    owner,
    kind,
    spoken ? 'spoken' : 'not spoken',
    promise,
  ];
}
