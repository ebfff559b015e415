import { type AnybodysRule, isAnybodys } from '../followup/anybodys.ts';
import type { AttemptResult, FollowUp } from '../followup/follow-up.ts';
import { proposedNextTry } from '../followup/next-try.ts';
import { showInstant, showMoment } from '../followup/show-time.ts';
import { type Reading, readSpokenTime } from '../followup/spoken-time.ts';
import { forgotten } from '../text/forgotten.ts';
import type { FollowUpEntry, FollowUpEntryBody } from './entry.ts';
import { evolveFollowUp } from './evolve-follow-up.ts';
import { needsReason, unreasoned } from './needs-reason.ts';
import { nextRoundOf } from './next-round.ts';
import type { Told } from './told.ts';

/** What somebody does to a follow-up. Times are words as they are spoken; they are read once, here. */
export type Change =
  | { kind: 'done'; how: string | null; inEffect: boolean; isLast: boolean }
  /** `next` null: at the time that is proposed. */
  | { kind: 'attempt'; result: AttemptResult; note: string | null; next: string | null }
  | { kind: 'reschedule'; words: string; agreed: boolean; why: string | null }
  | { kind: 'release'; why: string }
  | { kind: 'withdraw'; why: string; slip: boolean }
  | { kind: 'reopen'; why: string }
  /** `renamed`: the owner stays the same person and has another name now. */
  | { kind: 'assign'; to: string; why: string | null; renamed?: true }
  | { kind: 'claim' };

/** `head` is the last `seq` of the follow-up's stream, `fresh` an id with its code for the next one of a row. */
export type FollowUpTold = Pick<Told, 'now' | 'by' | 'team' | 'here'> & {
  head: number;
  fresh: { id: string; code: string };
  rule: Omit<AnybodysRule, 'now'>;
  /** Who stands in for its owner, who is away. */
  cover: string | null;
};

/** Entries to append, with the follow-up as it then is; or what stands against it, and what to do instead. */
export type FollowUpDecision =
  | { ok: true; entries: readonly FollowUpEntry[]; after: FollowUp; next: FollowUp | null }
  | { ok: false; problem: string; hint: string | null };

type Refused = FollowUpDecision & { ok: false };

const refused = (problem: string, hint: string | null = null): Refused => ({ ok: false, problem, hint });

/** The one place that says what may become of a follow-up. Nothing but these changes ends it or moves it. */
export function decideFollowUp(followUp: FollowUp, change: Change, told: FollowUpTold): FollowUpDecision {
  const ended = change.kind === 'reopen' ? notToReopen(followUp) : settledAlready(followUp, told);
  if (ended !== null) return ended;
  const body = bodyOf(followUp, change, told);
  if ('ok' in body) return body;
  const entry = { ...body, stream: followUp.id, seq: told.head + 1, at: told.now, by: told.by } as FollowUpEntry;
  const after = evolveFollowUp(followUp, entry);
  if (entry.kind !== 'kept' || entry.what.next === null) return { ok: true, entries: [entry], after, next: null };
  const opened = nextRoundOf(followUp, told);
  return { ok: true, entries: [entry, opened], after, next: evolveFollowUp(null, opened) };
}

function notToReopen({ code, status, promise }: FollowUp): Refused | null {
  if (status === 'open') return refused(`${code} is open: there is nothing to reopen.`);
  if (promise !== forgotten) return null;
  return refused(
    `${code} was forgotten: what was promised, and to whom, is not known any more.`,
    'If something is owed, note it anew: recover followups add',
  );
}

const endings = { kept: 'kept', released: 'released: they let us off', withdrawn: 'withdrawn' } as const;

function settledAlready({ code, status, settledBy, settledAt }: FollowUp, told: FollowUpTold): Refused | null {
  if (status === 'open') return null;
  const { here, now } = told;
  const when = settledAt === null ? '' : `, ${showMoment(settledAt, { now, zone: here })}`;
  return refused(
    `${code} is already ${endings[status]}, by ${settledBy ?? 'somebody'}${when}.`,
    `See: recover followups show ${code}. Was that wrong? recover followups reopen ${code} --why "…"`,
  );
}

