import type { Cursor } from '../../../src/engine/cursor.ts';
import type {
  CallEntry,
  CallEntryBody,
  CaseEntry,
  FollowUpEntry,
  FollowUpEntryBody,
} from '../../../src/engine/entry.ts';
import type { Digest } from '../../../src/playbook/playbook.ts';

export const digest = 'd1'.repeat(32) as Digest;

export function at(step: string, field: string | null = null, pass = 1): Cursor {
  return { playbook: digest, frames: [{ script: 'main', step, field, pass, why: 'flow', limit: null }] };
}

export const instant = (minute: number) => new Date(Date.UTC(2026, 10, 18, 9, minute)).toISOString();

type Stamp = { seq: number; minute?: number; by?: string };

export function callEntry(stream: string, { seq, minute = seq, by = 'Ana' }: Stamp, body: CallEntryBody): CallEntry {
  return { ...body, stream, seq, at: instant(minute), by } as CallEntry;
}

export function followUpEntry(
  stream: string,
  { seq, minute = seq, by = 'Ana' }: Stamp,
  body: FollowUpEntryBody,
): FollowUpEntry {
  return { ...body, stream, seq, at: instant(minute), by } as FollowUpEntry;
}

export function inEffect(stream: string, { seq, minute = seq, by = 'Ana' }: Stamp, callId: string): CaseEntry {
  return { kind: 'in-effect', what: { callId }, words: null, stream, seq, at: instant(minute), by };
}

type Began = CallEntryBody & { kind: 'began' };

export function began(words: Partial<NonNullable<Began['words']>> = {}, what: Partial<Began['what']> = {}): Began {
  const nobody = { customer: null, contact: null, reference: null, direct: null };
  const call = {
    code: 'k7mq',
    playbook: digest,
    phase: 'call' as const,
    caseId: 'case-1',
    followUp: null,
    calledFor: null,
    promised: null,
  };
  return {
    kind: 'began',
    what: { ...call, zone: 'Europe/London', paper: false, to: at('welcome'), ...what },
    words: { ...nobody, ...words },
  };
}

export function noted(text: string): CallEntryBody {
  const what = {
    step: 'welcome',
    ask: null,
    fact: null,
    pass: 1,
    internal: false,
    from: 'customer' as const,
    main: false,
  };
  return { kind: 'noted', what, words: { text } };
}

type Answered = CallEntryBody & { kind: 'answered' };

export function answered(fact: string, value: string, what: Partial<Answered['what']> = {}): Answered {
  const asked = {
    step: 'find',
    ask: fact,
    fact,
    type: 'text' as const,
    pass: 1,
    internal: false,
    from: 'asked' as const,
  };
  return { kind: 'answered', what: { ...asked, note: null, value: null, to: at('next'), ...what }, words: { value } };
}

type Opened = FollowUpEntryBody & { kind: 'opened' };

export function opened(what: Partial<Opened['what']> = {}, words: Partial<NonNullable<Opened['words']>> = {}): Opened {
  return {
    kind: 'opened',
    what: {
      code: 'b4xt',
      callId: 'call-1',
      caseId: 'case-1',
      followUpKind: 'callback',
      spoken: true,
      owner: 'Ana',
      dueAt: instant(60),
      notBefore: null,
      zone: 'Europe/London',
      playbook: 'walras',
      repeats: null,
      ...what,
    },
    words: { promise: 'today at ten', customer: 'José Müller', contact: '+44 20 7946 0123', ...words },
  };
}
