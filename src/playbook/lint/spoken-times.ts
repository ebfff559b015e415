import { readSpokenTime } from '../../followup/spoken-time.ts';
import { defaultTeam } from '../../followup/team.ts';
import { asksOf } from './book.ts';
import type { LintRule } from './rule.ts';

/** Some working morning: whether words are a time at all does not depend on when they are said. */
const morning = { now: '2026-03-04T10:00:00.000Z', zone: 'UTC', team: defaultTeam('UTC') };

export const spokenTimes: LintRule = {
  id: 'spoken-times',
  severity: 'error',
  checks: 'The times in `policy`, and the `suggest` of a follow-up, can be read as times.',
  good: 'policy: { promise: close of business today }\nsteps:\n  - { id: greet, say: Good morning. }',
  bad: 'policy: { promise: as soon as possible }\nsteps:\n  - { id: greet, say: Good morning. }',
  *check({ playbook, places }) {
    const { promise, checkIn, timeLimits } = playbook.policy;
    const times = [
      { words: promise.latest, at: places.of(playbook, 'policy', 'promise') },
      { words: promise.lastHour, at: places.of(playbook, 'policy', 'last-hour') },
      { words: checkIn, at: places.of(playbook, 'policy', 'check-in') },
      ...(timeLimits ?? []).map((limit) => ({ words: limit.within, at: places.of(limit, 'within') })),
      ...asksOf(playbook).flatMap((ask) =>
        ask.type === 'follow-up' ? [{ words: ask.suggest, at: places.of(ask, 'suggest') }] : [],
      ),
    ];
    for (const { words, at } of times) {
      if (words === null || isTime(words)) continue;
      yield { at, message: `"${words}" is no time.`, hint: 'Such as "in 24 hours" or "close of business today".' };
    }
  },
};

/** Playbooks of one house speak of the same few times. */
const known = new Map<string, boolean>();
const mostKnown = 500;

function isTime(words: string): boolean {
  const is = known.get(words) ?? readSpokenTime(words, morning).kind === 'time';
  if (known.size < mostKnown) known.set(words, is);
  return is;
}
