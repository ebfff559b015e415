import { entriesOf } from '../call/recorded-call.ts';
import type { CallState } from '../engine/call-state.ts';
import type { CallEntry, FollowUpEntry } from '../engine/entry.ts';
import { replay } from '../engine/evolve.ts';
import { factsOf } from '../engine/facts.ts';
import { oursIn, publicEntries, publicLife } from '../engine/public-entries.ts';
import type { FollowUp } from '../followup/follow-up.ts';
import type { Digest, Playbook } from '../playbook/playbook.ts';
import { readStream } from '../store/entries.ts';
import { isOfFollowUp } from '../store/entry-row.ts';
import type { ListedCall } from '../store/list-calls.ts';
import { listFollowUps } from '../store/list-follow-ups.ts';
import { playbookByDigest } from '../store/playbooks.ts';
import type { Store } from '../store/store.ts';
import { callJson } from './views/call-json.ts';
import { followUpJson } from './views/follow-up-json.ts';

/** A call as it is exported; without `internal`, what is ours only is left out and counted. */
export type ExportedCall = {
  call: ListedCall;
  state: CallState;
  entries: readonly CallEntry[];
  followUps: readonly ExportedFollowUp[];
  leftOut: number;
};

export type ExportedFollowUp = { followUp: FollowUp; life: readonly FollowUpEntry[] };

/** Gathers what is exported of calls and follow-ups. A playbook that led several of them is looked up once. */
export function exporter(store: Store, internal: boolean) {
  const books = new Map<string, Playbook | null>();
  const bookOf = (digest: Digest) => {
    if (!books.has(digest)) books.set(digest, playbookByDigest(store, digest)?.compiled ?? null);
    return books.get(digest) ?? null;
  };
  const followUpsOf = (all: readonly FollowUp[]) => {
    const shown = all.filter(({ kind }) => internal || kind !== 'internal');
    const lives = shown.map((followUp) => {
      const life = readStream(store, followUp.id).filter(isOfFollowUp);
      return { followUp, life: internal ? { entries: life, leftOut: 0 } : publicLife(life) };
    });
    return {
      followUps: lives.map(({ followUp, life }): ExportedFollowUp => ({ followUp, life: life.entries })),
      leftOut: lives.reduce((sum, { life }) => sum + life.leftOut, all.length - shown.length),
    };
  };
  const callOf = (call: ListedCall): ExportedCall => {
    const all = entriesOf(store, call.id);
    const led = all.flatMap((entry) =>
      entry.kind === 'began' || entry.kind === 'switched' ? (bookOf(entry.what.playbook) ?? []) : [],
    );
    const kept = internal ? { entries: all, leftOut: 0 } : publicEntries(all, oursIn(all, led));
    const promised = followUpsOf(listFollowUps(store, { callId: call.id, openOnly: false }));
    return {
      call,
      state: replay(kept.entries),
      entries: kept.entries,
      followUps: promised.followUps,
      leftOut: kept.leftOut + promised.leftOut,
    };
  };
  return { callOf, followUpsOf };
}

/** What `calls show --json` gives; with `life`, also what became of each follow-up. */
export function exportedJson({ call, state, entries, followUps }: ExportedCall, now: string, life: boolean): object {
  return {
    call: callJson(call),
    facts: factsOf(state),
    entries: entries.map(entryJson),
    followUps: followUps.map((one) => exportedFollowUpJson(one, now, life)),
  };
}

/** What `followups --json` gives; `withLife` adds what became of it. */
export function exportedFollowUpJson({ followUp, life }: ExportedFollowUp, now: string, withLife: boolean): object {
  return { ...followUpJson(followUp, now), ...(withLife ? { entries: life.map(entryJson) } : {}) };
}

/** An entry in the shape that scripts rely on: its own fields beside `seq`, `at`, `kind` and `by`. */
export function entryJson({ stream: _, what, words, ...entry }: CallEntry | FollowUpEntry): object {
  return { ...entry, ...what, ...(words ?? {}) };
}
