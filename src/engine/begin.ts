import type { FollowUpKind } from '../followup/follow-up.ts';
import type { TeamRules } from '../followup/team-rules.ts';
import type { CallPhase, Digest, Playbook } from '../playbook/playbook.ts';
import { type Cursor, endScript, type Frame } from './cursor.ts';
import type { CallEntry } from './entry.ts';
import { evolve } from './evolve.ts';
import { firstPlace } from './flow.ts';

export type Beginning = {
  callId: string;
  code: string;
  caseId: string;
  phase: CallPhase;
  /** The follow-up that a follow-up call is made for. */
  followUp: string | null;
  calledFor: FollowUpKind | null;
  promised: { by: string; late: boolean } | null;
  /** The customer's zone as far as it is known. */
  zone: string;
  paper: boolean;
  /** UTC ISO: when a call done on paper ended, where that is known. */
  until?: string;
  customer: string | null;
  contact: string | null;
  reference: string | null;
  direct: string | null;
  rules?: TeamRules;
  /** UTC ISO: when the call began. */
  at: string;
  by: string;
};

/** The first entry of a call: owned by the agent from this moment on, at the playbook's first step. */
export function begin(book: Playbook, digest: Digest, beginning: Beginning): CallEntry {
  const { callId, code, caseId, phase, followUp, calledFor, promised, zone, paper, at, by } = beginning;
  const { customer, contact, reference, direct, rules, until } = beginning;
  const nowhere: Frame = { script: endScript, step: 'wrap-up', field: null, pass: 1, why: 'flow', limit: null };
  const entry = (to: Cursor): CallEntry => ({
    kind: 'began',
    stream: callId,
    seq: 1,
    at,
    by,
    what: {
      ...{ code, playbook: digest, phase, caseId, followUp, calledFor, promised, zone, paper },
      ...(until === undefined ? {} : { until }),
      ...(rules === undefined ? {} : { rules }),
      to,
    },
    words: { customer, contact, reference, direct },
  });
  const before = evolve(null, entry({ playbook: digest, frames: [nowhere] }));
  return entry(firstPlace(book, before));
}
