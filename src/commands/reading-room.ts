import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Done, type Given, type Kind, readings } from './readings.ts';

export type ReadResult<K extends Kind> = { kind: 'done'; done: Done<K> } | { kind: 'too-slow' } | { kind: 'too-big' };

/** Reads texts one after the other, none longer than it may take. */
export type ReadingRoom = { read: <K extends Kind>(kind: K, given: Given<K>) => Promise<ReadResult<K>> };

const limits = { milliseconds: 2_000, megabytes: 128 };

/** More room for what is young makes a long run a fifth faster. */
const youngMegabytes = 16;

/** A call that goes on for an hour needs no worker any more. Milliseconds. */
const idleMs = 1_000;

/**
 * One worker for as many texts as there are, begun when the first is to be read and begun anew after one that passed the
 * limit or that it could not bear. It keeps nothing waiting: with nothing to read, the program ends when it would. Where
 * there is no bundle, as in tests of a part, texts are read right here.
 */
export function openReadingRoom(
  file = join(import.meta.dirname, 'reading-worker.cjs'),
  { milliseconds, megabytes } = limits,
): ReadingRoom {
  if (!existsSync(file))
    return { read: async (kind, given) => ({ kind: 'done', done: await readings[kind](given as never) }) as never };

  let running: Promise<Worker> | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const stop = async () => {
    const begun = running;
    running = null;
    await begun?.then(
      (worker) => worker.terminate(),
      () => {},
    );
  };
  const readNext = async <K extends Kind>(kind: K, given: Given<K>): Promise<ReadResult<K>> => {
    clearTimeout(idle);
    let isFit = false;
    try {
      running ??= begin(file, megabytes);
      const worker = await running;
      worker.ref();
      const result = await answerOf<K>(worker, { kind, given }, milliseconds);
      isFit = result.kind === 'done';
      if (isFit) {
        worker.unref();
        idle = setTimeout(stop, idleMs).unref();
      }
      return result;
    } finally {
      if (!isFit) await stop();
    }
  };
  return {
    read: (kind, given) => {
      const next = last.then(() => readNext(kind, given));
      last = next.catch(() => {});
      return next;
    },
  };
}

/** The time it takes to begin is no text's fault. */
async function begin(file: string, megabytes: number): Promise<Worker> {
  const resourceLimits = { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: youngMegabytes };
  const worker = new Worker(file, { resourceLimits, execArgv: [] });
  await once(worker, 'message');
  return worker;
}

async function answerOf<K extends Kind>(worker: Worker, order: unknown, milliseconds: number): Promise<ReadResult<K>> {
  const begun = process.cpuUsage();
  worker.postMessage(order);
  try {
    // An error of the worker's ends the wait, too.
    const [{ done }] = await once(worker, 'message', { signal: workedFor(milliseconds, begun) });
    return { kind: 'done', done };
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return { kind: 'too-slow' };
    if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
      return { kind: 'too-big' };
    throw error;
  }
}

/** Told once this process has worked for so long: on a busy computer an honest text waits longer than it works. */
function workedFor(milliseconds: number, begun: NodeJS.CpuUsage): AbortSignal {
  const controller = new AbortController();
  const look = (times: number) => {
    const { user, system } = process.cpuUsage(begun);
    if (times === 0 || (user + system) / 1000 >= milliseconds) controller.abort();
    else setTimeout(() => look(times - 1), milliseconds / 2).unref();
  };
  setTimeout(() => look(mostWaits), milliseconds).unref();
  return controller.signal;
}

const mostWaits = 18;
