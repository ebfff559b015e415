import type { FollowUp, FollowUpKind } from '../followup/follow-up.ts';
import { forgotten } from '../text/forgotten.ts';
import type { FollowUpEntry } from './entry.ts';

/**
 * A follow-up after one more entry of its own. What is settled stays as it was settled until it is opened again. Throws
 * when its stream does not begin with `opened`.
 */
export function evolveFollowUp(before: FollowUp | null, entry: FollowUpEntry): FollowUp {
  if (entry.kind === 'opened') return opened(entry);
  if (before === null) throw new Error(`The follow-up ${entry.stream} begins with "${entry.kind}".`);
  if (entry.kind === 'reopened') return reopened(before);
  if (before.status !== 'open') return before;
  switch (entry.kind) {
    case 'attempted':
      return { ...tried(before, entry.at, entry.what.result), nextTryAt: entry.what.nextTryAt };
    case 'rescheduled':
      return rescheduled(before, entry);
    case 'claimed':
      return { ...before, owner: entry.by, ownedSince: entry.at };
    case 'assigned':
      return assigned(before, entry);
    case 'updated':
      return { ...before, ...entry.words };
    case 'kept':
      return kept(before, entry);
    case 'released':
      return settled(before, entry, 'released');
    case 'withdrawn':
      return settled(before, entry, 'withdrawn');
  }
}

/** Whoever gave the word goes on as the one who gave it when all that changed is the name. */
function assigned(before: FollowUp, { what, at }: FollowUpEntry & { kind: 'assigned' }): FollowUp {
  const { owner, from, renamed } = what;
  const firstOwner = renamed && before.firstOwner === from ? owner : before.firstOwner;
  return { ...before, owner, firstOwner, ownedSince: at };
}

/** Ended by mistake: what counted as reaching them did not happen either. */
function reopened(before: FollowUp): FollowUp {
  const again = {
    ...before,
    status: 'open' as const,
    settledAt: null,
    settledBy: null,
    lateSeconds: 0,
    nextTryAt: null,
  };
  if (before.lastResult !== 'reached' || before.lastAttemptAt !== before.settledAt) return again;
  const firstTryAt = before.firstTryAt === before.settledAt ? null : before.firstTryAt;
  return { ...again, attempts: before.attempts - 1, firstTryAt, lastAttemptAt: null, lastResult: null };
}

function opened(entry: FollowUpEntry & { kind: 'opened' }): FollowUp {
  const { code, callId, caseId, followUpKind, spoken, owner, dueAt, notBefore, zone, playbook, repeats } = entry.what;
  return {
    id: entry.stream,
    code,
    callId,
    caseId,
    kind: followUpKind,
    channel: null,
    spoken,
    owner,
    firstOwner: owner,
    promise: entry.words?.promise ?? forgotten,
    notBefore,
    dueAt,
    firstDueAt: dueAt,
    zone,
    // Files that were begun earlier know of no repeating.
    repeats: repeats ?? null,
    playbook,
    customer: entry.words?.customer ?? null,
    contact: entry.words?.contact ?? null,
    attempts: 0,
    firstTryAt: null,
    lastAttemptAt: null,
    lastResult: null,
    nextTryAt: null,
    ownedSince: null,
    status: 'open',
    settledAt: null,
    settledBy: null,
    lateSeconds: 0,
  };
}

function tried(before: FollowUp, at: string, lastResult: FollowUp['lastResult']): FollowUp {
  const firstTryAt = before.firstTryAt ?? at;
  return { ...before, attempts: before.attempts + 1, firstTryAt, lastAttemptAt: at, lastResult };
}

/** Only a time that the customer agreed to moves a spoken promise; any other is when we try next. */
function rescheduled(before: FollowUp, entry: FollowUpEntry & { kind: 'rescheduled' }): FollowUp {
  const { dueAt, notBefore, agreed } = entry.what;
  if (before.spoken && !agreed) return { ...before, nextTryAt: dueAt };
  const promise = entry.words === null ? before.promise : withFirst(entry.words.promise, before.promise);
  return { ...before, dueAt, notBefore, nextTryAt: null, firstTryAt: null, promise };
}

/** The new time is often all that is said again: what it was promised for stays beside it. */
function withFirst(words: string, before: string): string {
  const first = / \(first: (.*)\)$/s.exec(before)?.[1] ?? before;
  return `${words} (first: ${first})`;
}

/** What is done by reaching somebody: keeping it is a try that worked. */
const isContact = (kind: FollowUpKind) => kind === 'callback' || kind === 'update' || kind === 'check-in';

/** One of a row hands the row on to the next one: should it be opened again, it starts no second row. */
function kept(before: FollowUp, entry: FollowUpEntry & { kind: 'kept' }): FollowUp {
  const done = isContact(before.kind) ? tried(before, entry.at, 'reached') : before;
  const repeats = (entry.what.next ?? null) === null ? before.repeats : null;
  return settled({ ...done, repeats }, entry, 'kept');
}

/** How late it was counts from the latest time that they agreed to. */
function settled(before: FollowUp, { at, by }: FollowUpEntry, status: 'kept' | 'released' | 'withdrawn'): FollowUp {
  const seconds = Math.max(0, Math.floor((Date.parse(at) - Date.parse(before.dueAt)) / 1000));
  return { ...before, status, settledAt: at, settledBy: by, lateSeconds: seconds, nextTryAt: null };
}