function bodyOf(followUp: FollowUp, change: Change, told: FollowUpTold): FollowUpEntryBody | Refused {
  switch (change.kind) {
    case 'done': {
      const next = followUp.repeats === null || change.isLast ? null : told.fresh.id;
      const words = change.how === null ? null : { how: change.how };
      return { kind: 'kept', what: { inEffect: change.inEffect, next }, words };
    }
    case 'attempt':
      return attempted(followUp, change, told);
    case 'reschedule':
      return rescheduled(followUp, change, told);
    case 'release':
      return reason(change.why) ?? { kind: 'released', what: {}, words: { why: change.why } };
    case 'withdraw':
      return reason(change.why) ?? { kind: 'withdrawn', what: { slip: change.slip }, words: { why: change.why } };
    case 'reopen':
      return reason(change.why) ?? { kind: 'reopened', what: {}, words: { why: change.why } };
    case 'assign':
      return assigned(followUp, change);
    case 'claim':
      return claimed(followUp, told);
  }
}

function reason(why: string): Refused | null {
  return why.trim() === '' ? refused('Say why: it stays on record.') : null;
}

function attempted(
  followUp: FollowUp,
  { result, note, next }: Change & { kind: 'attempt' },
  told: FollowUpTold,
): FollowUpEntryBody | Refused {
  const words = note === null ? null : { note };
  if (next === null) {
    const nextTryAt = proposedNextTry(result, told.now, told.team);
    return { kind: 'attempted', what: { result, nextTryAt }, words };
  }
  const read = timeAhead(next, followUp.zone, told);
  if ('ok' in read) return read;
  return { kind: 'attempted', what: { result, nextTryAt: read.dueAt }, words };
}

function rescheduled(
  followUp: FollowUp,
  { words, agreed, why }: Change & { kind: 'reschedule' },
  told: FollowUpTold,
): FollowUpEntryBody | Refused {
  // What nobody agreed to is our own next try, which can only be still to come.
  const read = agreed ? timeSaid(words, followUp.zone, told) : timeAhead(words, followUp.zone, told);
  if ('ok' in read) return read;
  const { dueAt, notBefore } = read;
  const needs = agreed ? needsReason(dueAt, told) : null;
  if (needs !== null && (why ?? '').trim() === '') return unreasoned(needs, { ...read, zone: followUp.zone }, told);
  return { kind: 'rescheduled', what: { dueAt, notBefore, agreed }, words: { promise: words, why } };
}

/** A time in the customer's calendar. */
function timeSaid(words: string, zone: string, told: FollowUpTold): (Reading & { kind: 'time' }) | Refused {
  const read = readSpokenTime(words, { now: told.now, zone, team: told.team });
  return read.kind === 'ask' ? refused(read.question) : read;
}

/** One that is still to come. */
function timeAhead(words: string, zone: string, told: FollowUpTold): (Reading & { kind: 'time' }) | Refused {
  const read = timeSaid(words, zone, told);
  if ('ok' in read || read.dueAt > told.now) return read;
  const passed = `"${words}" has passed already: ${shown(read.dueAt, zone, told)}.`;
  return refused(passed, 'Give a time that is still to come.');
}

const shown = (at: string, zone: string, { now, here }: FollowUpTold) => showInstant(at, { now, zone, here });

function assigned({ owner: from, code }: FollowUp, { to, why, renamed }: Change & { kind: 'assign' }) {
  const owner = to.trim();
  if (owner === '') return refused('A promise without an owner cannot be saved: name one.');
  if (owner === from) return refused(`${code} is ${owner}'s already.`);
  return {
    kind: 'assigned' as const,
    what: { owner, from, ...(renamed ? { renamed } : {}) },
    words: why === null ? null : { why },
  };
}

/** Only what is anybody's can be taken: of two who try at once, the second finds that it is the first one's. */
function claimed(followUp: FollowUp, told: FollowUpTold): FollowUpEntryBody | Refused {
  const { owner, code } = followUp;
  if (owner === told.by) return refused(`${code} is yours already.`);
  if (told.cover !== told.by && !isAnybodys(followUp, { ...told.rule, now: told.now }))
    return refused(
      `${code} is ${owner}'s, who still has time for it.`,
      `To take it over all the same: recover followups assign ${code} --to "${told.by}"`,
    );
  return { kind: 'claimed', what: { from: owner }, words: null };
}
