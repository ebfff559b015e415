import type { Matter } from '../../call/begin-call.ts';
import { UserError } from '../../call/user-error.ts';
import { type Beginning, begin } from '../../engine/begin.ts';
import type { CallEntry } from '../../engine/entry.ts';
import { replay } from '../../engine/evolve.ts';
import type { Digest, Playbook } from '../../playbook/playbook.ts';
import { oneLine } from '../../text/safe.ts';
import type { Customer, FollowUpCall } from '../customer/customer.ts';

/** The call in which a customer is rung back. Throws a `UserError` when the method or the customer has none. */
export function followUpCallOf(book: Playbook, { title, followUp }: Customer): FollowUpCall {
  if (!book.steps.some(({ phase }) => phase === 'follow-up'))
    throw new UserError(
      `${oneLine(book.title)} has no steps for a call that follows up.`,
      'Steps with "phase: follow-up" lead it.',
    );
  if (followUp !== null) return followUp;
  throw new UserError(
    `"${oneLine(title)}" is not rung back: nothing in the file says what they say then.`,
    'Add "follow-up:" to it. Every field is in docs/customer-fields.md.',
    'not-found',
  );
}

type Caller = Pick<Beginning, 'customer' | 'contact' | 'zone' | 'at' | 'by'>;

/** What the call is about, with what they told on the one before. */
export function matterOfFollowUp(book: Playbook, digest: Digest, call: FollowUpCall, caller: Caller): Matter {
  const { calledFor, late, onRecord } = call;
  const about = { phase: 'call', callId: 'before', code: 'before', caseId: 'case', followUp: null } as const;
  const nothing = { calledFor: null, promised: null, reference: null, direct: null, paper: false };
  const began = begin(book, digest, { ...about, ...nothing, ...caller });
  const told = Object.entries(onRecord).map(([fact, value], index): CallEntry => {
    const what = { step: fact, ask: fact, fact, type: 'text', pass: 1, internal: false, from: 'told' } as const;
    return {
      kind: 'answered',
      ...{ stream: began.stream, seq: index + 2, at: began.at, by: began.by },
      what: { ...what, note: null, value: null, to: began.kind === 'began' ? began.what.to : nowhere() },
      words: { value },
    };
  });
  return {
    phase: 'follow-up',
    caseId: 'case',
    followUp: 'follow-up',
    calledFor,
    promised: { by: caller.by, late },
    earlier: replay([began, ...told]),
  };
}

function nowhere(): never {
  throw new Error('A call begins with its beginning.');
}
