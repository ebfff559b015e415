import { lockHolder } from '../store/lock-holder.ts';
import { StoreError } from '../store/store-error.ts';
import type { Waiting } from '../store/while-busy.ts';
import { passingLine } from '../terminal/passing-line.ts';
import { oneLine } from '../text/safe.ts';
import type { App } from './app.ts';

/** Milliseconds. Shorter waits are nobody's business. */
const saidAfter = 700;

export type WaitAloud = Waiting & { end: () => void };

/**
 * The pauses of somebody who waits for a file that another program holds. They are told so, and Ctrl-C ends the waiting
 * and nothing else: the pause rejects with an `AbortError` then.
 */
export function waitAloud(app: App): WaitAloud {
  let given: AbortController | null = null;
  const waited = stopwatch();
  let stopHearing: (() => void) | null = null;
  let takeBack: (() => void) | null = null;
  const giveUp = () => {
    const controller = new AbortController();
    stopHearing = app.onInterrupt(() => controller.abort());
    return controller;
  };
  return {
    pause: async (ms) => {
      given ??= giveUp();
      if (takeBack === null && waited() > saidAfter) takeBack = passingLine(app.io.err, whatItWaitsFor(app));
      await elapsed(ms * (0.5 + Math.random()), given.signal);
    },
    waited,
    end: () => {
      stopHearing?.();
      takeBack?.();
    },
  };
}

/** Node's own promise of that is a module that each start would wait for. Rejects with an `AbortError`. */
function elapsed(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    }, ms);
    const giveUp = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
}

/** Milliseconds since it was made. */
export function stopwatch(): () => number {
  // The clock of the web's kind would load a dozen parts of Node, in the middle of a start.
  const begun = process.hrtime.bigint();
  return () => Number(process.hrtime.bigint() - begun) / 1e6;
}

/** Whoever stops waiting for a busy file is in the same place as one that waited to the end. */
export function orBusy(thrown: unknown, hint: string): unknown {
  const isGivenUp = thrown instanceof Error && thrown.name === 'AbortError';
  return isGivenUp ? new StoreError('busy', 'Another program is using the file.', hint) : thrown;
}

/** With the name of the program that holds the file, where the system tells. It has to fit into one line. */
function whatItWaitsFor({ io, paths, machine }: App): string {
  if ((io.err.columns ?? 80) < 74) return ' File in use. Ctrl-C stops waiting.';
  const holder = lockHolder(paths.database, machine.pid);
  const who = holder === null ? 'another program' : `${oneLine(holder.name)} (process ${holder.pid})`;
  return ` Saving: ${who} is using the file. Ctrl-C stops waiting.`;
}
