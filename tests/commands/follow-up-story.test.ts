import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTimedDesk, type TimedDesk } from '../helpers/at-times.ts';

// In 2026 London's clocks go back on 25 October, New York's on 1 November: for a week they are four hours apart, not five.

let desk: TimedDesk;
beforeEach(() => {
  desk = openTimedDesk({ TZ: 'Europe/London' });
});
afterEach(() => desk.leave());

const call = `
- story: The sofa is three weeks late
- understood: yes
- wish: the sofa
- outcome: later
- call-back: { words: Monday at half four, agreed: yes, override: she asked for Monday }
- end: promised
`;

const reached = `
- news: settled
- satisfied: yes
- anything-else: no
- end: solved
`;

describe('a promise from "I will ring you on Monday at half four" on', () => {
  it('is kept 12 minutes late, at the second attempt, across a clock change', () => {
    const answers = desk.file('call.yaml', call);
    const customer = ['--customer', 'Anna Berg', '--contact', '+1 212 555 0142', '--zone', 'New York'];
    const made = desk.at('2026-10-23T14:00:00Z', ['start', 'walras', '--answers', answers, ...customer]);
    expect(made).toMatchObject({ code: 0 });
    // Still summer time in New York, winter time in London: four hours apart on that Monday.
    expect(made.err).toContain('Mon 26 Oct 16:30 in New York, 20:30 here');
    const [followUp] = desk.json('2026-10-23T15:00:00Z', ['followups']);
    expect(followUp).toMatchObject({ dueAt: '2026-10-26T20:30:00.000Z', overdue: false, owner: 'Priya' });

    const tried = desk.at('2026-10-26T20:20:00Z', ['followups', 'attempt', followUp.code, '--result', 'no answer']);
    expect(tried.out).toContain('attempt 1, no answer. Next try Mon 26 Oct 16:50 in New York, 20:50 here, in 30 min');
    const late = '2026-10-26T20:36:00Z';
    expect(desk.json(late, ['followups', '--overdue'])).toMatchObject([{ overdueSeconds: 360, attempts: 1 }]);

    const ring = ['followups', 'call', followUp.code, '--answers', desk.file('ring.yaml', reached)];
    expect(desk.at('2026-10-26T20:42:00Z', ring).code).toBe(0);
    const after = '2026-10-26T20:50:00Z';
    expect(desk.json(after, ['followups', 'show', followUp.code])).toMatchObject({
      status: 'kept',
      attempts: 2,
      lastResult: 'reached',
      overdueSeconds: 720,
      firstDueAt: '2026-10-26T20:30:00.000Z',
    });
    const { out } = desk.at(after, ['followups', 'show', followUp.code]);
    expect(out).toContain('Kept, 12 min late');
    expect(out).toContain('Tries        2, the last: reached them');
    expect(desk.json(after, ['followups', '--overdue'])).toEqual([]);
  });

  it('is taken up by the customer ringing first, who is told so at the end of that call', () => {
    const answers = desk.file('call.yaml', call);
    desk.at('2026-10-23T14:00:00Z', ['start', 'walras', '--answers', answers, '--customer', 'Anna Berg']);
    const [followUp] = desk.json('2026-10-23T15:00:00Z', ['followups']);
    const rings = desk.file('rings.yaml', `- kept: ${followUp.code}\n- end: not-a-complaint\n`);
    const ran = desk.at(
      '2026-10-26T20:45:00Z',
      ['start', 'walras', '--answers', rings, '--customer', 'Anna Berg'],
      'Lee',
    );
    expect(ran.err).toContain('All saved');
    expect(desk.json('2026-10-26T21:00:00Z', ['followups', 'show', followUp.code])).toMatchObject({
      status: 'kept',
      owner: 'Priya',
    });
    const { out } = desk.at('2026-10-26T21:00:00Z', ['followups', 'show', followUp.code]);
    expect(out).toContain('Lee: done');
  });

  it('that repeats goes on until it is solved, and "nothing new" keeps it', () => {
    const added = desk.at('2026-11-18T14:00:00Z', [
      'followups',
      'add',
      'every two hours with news',
      '--customer',
      'Anna Berg',
    ]);
    expect(added.out).toContain('in 2 h, and again until it is solved');
    const [first] = desk.json('2026-11-18T14:00:00Z', ['followups']);
    expect(first).toMatchObject({ kind: 'update', dueAt: '2026-11-18T16:00:00.000Z' });
    const done = desk.at('2026-11-18T14:30:00Z', ['followups', 'done', first.code, '--nothing-new']);
    expect(done.out).toContain('kept in time. The next one: Wed 18 Nov 16:30, in 2 h');
    const [second] = desk.json('2026-11-18T16:00:00Z', ['followups']);
    expect(second).toMatchObject({ dueAt: '2026-11-18T16:30:00.000Z', firstDueAt: '2026-11-18T16:30:00.000Z' });
    // What would be due after closing is due when the team opens.
    const evening = desk.at('2026-11-18T16:20:00Z', ['followups', 'done', second.code, '--nothing-new']);
    expect(evening.out).toContain('The next one: Thu 19 Nov 09:00');
    const [third] = desk.json('2026-11-18T16:20:00Z', ['followups']);
    desk.at('2026-11-18T17:00:00Z', ['followups', 'done', third.code, '--last']);
    expect(desk.json('2026-11-18T18:00:00Z', ['followups'])).toEqual([]);
  });
});
