import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallEntryBody, Entry, FollowUpEntryBody } from '../../src/engine/entry.ts';
import { evolveFollowUp } from '../../src/engine/evolve-follow-up.ts';
import { append, headOf } from '../../src/store/entries.ts';
import { eraseStreams } from '../../src/store/erase.ts';
import { openMemoryStore } from '../../src/store/open.ts';
import { type CallHeader, callAfter } from '../../src/store/project-call.ts';
import { rebuild } from '../../src/store/rebuild.ts';
import type { Store } from '../../src/store/store.ts';
import { writing } from '../../src/store/writing.ts';
import { answered, at, began, callEntry, followUpEntry, inEffect, instant, noted, opened } from './support/entries.ts';
import { countingSource, savedAt } from './support/source.ts';

const fold = (...bodies: CallEntryBody[]) =>
  bodies.reduce<CallHeader | null>((row, body, i) => callAfter(row, callEntry('call-1', { seq: i + 1 }, body)), null);

const foldFollowUp = (first: FollowUpEntryBody, ...others: [minute: number, body: FollowUpEntryBody][]) =>
  others.reduce(
    (before, [minute, body], i) =>
      evolveFollowUp(before, followUpEntry('f-1', { seq: i + 2, minute, by: 'Ben' }, body)),
    evolveFollowUp(null, followUpEntry('f-1', { seq: 1 }, first)),
  );

const hungUp: CallEntryBody = {
  kind: 'hung-up',
  what: { disposition: 'promised', attempt: null, to: at('closed') },
  words: null,
};
const covered: CallEntryBody = {
  kind: 'covered',
  what: { step: 'welcome', ask: null, line: 0, to: at('find') },
  words: null,
};

describe('the header of a call', () => {
  it('begins open, with what was known of the customer', () => {
    expect(fold(began({ customer: '  José  MÜLLER ', contact: '+44 20 7946 0123' }))).toMatchObject({
      code: 'k7mq',
      caseId: 'case-1',
      agent: 'Ana',
      customerKey: 'jose muller',
      status: 'open',
      startedAt: instant(1),
      firstAckSeconds: null,
    });
    expect(fold(began({ contact: '+44 20 7946 0123' }))?.customerKey).toBe('442079460123');
    expect(fold(began({ contact: 'Ana@Example.org' }))?.customerKey).toBe('ana@example.org');
    expect(fold(began())?.customerKey).toBe(null);
  });

  it('learns who it is, and keeps what is not said again', () => {
    const identified: CallEntryBody = {
      kind: 'identified',
      what: { zone: 'Asia/Tokyo' },
      words: { customer: 'Ben Ito' },
    };
    expect(fold(began({ contact: '0123 456' }), identified)).toMatchObject({
      customer: 'Ben Ito',
      contact: '0123 456',
      customerKey: 'ben ito',
      zone: 'Asia/Tokyo',
    });
  });

  it('tells how long it took, how soon it was attended to, and how it ended', () => {
    const overrode: CallEntryBody = { kind: 'overrode', what: { gate: 'ask:x' }, words: { why: 'no time' } };
    const writtenUp: CallEntryBody = { kind: 'written-up', what: { to: at('closed') }, words: null };
    expect(fold(began(), noted('hm'), covered, covered, hungUp, overrode, overrode, writtenUp)).toMatchObject({
      status: 'written-up',
      disposition: 'promised',
      firstAckSeconds: 120,
      handleSeconds: 240,
      hungUpAt: instant(5),
      writtenUpAt: instant(8),
      overrides: 2,
    });
    const abandoned: CallEntryBody = { kind: 'abandoned', what: { to: at('closed') }, words: { why: 'fire alarm' } };
    expect(fold(began(), abandoned)).toMatchObject({ status: 'abandoned', hungUpAt: null });
  });

  it('counts nothing else where something had better been said otherwise', () => {
    const flagged: CallEntryBody = {
      kind: 'flagged',
      what: { step: 'welcome', ask: null, phrases: [{ kind: 'weak', id: 'soon' }] },
      words: { phrases: ['soon'] },
    };
    expect(fold(began(), covered, flagged, hungUp, flagged)).toEqual(fold(began(), covered, noted('hm'), hungUp));
  });

  it('cannot begin in the middle', () => {
    expect(() => fold(covered)).toThrow('The call call-1 begins with "covered".');
  });
});

