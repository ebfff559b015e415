import { nextOpen } from './business-hours.ts';
import type { AttemptResult } from './follow-up.ts';
import type { Team } from './team.ts';
import { isWorkingNow } from './working-now.ts';

/** Minutes until the next try: a busy line is free soon, a message needs time to be heard. */
const pauses: Readonly<Record<AttemptResult, number | null>> = {
  busy: 15,
  'cut-off': 5,
  'no-answer': 30,
  voicemail: 120,
  // First somebody has to find the right number.
  'wrong-number': null,
};

/** When to try again after a try that did not reach them, within the team's hours; null where trying again is no use. */
export function proposedNextTry(result: AttemptResult, now: string, team: Team): string | null {
  const minutes = pauses[result];
  if (minutes === null) return null;
  const at = new Date(Date.parse(now) + minutes * 60_000).toISOString();
  return isWorkingNow(at, { now, team }) ? at : nextOpen(at, team);
}
