import { bound } from './bind.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';
import { isBusy } from './store-error.ts';
import { writing, writingWhenFree } from './writing.ts';

/** A window that has a call open. `pid` and `beatAt` tell whether it still lives. */
export type Lease = { callId: string; window: string; agent: string; pid: number; beatAt: string };

export type Taken = { ok: true } | { ok: false; holder: Lease };

/**
 * Takes a call for a window, unless another living window has it. `takeOver` takes it all the same: the other window
 * finds out at its next beat or save.
 */
export function takeLease(
  store: Store,
  wanted: { callId: string; window: string; agent: string },
  isAlive: (lease: Lease) => boolean,
  takeOver = false,
): Taken {
  return writingWhenFree<Taken>(store, () => {
    const holder = leaseHolder(store, wanted.callId, isAlive);
    if (holder !== null && holder.window !== wanted.window && !takeOver) return { ok: false, holder };
    statement(store, upsert).run(bound({ ...wanted, pid: store.machine.pid, beatAt: store.source.now() }));
    return { ok: true };
  });
}

/**
 * Shows that the window still lives. False when it has lost the call to another one. While the file is busy nothing is
 * known to be lost: the next beat tells.
 */
export function beatLease(store: Store, callId: string, window: string): boolean {
  const sql = 'update leases set beat_at = ? where call_id = ? and "window" = ?';
  return unlessBusy(true, () =>
    writing(store, () => statement(store, sql).run(store.source.now(), callId, window).changes === 1),
  );
}

/**
 * Gives a call back. A lease that another window has taken over meanwhile stays, and so does one in a file that stays
 * busy: it ends with this program.
 */
export function releaseLease(store: Store, callId: string, window: string): void {
  const sql = 'delete from leases where call_id = ? and "window" = ?';
  unlessBusy(undefined, () => writingWhenFree(store, () => void statement(store, sql).run(callId, window)));
}

function unlessBusy<T>(otherwise: T, use: () => T): T {
  try {
    return use();
  } catch (error) {
    if (isBusy(error)) return otherwise;
    throw error;
  }
}

/** The living window that has a call open, if there is one. */
export function leaseHolder(store: Store, callId: string, isAlive: (lease: Lease) => boolean): Lease | null {
  const lease = statement(store, `${select} where call_id = ?`).get(callId) as Lease | undefined;
  return lease !== undefined && isAlive(lease) ? lease : null;
}

/** All that are on record, those of windows that are gone too. */
export function leasesHeld(store: Store): Lease[] {
  return statement(store, `${select} order by call_id`).all() as Lease[];
}

const select = 'select call_id as "callId", "window", agent, pid, beat_at as "beatAt" from leases';

const upsert = `
  insert into leases (call_id, "window", agent, pid, beat_at) values (@callId, @window, @agent, @pid, @beatAt)
  on conflict (call_id) do update
  set "window" = excluded."window", agent = excluded.agent, pid = excluded.pid, beat_at = excluded.beat_at`;
