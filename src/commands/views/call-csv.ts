import { stringify } from 'csv-stringify/sync';
import { factsOf } from '../../engine/facts.ts';
import { oneLine } from '../../text/safe.ts';
import type { ExportedCall } from '../exported-call.ts';

const columns = [
  'id',
  'code',
  'caseId',
  'playbook',
  'agent',
  'customer',
  'contact',
  'reference',
  'startedAt',
  'hungUpAt',
  'writtenUpAt',
  'status',
  'disposition',
  'followUps',
  'facts',
] as const;

/**
 * Calls for spreadsheets, one line each; `facts` is JSON. What would be a formula there gets an apostrophe in front.
 * `header`: with the names of the columns before.
 */
export function callCsv(calls: readonly ExportedCall[], header: boolean): string {
  const records = calls.map((exported) => {
    const { call, state, followUps } = exported;
    const known = { ...call, playbook: call.playbook.id, followUps: followUps.length };
    const values = { ...known, facts: JSON.stringify(factsOf(state)) };
    return columns.map((column) => {
      const value = values[column];
      return typeof value === 'string' ? oneLine(value) : value;
    });
  });
  return stringify(records, { header, columns: [...columns], escape_formulas: true });
}
