import { describe, expect, it } from 'vitest';
import { acceptedOf, classes, readRow, readSilent, samples, tally, utc } from './sample.ts';

describe.each(samples)('$name of promises', (sample) => {
  const named = sample.rows.map((row) => [row.phrase, row.ref, row] as const);

  it.each(named)('reads "%s" at %s as it is meant', (_phrase, _ref, row) => {
    const reading = readRow(row);
    if (row.confidence === 'must-ask') {
      expect(reading.kind).toBe('ask');
      return;
    }
    expect(reading).toMatchObject({ kind: 'time', sure: row.confidence, shape: row.kind });
    if (reading.kind !== 'time') return;
    expect(acceptedOf(row)).toContain(reading.dueAt);
    expect(reading.notBefore).toBe(row.not_before_iso === undefined ? null : utc(row.not_before_iso));
    if (row.confidence === 'ambiguous') expect(reading.doubts).not.toEqual([]);
  });

  it.each(sample.silent)('reads no time out of "%s"', (phrase) => {
    expect(readSilent(phrase).kind).toBe('ask');
  });
});

describe('how many are read right', () => {
  it.each(samples)('in $name: all of them, in every class', (sample) => {
    const counts = tally(sample);
    for (const name of classes) expect(counts[name], name).toEqual({ of: counts[name].of, right: counts[name].of });
  });

  it('is a number of phrases that means something', () => {
    const sizes = samples.map((sample) => classes.map((name) => `${name} ${tally(sample)[name].of}`).join(', '));
    expect(sizes).toMatchInlineSnapshot(`
      [
        "clear 61, convention 60, ambiguous 5, must-ask 8, no promise 15",
        "clear 67, convention 50, ambiguous 25, must-ask 24, no promise 40",
      ]
    `);
  });
});
