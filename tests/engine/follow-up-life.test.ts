import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, decideFollowUp, type FollowUpTold } from '../../src/engine/decide-follow-up.ts';
import { evolveFollowUp } from '../../src/engine/evolve-follow-up.ts';
import { attemptResults, type FollowUp, isOverdue } from '../../src/followup/follow-up.ts';
import { defaultTeam } from '../../src/followup/team.ts';
import { triageOf } from '../../src/followup/triage.ts';
import { promised } from '../helpers/follow-up.ts';

const newYork = 'America/New_York';

/** Wednesday 18 November 2026 in New York. */
const clock = (time: string) => new Date(`2026-11-18T${time}:00-05:00`).toISOString();

function told(now: string, given: Partial<FollowUpTold> = {}): FollowUpTold {
  return {
    now,
    by: 'Priya',
    here: newYork,
    team: defaultTeam(newYork),
    head: 1,
    fresh: { id: 'next', code: 'n2xt' },
    rule: { afterMinutes: 60, ownerIsAway: false },
    cover: null,
    ...given,
  };
}

function changed(followUp: FollowUp, change: Change, at: FollowUpTold): FollowUp {
  const decision = decideFollowUp(followUp, change, at);
  if (!decision.ok) throw new Error(decision.problem);
  return decision.after;
}

const problemOf = (followUp: FollowUp, change: Change, at: FollowUpTold) => {
  const decision = decideFollowUp(followUp, change, at);
  return decision.ok ? null : decision.problem;
};

const done: Change = { kind: 'done', how: null, inEffect: false, isLast: false };
const noAnswer: Change = { kind: 'attempt', result: 'no-answer', note: null, next: null };

describe('a try', () => {
  it.each([
    ['no-answer', '2026-11-18T15:30:00.000Z'],
    ['busy', '2026-11-18T15:15:00.000Z'],
    ['voicemail', '2026-11-18T17:00:00.000Z'],
    ['cut-off', '2026-11-18T15:05:00.000Z'],
    ['wrong-number', null],
  ] as const)('that ends with %s proposes the next one', (result, nextTryAt) => {
    const change: Change = { kind: 'attempt', result, note: null, next: null };
    expect(changed(promised('f-1'), change, told(clock('10:00')))).toMatchObject({
      status: 'open',
      attempts: 1,
      lastResult: result,
      nextTryAt,
      dueAt: clock('16:30'),
    });
  });

  it('shortly before closing is tried again when the team opens', () => {
    expect(changed(promised('f-1'), noAnswer, told(clock('16:45'))).nextTryAt).toBe('2026-11-19T14:00:00.000Z');
  });

  it('late in the evening is tried again that evening: whoever tries is at work', () => {
    expect(changed(promised('f-1'), noAnswer, told(clock('19:00'))).nextTryAt).toBe(clock('19:30'));
  });

  it('ends nothing, however many there are and whatever is left on the machine', () => {
    let followUp = promised('f-1');
    for (let times = 0; times < 20; times += 1)
      followUp = changed(followUp, { ...noAnswer, result: 'voicemail', note: 'rang you' }, told(clock('17:00')));
    expect(followUp).toMatchObject({ status: 'open', attempts: 20 });
    expect(isOverdue(followUp, clock('17:00'))).toBe(true);
  });

  it('that reaches them is an attempt too', () => {
    const tried = changed(promised('f-1'), noAnswer, told(clock('16:00')));
    expect(changed(tried, done, told(clock('16:42')))).toMatchObject({ status: 'kept', attempts: 2, lateSeconds: 720 });
  });
});

describe('what is ended', () => {
  const ended = changed(promised('f-1'), done, told(clock('16:00'), { by: 'Kim' }));

  it.each<Change>([
    done,
    noAnswer,
    { kind: 'release', why: 'they said so' },
    { kind: 'withdraw', why: 'a slip', slip: true },
    { kind: 'assign', to: 'Lee', why: null },
    { kind: 'claim' },
    { kind: 'reschedule', words: 'tomorrow at noon', agreed: true, why: null },
  ])('takes no other change, and says who ended it and when: %j', (change) => {
    expect(problemOf(ended, change, told(clock('16:10')))).toBe('h4wx is already kept, by Kim, Wed 18 Nov 16:00.');
  });

  it('and opened again was never reached: it counts as nobody tried', () => {
    const late = changed(promised('f-1'), done, told(clock('17:00')));
    expect(late).toMatchObject({ attempts: 1, lastResult: 'reached' });
    const again = changed(late, { kind: 'reopen', why: 'the wrong one' }, told(clock('17:05')));
    expect(again).toMatchObject({ attempts: 0, firstTryAt: null, lastAttemptAt: null, lastResult: null });
    expect(triageOf(again, clock('17:05'))).toBe('nobody-tried');
  });

  it('as one of a row and opened again starts no second row', () => {
    const row = promised('f-1', { kind: 'update', repeats: 'in 2 hours' });
    const again = changed(changed(row, done, told(clock('10:00'))), { kind: 'reopen', why: 'x' }, told(clock('10:01')));
    const decision = decideFollowUp(again, done, told(clock('10:02')));
    expect(decision).toMatchObject({ ok: true, next: null });
  });

  it('can be opened again, and is due when it was', () => {
    const again = changed(ended, { kind: 'reopen', why: 'the wrong one' }, told(clock('17:00')));
    expect(again).toMatchObject({ status: 'open', settledAt: null, dueAt: clock('16:30'), lateSeconds: 0 });
    expect(isOverdue(again, clock('17:00'))).toBe(true);
  });
});