describe('a follow-up', () => {
  const move = (minute: number, agreed: boolean): FollowUpEntryBody => ({
    kind: 'rescheduled',
    what: { dueAt: instant(minute), notBefore: null, agreed },
    words: { promise: `at minute ${minute}`, why: null },
  });
  const kept: FollowUpEntryBody = { kind: 'kept', what: { inEffect: true, next: null }, words: null };
  const slip: FollowUpEntryBody = { kind: 'withdrawn', what: { slip: true }, words: { why: 'typed twice' } };

  it('moves to the time that the customer agreed to, and remembers the first', () => {
    expect(foldFollowUp(opened(), [5, move(90, true)])).toMatchObject({
      dueAt: instant(90),
      firstDueAt: instant(60),
      promise: 'at minute 90 (first: today at ten)',
      nextTryAt: null,
    });
  });

  it('stays due when nobody agreed to another time', () => {
    expect(foldFollowUp(opened(), [5, move(90, false)])).toMatchObject({
      dueAt: instant(60),
      nextTryAt: instant(90),
      promise: 'today at ten',
    });
  });

  it('moves freely when the customer was told nothing', () => {
    expect(foldFollowUp(opened({ spoken: false }), [5, move(90, false)])).toMatchObject({ dueAt: instant(90) });
  });

  it.each([
    [40, 0],
    [62, 120],
  ])('kept at minute %d is %d seconds late', (minute, lateSeconds) => {
    const expected = { status: 'kept', settledAt: instant(minute), settledBy: 'Ben', lateSeconds };
    expect(foldFollowUp(opened(), [minute, kept])).toMatchObject(expected);
  });

  it('stays as it was settled', () => {
    const first = foldFollowUp(opened(), [40, kept]);
    expect(foldFollowUp(opened(), [40, kept], [70, slip], [80, move(90, true)])).toEqual(first);
    expect(foldFollowUp(opened(), [70, slip])).toMatchObject({ status: 'withdrawn', settledAt: instant(70) });
  });
});

describe('the facts of a call', () => {
  const goBack = (step: string, field: string, pass = 1): CallEntryBody => ({
    kind: 'went-back',
    what: { to: at(step, field, pass) },
    words: null,
  });
  const facts = (store: Store) =>
    Object.fromEntries(
      store.db.prepare('select name, value from facts order by name').raw().all() as [string, string][],
    );
  const played = (...bodies: CallEntryBody[]) => {
    const store = openMemoryStore(countingSource());
    append(
      store,
      bodies.map((body, i) => callEntry('call-1', { seq: i + 1 }, body)),
      { savedAt },
    );
    return store;
  };

  it('are the latest answers that count', () => {
    const store = played(began(), answered('issue', 'late'), answered('cause', 'lorry'), answered('cause', 'depot'));
    expect(facts(store)).toEqual({ issue: '"late"', cause: '"depot"' });
    expect(store.db.prepare('select cause from calls').pluck().get()).toBe('depot');
  });

  it('do not count once the agent went back over them, and an earlier pass counts again', () => {
    const twice = [began(), answered('cause', 'lorry'), answered('cause', 'depot', { pass: 2 })] as const;
    expect(facts(played(...twice, goBack('find', 'cause', 2)))).toEqual({ cause: '"lorry"' });
    const store = played(...twice, goBack('find', 'cause', 2), goBack('find', 'cause'));
    expect(facts(store)).toEqual({});
    expect(store.db.prepare('select cause from calls').pluck().get()).toBe(null);
  });

  it('say which of them are for us only', () => {
    const store = played(began(), answered('cause', 'lorry', { internal: true }), answered('issue', 'late'));
    const internal = store.db.prepare('select name from facts where internal = 1').pluck().all();
    expect(internal).toEqual(['cause']);
  });
});

describe('a case', () => {
  it('belongs to whoever listened first, and is in effect once a solution is', () => {
    const store = openMemoryStore(countingSource());
    append(
      store,
      [
        callEntry('call-1', { seq: 1 }, began()),
        callEntry('call-2', { seq: 1, minute: 9, by: 'Ben' }, began({ customer: 'Eva' })),
        inEffect('case-1', { seq: 1, minute: 20 }, 'call-2'),
      ],
      { savedAt },
    );
    expect(store.db.prepare('select * from cases').all()).toEqual([
      {
        id: 'case-1',
        customer_key: 'eva',
        owner: 'Ana',
        opened_at: instant(1),
        in_effect_at: instant(20),
        closed_at: null,
      },
    ]);
  });
});

