import type { Saving } from '../call/call-desk.ts';
import type { Entry } from '../engine/entry.ts';
import { Aside, type Batch, reserveRoom } from '../store/aside.ts';
import { append, headOf, readStream, StaleStream } from '../store/entries.ts';
import { isOfCall } from '../store/entry-row.ts';
import { fitToKeep, secretPatterns } from '../store/kept-words.ts';
import type { Store } from '../store/store.ts';
import { StoreError, type StoreProblem } from '../store/store-error.ts';
import { whileBusy } from '../store/while-busy.ts';
import type { App } from './app.ts';
import { orBusy, waitAloud } from './wait-aloud.ts';

/** Saves for one window: into the database, or aside where that cannot be, until it can. */
export type Saver = {
  save: (entries: readonly Entry[]) => Promise<Saving>;
  /** The last `seq` of a stream, with what is kept aside. */
  headOf: (stream: string) => number;
  /** Tries again, quickly, whether the database takes what is kept aside. */
  retry: () => void;
  /** Where answers are kept aside; null when all is in the database. */
  path: () => string | null;
};

/** Milliseconds. Aside is a place as safe, and somebody is on the line: a command, which has no such place, waits longer. */
const patience = 8000;

/** The saver of one window; `window` tells it from others of the same process. Room on the disk is set aside at once. */
export function saverFor(app: App, store: Store, window: string): Saver {
  const owner = { pid: app.machine.pid, window };
  const aside = store.path === null ? null : new Aside(store.path, owner, app.paths.state);
  // As they were at the start, for when the database can no longer be asked.
  const patterns = secretPatterns(store);
  let pending: Batch[] = [];
  let wasAside = false;
  if (store.path !== null) reserveRoom(store.path);

  /** All or none of what waits, and in its order. */
  const flush = () => {
    for (const { entries, savedAt } of [...pending]) {
      append(store, entries, { savedAt });
      pending = pending.slice(1);
    }
    aside?.done();
  };

  /**
   * What waits is about a promise that somebody has changed since: it cannot be decided anew, and the call goes on behind
   * it. The call itself is another matter.
   */
  const isOvertaken = (stream: string) =>
    pending.length > 0 && !pending.some(({ entries }) => entries.some((e) => e.stream === stream && isOfCall(e)));

  const save = async (entries: readonly Entry[]): Promise<Saving> => {
    const savedAt = app.now();
    const waiting = waitAloud(app);
    try {
      const isWaiting = pending.length > 0;
      const kept = await whileBusy(
        () => {
          flush();
          return append(store, entries, { savedAt });
        },
        waiting,
        isWaiting ? 0 : patience,
      );
      const aside = wasAside ? 'What was kept aside is in the database now.' : null;
      wasAside = false;
      return { kind: 'saved', ...kept, aside };
    } catch (thrown) {
      const error = orBusy(thrown, 'Enter tries again.');
      if (error instanceof StaleStream && !isOvertaken(error.stream)) return { kind: 'stale', stream: error.stream };
      if (!(error instanceof StoreError || error instanceof StaleStream)) throw error;
      const refused = { kind: 'refused', problem: notSaved(error) } as const;
      // What a window begins with must be in the database: the rest is added to it.
      if (aside === null || entries.some(({ kind }) => firstOfWindow.has(kind))) return refused;
      const fit = fitToKeep(entries, patterns);
      const before = reasonOf(error) === 'missing' && pending.length === 0 ? callBefore(store, entries) : [];
      const batch = { savedAt, entries: [...before, ...fit.entries] };
      if (!aside.keep(batch)) return refused;
      pending.push(batch);
      wasAside = true;
      return {
        kind: 'saved',
        ...fit,
        aside: `Kept aside, not in the database yet: ${reasons[reasonOf(error)]}.`,
      };
    } finally {
      waiting.end();
    }
  };

  return {
    save,
    headOf: (stream) =>
      Math.max(
        0,
        headOf(store, stream),
        ...pending.flatMap((batch) => batch.entries.filter((e) => e.stream === stream).map(({ seq }) => seq)),
      ),
    retry: () => {
      if (pending.length === 0) return;
      try {
        flush();
      } catch (error) {
        if (!(error instanceof StoreError || error instanceof StaleStream)) throw error;
      }
    },
    path: () => (pending.length === 0 ? null : (aside?.path ?? null)),
  };
}

function notSaved(error: StoreError | StaleStream): string {
  if (error instanceof StaleStream) return `Not saved: ${reasons.overtaken}.`;
  const { problem, hint } = error;
  return `${problem.startsWith('Not saved') ? '' : 'Not saved: '}${problem} ${hint}`;
}

const firstOfWindow: ReadonlySet<string> = new Set(['began', 'resumed', 'taken-over']);

/** A file that was taken away under us is still open: what comes before the answer is kept with it. */
function callBefore(store: Store, entries: readonly Entry[]): readonly Entry[] {
  try {
    const streams = [...new Set(entries.map(({ stream }) => stream))];
    return streams.flatMap((stream) => readStream(store, stream));
  } catch {
    return [];
  }
}

const reasonOf = (error: StoreError | StaleStream) => (error instanceof StaleStream ? 'overtaken' : error.kind);

const reasons: Readonly<Record<StoreProblem | 'overtaken', string>> = {
  overtaken: 'somebody has changed a promise that it is about',
  busy: 'another program is using it',
  damaged: 'it is damaged',
  foreign: 'another file is in its place',
  newer: 'a newer recover has changed it',
  unwritable: 'it cannot be written',
  missing: 'it was moved or replaced',
  full: 'the disk is full',
  unloadable: 'its module does not work',
};
