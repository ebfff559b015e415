import type { Digest } from '../playbook/playbook.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

/** What an agent said of a line. `why` is null where they only marked it, or where it was erased. */
export type Remark = {
  callId: string;
  code: string | null;
  at: string;
  by: string;
  playbook: Digest;
  step: string;
  line: number | null;
  why: string | null;
};

/** The latest remarks first, on any version of a playbook, or (null) on all; at most so many. */
export function remarks(store: Store, playbook: string | null, most: number): Remark[] {
  return statement(store, sql).all({ playbook, most }) as Remark[];
}

const sql = `
  select entries.stream as "callId", calls.code, entries.at, entries."by",
    what ->> 'playbook' as playbook, what ->> 'step' as step,
    cast(what ->> 'line' as integer) as line, words ->> 'why' as why
  from entries left join calls on calls.id = entries.stream
  where entries.kind = 'remarked'
    and (@playbook is null
      or what ->> 'playbook' in (select digest from playbooks where playbooks.id = @playbook))
  order by entries.at desc, entries.nr desc
  limit @most`;
