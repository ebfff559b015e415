import type { CallStatus } from '../engine/call-state.ts';
import type { CallEntry } from '../engine/entry.ts';
import type { Disposition } from '../playbook/dispositions.ts';
import type { Digest } from '../playbook/playbook.ts';
import { customerKey } from './customer-key.ts';
import { secondsBetween } from './seconds.ts';
import type { Columns } from './table.ts';

/** The header of a call: what lists and reports need of it. `cause` follows from the facts, and is set beside them. */
export type CallHeader = {
  id: string;
  code: string;
  caseId: string;
  playbook: Digest;
  agent: string;
  customer: string | null;
  contact: string | null;
  customerKey: string | null;
  reference: string | null;
  zone: string;
  startedAt: string;
  hungUpAt: string | null;
  writtenUpAt: string | null;
  status: CallStatus;
  disposition: Disposition | null;
  cause: string | null;
  handleSeconds: number | null;
  holdSeconds: number;
  firstAckSeconds: number | null;
  overrides: number;
};

/** How far the row's own stream has been followed. */
export type Head = { nextSeq: number; head: string };

export const callColumns = {
  id: 'id',
  code: 'code',
  caseId: 'case_id',
  playbook: 'playbook',
  agent: 'agent',
  customer: 'customer',
  contact: 'contact',
  customerKey: 'customer_key',
  reference: 'reference',
  zone: 'zone',
  startedAt: 'started_at',
  hungUpAt: 'hung_up_at',
  writtenUpAt: 'written_up_at',
  status: 'status',
  disposition: 'disposition',
  cause: 'cause',
  handleSeconds: 'handle_seconds',
  holdSeconds: 'hold_seconds',
  firstAckSeconds: 'first_ack_seconds',
  overrides: 'overrides',
  nextSeq: 'next_seq',
  head: 'head',
} as const satisfies Columns<CallHeader & Head>;

/** The row of a call after one more entry of its own. */
export function callAfter(before: CallHeader | null, entry: CallEntry): CallHeader {
  if (entry.kind === 'began') return begun(entry);
  if (before === null) throw new Error(`The call ${entry.stream} begins with "${entry.kind}".`);
  switch (entry.kind) {
    case 'identified':
      return identified(before, entry);
    case 'covered':
    case 'answered':
      return { ...before, firstAckSeconds: before.firstAckSeconds ?? secondsBetween(before.startedAt, entry.at) };
    case 'overrode':
      return { ...before, overrides: before.overrides + 1 };
    case 'hung-up':
      return {
        ...before,
        status: 'hung-up',
        disposition: entry.what.disposition,
        hungUpAt: entry.at,
        handleSeconds: secondsBetween(before.startedAt, entry.at),
      };
    case 'written-up':
      return { ...before, status: 'written-up', writtenUpAt: entry.at };
    case 'abandoned':
      return { ...before, status: 'abandoned' };
    case 'came-back':
      return { ...before, holdSeconds: before.holdSeconds + entry.what.seconds };
    case 'taken-over':
      return { ...before, agent: entry.by };
    case 'switched':
      return { ...before, playbook: entry.what.playbook };
    case 'noted':
    case 'held':
    case 'dropped':
    case 'skipped':
    case 'went-back':
    case 'jumped':
    case 'redone':
    case 'entered':
    case 'returned':
    case 'promised':
    case 'kept-watch':
    case 'agreed':
    case 'withdrew':
    case 'settled':
    case 'flagged':
    case 'checked':
    case 'remarked':
    case 'commented':
    case 'parked':
    case 'resumed':
      return before;
  }
}

function begun(entry: CallEntry & { kind: 'began' }): CallHeader {
  const { code, caseId, playbook, zone } = entry.what;
  const { customer, contact, reference } = entry.words ?? { customer: null, contact: null, reference: null };
  return {
    id: entry.stream,
    code,
    caseId,
    playbook,
    agent: entry.by,
    customer,
    contact,
    customerKey: customerKey(customer, contact),
    reference,
    zone,
    startedAt: entry.at,
    hungUpAt: null,
    writtenUpAt: null,
    status: 'open',
    disposition: null,
    cause: null,
    handleSeconds: null,
    holdSeconds: 0,
    firstAckSeconds: null,
    overrides: 0,
  };
}

function identified(before: CallHeader, entry: CallEntry & { kind: 'identified' }): CallHeader {
  const { customer, contact, reference } = { ...before, ...entry.words };
  const zone = entry.what.zone ?? before.zone;
  return { ...before, customer, contact, reference, zone, customerKey: customerKey(customer, contact) };
}
