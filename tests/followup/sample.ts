import { type Reading, readSpokenTime } from '../../src/followup/spoken-time.ts';
import { defaultTeam } from '../../src/followup/team.ts';
import moreNotPromises from './more-not-promises.json' with { type: 'json' };
import morePhrases from './more-phrases.json' with { type: 'json' };
import notPromises from './not-promises.json' with { type: 'json' };
import phrases from './phrases.json' with { type: 'json' };

/** A phrase with what it means; `accept` holds other readings that are not wrong. */
export type Row = {
  phrase: string;
  ref: string;
  tz: string;
  expected_iso: string | null;
  not_before_iso?: string;
  accept?: string[];
  kind: string;
  confidence: string;
};

export type Sample = { name: string; rows: readonly Row[]; silent: readonly string[] };

/** The second was written against the grammar before anyone looked at what it says to them. */
export const samples: readonly Sample[] = [
  { name: 'the shared sample', rows: phrases, silent: notPromises.map(({ text }) => text) },
  { name: 'the second sample', rows: morePhrases, silent: moreNotPromises.map(({ text }) => text) },
];

export const classes = ['clear', 'convention', 'ambiguous', 'must-ask', 'no promise'] as const;

export type Tally = { of: number; right: number };

export function readRow({ phrase, ref, tz }: Pick<Row, 'phrase' | 'ref' | 'tz'>): Reading {
  return readSpokenTime(phrase, { now: new Date(ref).toISOString(), zone: tz, team: defaultTeam(tz) });
}

/** A sentence without a promise, as it is said to a New York team on a Wednesday afternoon. */
export function readSilent(phrase: string): Reading {
  return readRow({ phrase, ref: '2026-11-18T14:30:00-05:00', tz: 'America/New_York' });
}

/** The instants that are right: where a phrase is ambiguous, the other readings too. */
export function acceptedOf(row: Row): readonly string[] {
  if (row.expected_iso === null) return [];
  const all = row.confidence === 'ambiguous' ? [row.expected_iso, ...(row.accept ?? [])] : [row.expected_iso];
  return all.map(utc);
}

export function utc(iso: string): string {
  return new Date(iso).toISOString();
}

export function tally({ rows, silent }: Sample): Record<(typeof classes)[number], Tally> {
  const ofClass = (confidence: string): Tally => {
    const found = rows.filter((row) => row.confidence === confidence);
    return { of: found.length, right: found.filter(isRight).length };
  };
  return {
    clear: ofClass('clear'),
    convention: ofClass('convention'),
    ambiguous: ofClass('ambiguous'),
    'must-ask': ofClass('must-ask'),
    'no promise': {
      of: silent.length,
      right: silent.filter((phrase) => readSilent(phrase).kind === 'ask').length,
    },
  };
}

// What is ambiguous is right only when it is read back.
function isRight(row: Row): boolean {
  const reading = readRow(row);
  if (reading.kind === 'ask') return row.expected_iso === null;
  return acceptedOf(row).includes(reading.dueAt) && reading.sure === row.confidence;
}