describe('rebuilding', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('Anna Berg', 'late \0 sofa', '\ud800'),
  );
  const step = fc.constantFrom('welcome', 'find', 'agree');
  const fact = fc.constantFrom('cause', 'issue', 'wish');
  const pass = fc.integer({ min: 1, max: 2 });
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value);
  const words = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 6 });

  const callBody: fc.Arbitrary<CallEntryBody> = fc.oneof(
    fc.record({ kind: fc.constant('noted' as const), text: typed }).map(({ text }) => noted(text)),
    fc.tuple(fact, typed, step, pass, fc.boolean(), fc.boolean()).map(([name, value, at, pass, internal, erased]) => {
      const body = answered(name, value, { step: at, ask: name, pass, internal });
      return erased ? { ...body, words: null } : body;
    }),
    fc
      .tuple(step, fact, pass)
      .map(([s, f, p]): CallEntryBody => ({ kind: 'went-back', what: { to: at(s, f, p) }, words: null })),
    fc
      .record({ customer: typed, contact: typed, zone: maybe(fc.constant('Asia/Tokyo')) })
      .map(({ zone, ...who }): CallEntryBody => ({ kind: 'identified', what: { zone }, words: who })),
    fc.constantFrom<CallEntryBody>(covered, hungUp, { kind: 'parked', what: {}, words: null }),
    words(typed).map(
      (why): CallEntryBody => ({ kind: 'overrode', what: { gate: 'g' }, words: why === null ? null : { why } }),
    ),
  );
  const followUpBody: fc.Arbitrary<FollowUpEntryBody> = fc.oneof(
    fc.tuple(fc.integer({ min: 1, max: 900 }), fc.boolean(), typed).map(
      ([minute, agreed, promise]): FollowUpEntryBody => ({
        kind: 'rescheduled',
        what: { dueAt: instant(minute), notBefore: null, agreed },
        words: { promise, why: null },
      }),
    ),
    fc.constantFrom<FollowUpEntryBody>(
      { kind: 'kept', what: { inEffect: true, next: null }, words: null },
      { kind: 'withdrawn', what: { slip: false }, words: { why: 'gave up' } },
    ),
  );

  type Move = {
    on: number;
    minute: number;
    by: string;
    call: CallEntryBody;
    followUp: FollowUpEntryBody;
    first: string;
  };
  const move: fc.Arbitrary<Move> = fc.record({
    on: fc.integer({ min: 0, max: 5 }),
    minute: fc.integer({ min: 0, max: 500 }),
    by: fc.constantFrom('Ana', 'Ben'),
    call: callBody,
    followUp: followUpBody,
    first: typed,
  });

  /** Streams 0 to 2 are calls, 3 and 4 follow-ups, 5 a case; each begins as it must. */
  function entryOf(store: Store, { on, minute, by, call, followUp, first }: Move): Entry {
    const caseId = `case-${on % 2}`;
    const stream = on === 5 ? 'case-1' : on < 3 ? `call-${on}` : `f-${on}`;
    const stamp = { seq: headOf(store, stream) + 1, minute, by };
    if (on === 5) return inEffect(stream, stamp, 'call-1');
    if (on < 3) return callEntry(stream, stamp, stamp.seq === 1 ? began({ customer: first }, { caseId }) : call);
    const opening = opened({ spoken: minute % 2 === 0, caseId, callId: `call-${on - 3}` }, { customer: first });
    return followUpEntry(stream, stamp, stamp.seq === 1 ? opening : followUp);
  }

  const dump = (store: Store) =>
    ['calls', 'follow_ups', 'cases', 'facts', 'search'].map((table) => {
      const key = table === 'search' ? 'rowid, words' : '*';
      return store.db.prepare(`select ${key} from ${table} order by 1, 2`).all();
    });

  it('gives the same tables that were kept on the way, whatever was saved', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        const store = openMemoryStore(countingSource());
        for (const each of moves) append(store, [entryOf(store, each)], { savedAt });
        const kept = dump(store);
        rebuild(store);
        expect(dump(store)).toEqual(kept);
        store.close();
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same tables that are left when words were erased', { timeout: 60_000 }, () => {
    const streams = fc.uniqueArray(fc.constantFrom('call-0', 'call-1', 'call-2', 'f-3', 'f-4'), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), streams, (moves, erased) => {
        const store = openMemoryStore(countingSource());
        for (const each of moves) append(store, [entryOf(store, each)], { savedAt });
        const about = { at: savedAt, by: 'Lea', reason: 'asked for it' };
        const erasures = erased.map((stream) => ({ ...about, stream, upTo: headOf(store, stream) }));
        writing(store, () => eraseStreams(store, erasures));
        const kept = dump(store);
        rebuild(store);
        expect(dump(store)).toEqual(kept);
        store.close();
      }),
      { numRuns: 200 },
    );
  });

  it('mends tables that were changed by hand', () => {
    const store = openMemoryStore(countingSource());
    append(store, [callEntry('call-1', { seq: 1 }, began()), followUpEntry('f-1', { seq: 1 }, opened())], { savedAt });
    const kept = dump(store);
    store.db.exec("update follow_ups set status = 'kept'; delete from calls; delete from search");
    rebuild(store);
    expect(dump(store)).toEqual(kept);
  });

  it('goes through a file that is larger than a page', () => {
    const store = openMemoryStore(countingSource());
    const many = Array.from({ length: 2500 }, (_, i) => callEntry(`call-${i}`, { seq: 1 }, began()));
    append(store, many, { savedAt });
    rebuild(store);
    expect(store.db.prepare('select count(*) from calls').pluck().get()).toBe(2500);
  });
});
