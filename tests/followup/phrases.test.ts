import { describe, expect, it } from 'vitest';
import { readSpokenTime } from '../../src/followup/spoken-time.ts';
import { defaultTeam } from '../../src/followup/team.ts';
import notPromises from './not-promises.json' with { type: 'json' };
import phrases from './phrases.json' with { type: 'json' };

type Row = {
  phrase: string;
  ref: string;
  tz: string;
  expected_iso: string | null;
  not_before_iso?: string;
  accept?: string[];
  kind: string;
  confidence: string;
};

function read({ phrase, ref, tz }: Pick<Row, 'phrase' | 'ref' | 'tz'>) {
  return readSpokenTime(phrase, { now: new Date(ref).toISOString(), zone: tz, team: defaultTeam(tz) });
}

const now = { ref: '2026-11-18T14:30:00-05:00', tz: 'America/New_York' };

function utc(iso: string | null | undefined): string | null {
  return iso ? new Date(iso).toISOString() : null;
}

const classes = ['clear', 'convention', 'ambiguous', 'must-ask'] as const;

function isRight(row: Row): boolean {
  const reading = read(row);
  if (reading.kind === 'ask' || row.expected_iso === null) return reading.kind === 'ask' && row.expected_iso === null;
  const accepted = row.confidence === 'ambiguous' ? [row.expected_iso, ...(row.accept ?? [])] : [row.expected_iso];
  return accepted.map(utc).includes(reading.dueAt);
}

describe('the sample of promises', () => {
  it.each((phrases as Row[]).map((row) => [row.phrase, row] as const))('reads "%s" as it is meant', (_, row) => {
    const reading = read(row);
    if (row.confidence === 'must-ask') {
      expect(reading.kind).toBe('ask');
      return;
    }
    expect(reading).toMatchObject({ kind: 'time', sure: row.confidence, shape: row.kind });
    if (reading.kind !== 'time') return;
    const accepted =
      row.confidence === 'ambiguous' ? [row.expected_iso, ...(row.accept ?? [])].map(utc) : [utc(row.expected_iso)];
    expect(accepted).toContain(reading.dueAt);
    expect(reading.notBefore).toBe(utc(row.not_before_iso));
    if (row.confidence === 'ambiguous') expect(reading.doubts).not.toEqual([]);
  });

  it('is right in every class', () => {
    const rows = phrases as Row[];
    const table = classes.map((confidence) => {
      const ofClass = rows.filter((row) => row.confidence === confidence);
      return `${confidence.padEnd(10)} ${ofClass.filter(isRight).length} of ${ofClass.length}`;
    });
    const silent = notPromises.filter(({ text }) => read({ ...now, phrase: text }).kind === 'ask');
    expect([...table, `no promise ${silent.length} of ${notPromises.length}`].join('\n')).toMatchInlineSnapshot(`
      "clear      61 of 61
      convention 60 of 60
      ambiguous  5 of 5
      must-ask   8 of 8
      no promise 15 of 15"
    `);
  });

  it.each(notPromises.map(({ text }) => text))('reads no time out of "%s"', (text) => {
    expect(read({ ...now, phrase: text }).kind).toBe('ask');
  });
});
