import { evolveFollowUp } from '../../src/engine/evolve-follow-up.ts';
import type { FollowUp } from '../../src/followup/follow-up.ts';

/** A promise to Anna Berg by Priya: Wednesday 18 November 2026, 16:30 in New York. */
export function promised(id: string, given: Partial<FollowUp> = {}): FollowUp {
  const opened = evolveFollowUp(null, {
    kind: 'opened',
    stream: id,
    seq: 1,
    at: '2026-11-18T15:00:00.000Z',
    by: 'Priya',
    what: {
      code: 'h4wx',
      callId: 'call-0',
      caseId: 'case-1',
      followUpKind: 'callback',
      spoken: true,
      owner: 'Priya',
      dueAt: '2026-11-18T21:30:00.000Z',
      notBefore: null,
      zone: 'America/New_York',
      playbook: 'walras',
      repeats: null,
    },
    words: { promise: 'half four', customer: 'Anna Berg', contact: '+1 312 555 0142' },
  });
  return { ...opened, ...given };
}
