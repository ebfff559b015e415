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

/** Where a program may have little memory in all (`ulimit -v`), Node ends it over the 128 that it sets aside otherwise. */
const codeMegabytes = 16;

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
  if (!existsSync(file)) return { read: async (kind, given) => ({ kind: 'done', done: await readHere(kind, given) }) };

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
    running ??= begin(file, megabytes);
    const worker = await running.catch(() => null);
    // No more files may be open, or no more threads: a call is not to wait for that.
    if (worker === null) {
      running = null;
      return { kind: 'done', done: await readHere(kind, given) };
    }
    worker.ref();
    let isWell = false;
    try {
      const result = await answerOf<K>(worker, { kind, given }, milliseconds);
      isWell = result.kind === 'done';
      return result;
    } finally {
      if (isWell) {
        worker.unref();
        idle = setTimeout(stop, idleMs).unref();
      } else await stop();
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

const readHere = async <K extends Kind>(kind: K, given: Given<K>): Promise<Done<K>> =>
  (await readings[kind](given as never)) as Done<K>;

/** The time it takes to begin is no text's fault. */
async function begin(file: string, megabytes: number): Promise<Worker> {
  const resourceLimits = {
    maxOldGenerationSizeMb: megabytes,
    maxYoungGenerationSizeMb: youngMegabytes,
    codeRangeSizeMb: codeMegabytes,
  };
  const worker = new Worker(file, { resourceLimits, execArgv: [] });
  // Whoever waits for it is told. One that is being ended may still run out of memory.
  worker.on('error', () => {});
  await messageOf(worker);
  return worker;
}

/** Throws when it ends instead, by an error or without a word. */
async function messageOf(worker: Worker, signal?: AbortSignal): Promise<unknown[]> {
  const over = new AbortController();
  const ended = once(worker, 'exit', { signal: over.signal }).then(() => {
    throw new Error('What reads beside the program has ended.');
  });
  try {
    return await Promise.race([once(worker, 'message', signal === undefined ? {} : { signal }), ended]);
  } finally {
    over.abort();
  }
}

async function answerOf<K extends Kind>(worker: Worker, order: unknown, milliseconds: number): Promise<ReadResult<K>> {
  const begun = process.cpuUsage();
  worker.postMessage(order);
  try {
    const [{ done }] = (await messageOf(worker, workedFor(milliseconds, begun))) as [{ done: Done<K> }];
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
