import { isOpen, nextOpen } from '../followup/business-hours.ts';
import type { FollowUp } from '../followup/follow-up.ts';
import { nextRound } from '../followup/repeating.ts';
import { isWorkingNow } from '../followup/working-now.ts';
import type { FollowUpEntry } from './entry.ts';
import type { Told } from './told.ts';

type Round = Pick<Told, 'now' | 'by' | 'team'> & { fresh: { id: string; code: string } };

/** Opens the next of a row of promises: the same one, due once more, counted from now. */
export function nextRoundOf(followUp: FollowUp, { now, by, team, fresh }: Round): FollowUpEntry & { kind: 'opened' } {
  const { callId, caseId, kind: followUpKind, spoken, owner, zone, playbook, repeats } = followUp;
  if (repeats === null) throw new Error(`${followUp.code} is promised once.`);
  // Hours are counted from now; a time of day is the next one after that which was kept.
  const from = repeats.startsWith('in ') || followUp.dueAt < now ? now : followUp.dueAt;
  const reading = nextRound(repeats, { now: from, zone, team });
  if (reading.kind === 'ask') throw new Error(`"${repeats}" was promised and is no time.`);
  const { notBefore } = reading;
  // Nobody is there to keep a word at night, unless somebody is at work just now.
  const closed = !isOpen(reading.dueAt, team) && !isWorkingNow(reading.dueAt, { now, team });
  const dueAt = repeats.startsWith('in ') && closed ? nextOpen(reading.dueAt, team) : reading.dueAt;
  const { promise, customer, contact } = followUp;
  return {
    kind: 'opened',
    stream: fresh.id,
    seq: 1,
    at: now,
    by,
    what: {
      code: fresh.code,
      callId,
      caseId,
      followUpKind,
      spoken,
      owner,
      dueAt,
      notBefore,
      zone,
      playbook,
      repeats,
    },
    words: { promise, customer, contact },
  };
}
