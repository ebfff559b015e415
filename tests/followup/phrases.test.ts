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

function utc(iso: string | null | undefined): string | null {
  return iso ? new Date(iso).toISOString() : null;
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

  it.each(notPromises.map(({ text }) => text))('reads no time out of "%s"', (text) => {
    expect(read({ phrase: text, ref: '2026-11-18T14:30:00-05:00', tz: 'America/New_York' }).kind).toBe('ask');
  });
});