describe('taking over', () => {
  const byLee = (time: string, given: Partial<FollowUpTold> = {}) => told(clock(time), { by: 'Lee', ...given });

  it('is refused while its owner still has time for it', () => {
    expect(problemOf(promised('f-1'), { kind: 'claim' }, byLee('17:00'))).toBe(
      "h4wx is Priya's, who still has time for it.",
    );
  });

  it("is anybody's once it is overdue for longer than the team allows, and the first owner stays on it", () => {
    expect(changed(promised('f-1'), { kind: 'claim' }, byLee('17:31'))).toMatchObject({
      owner: 'Lee',
      firstOwner: 'Priya',
      ownedSince: clock('17:31'),
    });
  });

  it('is told to whoever comes second', () => {
    const taken = changed(promised('f-1'), { kind: 'claim' }, byLee('17:31'));
    expect(problemOf(taken, { kind: 'claim' }, told(clock('17:32'), { by: 'Kim' }))).toContain("h4wx is Lee's");
  });

  it('is possible at once when the owner is away and nobody stands in, and for whoever stands in even before', () => {
    const away = { rule: { afterMinutes: 60, ownerIsAway: true } };
    expect(problemOf(promised('f-1'), { kind: 'claim' }, byLee('16:31', away))).toBeNull();
    expect(problemOf(promised('f-1'), { kind: 'claim' }, byLee('15:00', { cover: 'Lee' }))).toBeNull();
    expect(problemOf(promised('f-1'), { kind: 'claim' }, byLee('15:00', away))).not.toBeNull();
  });

  it('waits for the next try that somebody has set', () => {
    const tried = changed(promised('f-1'), noAnswer, told(clock('16:20'), { team: defaultTeam(newYork) }));
    expect(tried.nextTryAt).toBe(clock('16:50'));
    expect(problemOf(tried, { kind: 'claim' }, byLee('17:45'))).not.toBeNull();
    expect(problemOf(tried, { kind: 'claim' }, byLee('17:51'))).toBeNull();
  });
});

describe('an owner', () => {
  it('is always somebody', () => {
    expect(problemOf(promised('f-1'), { kind: 'assign', to: '  ', why: null }, told(clock('10:00')))).toBe(
      'A promise without an owner cannot be saved: name one.',
    );
  });
});

describe('another time', () => {
  it('that was not agreed to is our own next try only, and the word stays broken', () => {
    const change: Change = { kind: 'reschedule', words: 'tomorrow at noon', agreed: false, why: null };
    const moved = changed(promised('f-1'), change, told(clock('17:00')));
    expect(moved).toMatchObject({ dueAt: clock('16:30'), nextTryAt: '2026-11-19T17:00:00.000Z' });
    expect(isOverdue(moved, clock('17:00'))).toBe(true);
  });

  it('that was agreed to keeps the first one visible, and late is judged by the new one', () => {
    const change: Change = { kind: 'reschedule', words: 'tomorrow at noon', agreed: true, why: null };
    const moved = changed(changed(promised('f-1'), noAnswer, told(clock('17:00'))), change, told(clock('17:01')));
    expect(moved).toMatchObject({ dueAt: '2026-11-19T17:00:00.000Z', firstDueAt: clock('16:30'), firstTryAt: null });
    expect(changed(moved, done, told('2026-11-19T17:05:00.000Z')).lateSeconds).toBe(300);
  });
});

const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom(...attemptResults).map((result): Change => ({ kind: 'attempt', result, note: null, next: null })),
  fc.boolean().map((agreed): Change => ({ kind: 'reschedule', words: 'in 2 hours', agreed, why: 'they asked' })),
  fc.constantFrom('Lee', 'Kim', '').map((to): Change => ({ kind: 'assign', to, why: null })),
  fc.constant<Change>({ kind: 'claim' }),
  fc.constantFrom('', 'why').map((why): Change => ({ kind: 'release', why })),
  fc.constantFrom('', 'why').map((why): Change => ({ kind: 'withdraw', why, slip: false })),
  fc.constant<Change>({ kind: 'reopen', why: 'again' }),
  fc.constant<Change>(done),
);

describe('whatever happens to a promise', () => {
  it('its words, its first time and its first owner stay, and only an ending with a name on it ends it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyChange, fc.integer({ min: 1, max: 300 })), { maxLength: 30 }), (changes) => {
        const first = promised('f-1');
        let followUp = first;
        let minutes = 0;
        for (const [change, later] of changes) {
          minutes += later;
          const now = new Date(Date.parse(clock('10:00')) + minutes * 60_000).toISOString();
          const by = minutes % 2 === 0 ? 'Lee' : 'Priya';
          const decision = decideFollowUp(followUp, change, told(now, { by }));
          if (!decision.ok) continue;
          // The fold of what is saved is what was decided.
          expect(decision.entries.slice(0, 1).reduce<FollowUp>(evolveFollowUp, followUp)).toEqual(decision.after);
          followUp = decision.after;
          expect(followUp).toMatchObject({ firstDueAt: first.firstDueAt, firstOwner: 'Priya', spoken: true });
          expect(followUp.owner).not.toBe('');
          const ends = ['done', 'release', 'withdraw'].includes(change.kind);
          expect(followUp.status === 'open').toBe(!ends);
          expect(followUp.settledBy === null).toBe(!ends);
        }
      }),
      { numRuns: 500 },
    );
  });
});
