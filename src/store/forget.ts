import { replay } from '../engine/evolve.ts';
import { atEnd } from '../engine/flow.ts';
import type { FollowUp } from '../followup/follow-up.ts';
import { type AsideFile, keptAside } from './aside.ts';
import { append, headOf, readStream } from './entries.ts';
import { isOfCall } from './entry-row.ts';
import { eraseStreams } from './erase.ts';
import { type Lease, leaseHolder, leasesHeld } from './leases.ts';
import { followUpById } from './owed.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';
import { writingWhenFree } from './writing.ts';

/** What is to be forgotten, by id. */
export type ToForget = { calls: readonly string[]; followUps: readonly string[] };

/**
 * Why something cannot be forgotten yet: it is still owed, somebody is on that call, or a window that lives has something
 * of it aside that the database could not take.
 */
export type Hindrances = { owed: readonly FollowUp[]; live: readonly Lease[]; aside: readonly AsideFile[] };

/** Whether windows live, and where else something is kept aside. */
export type Around = {
  isLive: (lease: Lease) => boolean;
  isAlive: (pid: number) => boolean;
  otherFolder: string;
};

export class Hindered extends Error {
  readonly by: Hindrances;

  constructor(by: Hindrances) {
    super('What is to be forgotten is still needed.');
    this.name = 'Hindered';
    this.by = by;
  }
}

/** Null when there are none. */
export function hindrancesOf(store: Store, { calls, followUps }: ToForget, around: Around): Hindrances | null {
  const owed = followUps.flatMap((id) => followUpById(store, id) ?? []).filter(({ status }) => status === 'open');
  const live = calls.flatMap((id) => leaseHolder(store, id, around.isLive) ?? []);
  const streams = new Set([...calls, ...followUps]);
  const aside = asideOf(store, streams, around.otherFolder).filter(({ pid }) => around.isAlive(pid));
  return owed.length + live.length + aside.length === 0 ? null : { owed, live, aside };
}

/** The calls and follow-ups that a window has open, or aside. */
export function streamsInUse(store: Store, { isLive, isAlive, otherFolder }: Around): ReadonlySet<string> {
  const open = leasesHeld(store).filter(isLive);
  const aside = store.path === null ? [] : keptAside(store.path, otherFolder).filter(({ pid }) => isAlive(pid));
  const kept = aside.flatMap(({ batches }) => batches.flatMap(({ entries }) => entries.map(({ stream }) => stream)));
  return new Set([...open.map(({ callId }) => callId), ...kept]);
}

/** The files kept aside that hold something of these streams. */
export function asideOf({ path }: Store, streams: ReadonlySet<string>, otherFolder: string): readonly AsideFile[] {
  if (path === null) return [];
  return keptAside(path, otherFolder).filter(({ batches }) =>
    batches.some(({ entries }) => entries.some(({ stream }) => streams.has(stream))),
  );
}

/** How much there is to be forgotten: entries that still have words, and lines that were typed and not sent. */
export function wordsOf(store: Store, { calls, followUps }: ToForget): { entries: number; drafts: number } {
  const count = (sql: string, ids: readonly string[]) =>
    ids.reduce((sum, id) => sum + Number(statement(store, sql).pluck().get(id)), 0);
  return {
    entries: count('select count(words) from entries where stream = ?', [...calls, ...followUps]),
    drafts: count('select count(*) from drafts where call_id = ?', calls),
  };
}

/** How much was forgotten. */
export type Forgotten = ReturnType<typeof wordsOf>;

/**
 * Forgets all words of these calls and follow-ups, in one transaction. A call that was never ended is given up first:
 * nobody could carry it on. Gives null when nothing is left of it, because somebody else was faster. Throws `Hindered`
 * while any of it is needed. The files are to be settled afterwards.
 */
export function forget(
  store: Store,
  about: ToForget,
  { at, by, reason }: { at: string; by: string; reason: string },
  around: Around,
): Forgotten | null {
  return writingWhenFree(store, () => {
    const hindrances = hindrancesOf(store, about, around);
    if (hindrances !== null) throw new Hindered(hindrances);
    const words = wordsOf(store, about);
    const streams = [...about.calls, ...about.followUps];
    const aside = asideOf(store, new Set(streams), around.otherFolder);
    if (words.entries + words.drafts + aside.length === 0) return null;
    for (const id of about.calls) giveUp(store, id, { at, by });
    eraseStreams(
      store,
      streams.map((stream) => ({ stream, upTo: headOf(store, stream), at, by, reason })),
    );
    return words;
  });
}

function giveUp(store: Store, id: string, { at, by }: { at: string; by: string }): void {
  const sql = "select 1 from calls where id = ? and status in ('open', 'hung-up')";
  if (statement(store, sql).get(id) === undefined) return;
  const state = replay(readStream(store, id).filter(isOfCall));
  const to = atEnd(state, 'closed');
  const given = { kind: 'abandoned' as const, stream: id, seq: state.seq + 1, at, by, what: { to }, words: null };
  append(store, [given], { savedAt: at });
}
