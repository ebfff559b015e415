import type { FollowUp } from '../followup/follow-up.ts';
import { customerKey } from './customer-key.ts';
import { type FollowUpRow, followUpColumns, followUpFromRow } from './project-follow-up.ts';
import { contactEnd, isSameContact } from './same-number.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';
import { tableOf } from './table.ts';

const { select } = tableOf<FollowUpRow>('follow_ups', followUpColumns);

const most = 10;

const openOnes = (where: string) =>
  `${select} where status = 'open' and spoken = 1 and ${where} order by due_at, id limit ${most}`;

/** However the number was typed; to be looked at in a test: it must walk an index. */
export const owedToNumberSql = openOnes(`${contactEnd('contact')} = ${contactEnd('?')}`);

export type Concerned = { callId: string; caseId: string; customer: string | null; contact: string | null };

/**
 * What was promised to a customer before this call and is still open, the oldest word first: in the same case, under the
 * same name, or to the same number. Two people can have one name: it is for a person to look at.
 */
export function owedTo(store: Store, { callId, caseId, customer, contact }: Concerned): FollowUp[] {
  const key = customerKey(customer, contact);
  const ways = [
    { sql: openOnes('case_id = ?'), value: caseId },
    { sql: openOnes('customer_key = ?'), value: key },
    { sql: owedToNumberSql, value: contact },
  ];
  const found = ways.flatMap(({ sql, value }) => {
    if (value === null || value === '') return [];
    return (statement(store, sql).all(value) as FollowUpRow[]).map(followUpFromRow);
  });
  const earlier = found.filter(
    (followUp) => followUp.callId !== callId && !isSomebodyElse(followUp, { caseId, contact }),
  );
  const each = [...new Map(earlier.map((followUp) => [followUp.id, followUp])).values()];
  return each.sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0)).slice(0, most);
}

/** A name is not enough when both numbers are known and differ. */
function isSomebodyElse(followUp: FollowUp, caller: Pick<Concerned, 'caseId' | 'contact'>): boolean {
  if (followUp.caseId === caller.caseId || followUp.contact === null || caller.contact === null) return false;
  return !isSameContact(followUp.contact, caller.contact);
}

/** One follow-up as it stands now; null when there is none with this id. */
export function followUpById(store: Store, id: string): FollowUp | null {
  const row = statement(store, `${select} where id = ?`).get(id) as FollowUpRow | undefined;
  return row === undefined ? null : followUpFromRow(row);
}

/** What an agent has promised others for around now and the days to come, the next one first. */
export function promisedBy(store: Store, agent: string, { except }: { except: string }): FollowUp[] {
  const sql = `${select} where owner = ? and status = 'open' and spoken = 1 and call_id is not ? order by due_at limit 500`;
  return (statement(store, sql).all(agent, except) as FollowUpRow[]).map(followUpFromRow);
}
