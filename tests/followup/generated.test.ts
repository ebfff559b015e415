import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSpokenTime } from '../../src/followup/spoken-time.ts';
import { defaultTeam } from '../../src/followup/team.ts';
import phrases from './phrases.json' with { type: 'json' };
import { kindNames, type Made, promises, sureOf } from './promise-maker.ts';
import { readAt } from './read-back.ts';
import { questions, statements } from './silence-maker.ts';

function read({ phrase, now, zone }: Made) {
  return readSpokenTime(phrase, { now, zone, team: { ...defaultTeam(zone), publicHolidays: 'none' } });
}

describe('phrases made with a known meaning', { timeout: 60_000 }, () => {
  it.each(kindNames)('are read as they were meant: %s', (kind) => {
    fc.assert(
      fc.property(promises(kind), (made) => {
        const reading = read(made);
        const start = made.start === null ? null : new Date(made.start).toISOString();
        expect(reading).toMatchObject({ kind: 'time', dueAt: new Date(made.due).toISOString() });
        // What is meant to be read back is, and nothing else.
        expect(reading.kind === 'time' && reading.sure === 'ambiguous').toBe(sureOf(kind) === 'ambiguous');
        if (start !== null) expect(reading).toMatchObject({ notBefore: start });
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['what has no time', questions],
    ['what promises nothing', statements],
  ])('are asked about: %s', (_name, made) => {
    fc.assert(
      fc.property(made, (phrase) => {
        expect(readAt(phrase).kind, phrase).toBe('ask');
      }),
      { numRuns: 300 },
    );
  });

  it('are asked about as soon as a word stands among them that nobody knows', () => {
    const known = fc.constantFrom(...kindNames).chain(promises);
    const words = fc.constantFrom(
      'Xyzzy',
      'never',
      'unless',
      'except',
      'Anna',
      'broken',
      '#',
      '\u0000',
      '\u001b[31m',
      '🕒',
    );
    fc.assert(
      fc.property(known, words, fc.double({ min: 0, max: 1, noNaN: true }), (made, word, where) => {
        const spoken = made.phrase.split(' ');
        spoken.splice(Math.round(where * spoken.length), 0, word);
        expect(read({ ...made, phrase: spoken.join(' ') }).kind).toBe('ask');
      }),
      { numRuns: 600 },
    );
  });
});

describe('whatever is typed', { timeout: 60_000 }, () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          ...phrases.flatMap(({ phrase }) => phrase.split(/(\s|-)/)),
          ',',
          '1',
          '31',
          '/',
          ':',
          '24:00',
          '99',
          'week',
          'from',
          'after',
          'next',
        ),
        { maxLength: 14 },
      )
      .map((words) => words.join(' ')),
  );

  it('never throws, and never promises the past or a window that ends before it begins', () => {
    fc.assert(
      fc.property(typed, (phrase) => {
        const reading = readAt(phrase);
        if (reading.kind === 'ask') return;
        const now = Date.parse('2026-11-18T19:30:00.000Z');
        const isPast = Date.parse(reading.dueAt) <= now;
        expect(isPast).toBe(reading.doubts.includes('That is in the past'));
        if (reading.notBefore !== null) expect(reading.notBefore <= reading.dueAt).toBe(true);
        if (reading.sure === 'ambiguous') expect(reading.doubts).not.toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it.each([
    ['10,000 letters', 'a'.repeat(10_000)],
    ['10,000 digits', '1'.repeat(10_000)],
    ['10,000 hours', 'in 2 hours '.repeat(910)],
    ['10,000 spaces', ' '.repeat(10_000)],
    ['a week from a week from a week', 'a week from '.repeat(25)],
    ['half, half, half', 'half '.repeat(60)],
    ['one to one to one', '1 to '.repeat(60)],
    ['escape codes', '\u001b[2J\u001b]0;title\u0007 tomorrow'],
    ['NUL', 'tomorrow\u0000 at 3'],
    ['letters that grow when small', 'İ'.repeat(100)],
    ['half a surrogate', '\ud83d tomorrow'],
  ])('%s is asked about at once', (_, phrase) => {
    const started = performance.now();
    const reading = readAt(phrase);
    expect(reading.kind).toBe('ask');
    expect(performance.now() - started).toBeLessThan(500);
    expect(reading.kind === 'ask' && /[\u0000-\u001f\u007f-\u009f]/.test(reading.question)).toBe(false);
  });
});
