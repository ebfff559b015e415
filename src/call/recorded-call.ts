import type { Books } from '../engine/books.ts';
import type { CallState } from '../engine/call-state.ts';
import type { CallEntry } from '../engine/entry.ts';
import { replay } from '../engine/evolve.ts';
import type { Digest, Playbook } from '../playbook/playbook.ts';
import { readStream } from '../store/entries.ts';
import { isOfCall } from '../store/entry-row.ts';
import { playbookByDigest } from '../store/playbooks.ts';
import type { Store } from '../store/store.ts';
import { UserError } from './user-error.ts';

/** The entries of a call, oldest first. */
export function entriesOf(store: Store, callId: string): readonly CallEntry[] {
  return readStream(store, callId).filter(isOfCall);
}

/** The call as its transcript tells it. */
export function stateOf(store: Store, callId: string): CallState {
  return replay(entriesOf(store, callId));
}

/** Every playbook that led a call, by digest: a call may have gone on by another one. */
export function booksOf(store: Store, callId: string): Books {
  const digests = entriesOf(store, callId).flatMap((entry) =>
    entry.kind === 'began' || entry.kind === 'switched' ? [entry.what.playbook] : [],
  );
  return new Map(digests.map((digest) => [digest, playbookOf(store, digest)]));
}

/** The playbook as it stood when a call began with it, whatever has become of the file since. */
export function playbookOf(store: Store, digest: Digest): Playbook {
  const kept = playbookByDigest(store, digest);
  if (kept === null)
    throw new UserError(`The playbook ${digest.slice(0, 12)} of this call is not in the database.`, null, 'store');
  return kept.compiled;
}
