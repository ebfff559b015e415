import { stringify } from 'csv-stringify/sync';
import type { FollowUp } from '../../followup/follow-up.ts';
import { oneLine } from '../../text/safe.ts';
import { followUpFields, followUpJson } from './follow-up-json.ts';
import { inBatches } from './in-batches.ts';

/**
 * Follow-ups for spreadsheets, under the names that `--json` has. What would be a formula there gets an apostrophe in
 * front; a number of our own does not.
 */
export function* followUpCsv(followUps: Iterable<FollowUp>, now: string): Generator<string> {
  yield csvOf([], true);
  for (const some of inBatches(followUps, atOnce))
    yield csvOf(
      some.map((followUp) => record(followUp, now)),
      false,
    );
}

const atOnce = 100;

function record(followUp: FollowUp, now: string): readonly (string | number | boolean | null)[] {
  const values = followUpJson(followUp, now);
  return followUpFields.map((field) => {
    const value = values[field];
    return typeof value === 'string' ? oneLine(value) : value;
  });
}

function csvOf(records: readonly (readonly unknown[])[], header: boolean): string {
  return stringify([...records], {
    header,
    columns: [...followUpFields],
    escape_formulas: true,
    cast: { boolean: String },
  });
}
