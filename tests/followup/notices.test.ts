import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FollowUp } from '../../src/followup/follow-up.ts';
import { noticesOf, type Told } from '../../src/followup/notices.ts';
import { promised } from '../helpers/follow-up.ts';

const minute = (count: number) => new Date(Date.parse('2026-11-18T15:00:00.000Z') + count * 60_000).toISOString();

type Looked = { soon: string[]; broken: string[] };

/** Looks at a list again and again, as the watch does, and says what was told at each minute. */
function lookAt(
  minutes: readonly number[],
  listAt: (minute: number) => readonly FollowUp[],
  since = minute(0),
): Looked[] {
  let told: Told = new Set();
  return minutes.map((at) => {
    const next = noticesOf(listAt(at), { now: minute(at), since, told });
    told = next.told;
    return { soon: next.notices.soon.map(({ id }) => id), broken: next.notices.broken.map(({ id }) => id) };
  });
}

const nothing = { soon: [], broken: [] };
const due = (id: string, at: number, given: Partial<FollowUp> = {}) => promised(id, { dueAt: minute(at), ...given });

describe('what is told of a promise', () => {
  it('is that it comes due, ten minutes before, and that it broke', () => {
    const list = [due('f-1', 20)];
    expect(lookAt([0, 9, 10, 15, 20, 21, 60], () => list)).toEqual([
      nothing,
      nothing,
      { soon: ['f-1'], broken: [] },
      nothing,
      nothing,
      { soon: [], broken: ['f-1'] },
      nothing,
    ]);
  });

  it('is told of several together', () => {
    const list = [due('f-1', 5), due('f-2', 8), due('f-3', 30)];
    expect(lookAt([0], () => list)).toEqual([{ soon: ['f-1', 'f-2'], broken: [] }]);
  });

  it('is nothing of what was broken before anybody watched', () => {
    expect(lookAt([0, 1], () => [due('f-1', -5)])).toEqual([nothing, nothing]);
  });

  it('is that it broke when the computer slept all the while', () => {
    expect(lookAt([0, 300], () => [due('f-1', 60)])).toEqual([nothing, { soon: [], broken: ['f-1'] }]);
  });

  it('is nothing when the customer was not told, or when it has ended', () => {
    const list = [due('f-1', 5, { spoken: false }), due('f-2', 5, { status: 'kept' })];
    expect(lookAt([0, 10], () => list)).toEqual([nothing, nothing]);
  });

  it('is not that it broke when somebody tried in time', () => {
    const tried = { firstTryAt: minute(4), attempts: 1 };
    expect(lookAt([0, 10], (at) => [due('f-1', 5, at > 4 ? tried : {})])).toEqual([
      { soon: ['f-1'], broken: [] },
      nothing,
    ]);
  });

  it('begins again when they agree to another time', () => {
    const listAt = (at: number) => [due('f-1', at < 4 ? 5 : 20)];
    expect(lookAt([0, 4, 12, 21], listAt)).toEqual([
      { soon: ['f-1'], broken: [] },
      nothing,
      { soon: ['f-1'], broken: [] },
      { soon: [], broken: ['f-1'] },
    ]);
  });

  it('is at most one of each kind for each time that was promised, whatever happens', () => {
    const ids = ['f-1', 'f-2', 'f-3'];
    const state = fc.record({
      dueAt: fc.integer({ min: -5, max: 40 }),
      status: fc.constantFrom('open' as const, 'open' as const, 'kept' as const, 'released' as const),
      spoken: fc.boolean(),
      isListed: fc.boolean(),
      tried: fc.option(fc.integer({ min: -5, max: 40 })),
    });
    const look = fc.record({ wait: fc.integer({ min: 0, max: 7 }), states: fc.tuple(state, state, state) });
    fc.assert(
      fc.property(fc.array(look, { maxLength: 20 }), (looks) => {
        let at = 0;
        let told: Told = new Set();
        const said: string[] = [];
        for (const { wait, states } of looks) {
          at += wait;
          const list = states.flatMap(({ dueAt, status, spoken, isListed, tried }, index) =>
            isListed
              ? [due(ids[index] ?? '', dueAt, { status, spoken, firstTryAt: tried === null ? null : minute(tried) })]
              : [],
          );
          const next = noticesOf(list, { now: minute(at), since: minute(0), told });
          told = next.told;
          for (const [what, followUps] of Object.entries(next.notices))
            for (const { id, dueAt, spoken, status } of followUps) {
              said.push(`${what} ${id} ${dueAt}`);
              expect({ spoken, status }).toEqual({ spoken: true, status: 'open' });
              const away = (Date.parse(dueAt) - Date.parse(minute(at))) / 60_000;
              if (what === 'soon') expect(away >= 0 && away <= 10).toBe(true);
              else expect(away).toBeLessThan(0);
            }
        }
        expect(new Set(said).size).toBe(said.length);
      }),
    );
  });
});
