import { stringify } from 'csv-stringify/sync';
import type { FollowUp } from '../../followup/follow-up.ts';
import { oneLine } from '../../text/safe.ts';
import { followUpFields, followUpJson } from './follow-up-json.ts';

/**
 * Follow-ups for spreadsheets, under the names that `--json` has. What would be a formula there gets an apostrophe in
 * front; a number of our own does not.
 */
export function followUpCsv(followUps: readonly FollowUp[], now: string): string {
  const records = followUps.map((followUp) => {
    const values = followUpJson(followUp, now);
    return followUpFields.map((field) => {
      const value = values[field];
      return typeof value === 'string' ? oneLine(value) : value;
    });
  });
  return stringify(records, {
    header: true,
    columns: [...followUpFields],
    escape_formulas: true,
    cast: { boolean: String },
  });
}
