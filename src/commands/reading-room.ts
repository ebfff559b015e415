import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FileCheck } from '../call/check-playbook.ts';
import { checkFile, type Job } from './check-file.ts';

export type CheckResult = { kind: 'checked'; check: FileCheck } | { kind: 'too-slow' } | { kind: 'too-big' };

/** Checks files one after the other, none longer than it may take. */
export type ReadingRoom = { check: (job: Job) => Promise<CheckResult>; close: () => Promise<void> };

const limits = { milliseconds: 2_000, megabytes: 128 };

/** More room for what is young makes a long run a fifth faster. */
const youngMegabytes = 16;

/**
 * One worker for as many files as there are, begun when the first is to be checked and begun anew after a file that
 * passed the limit. Where there is no bundle, as in tests of a part, files are checked right here.
 */
export function openReadingRoom(
  file = join(import.meta.dirname, 'check-worker.cjs'),
  { milliseconds, megabytes } = limits,
): ReadingRoom {
  let running: Promise<Worker> | null = null;
  if (!existsSync(file))
    return { check: async (job) => ({ kind: 'checked', check: await checkFile(job) }), close: async () => {} };

  const stop = async () => {
    const worker = await running;
    running = null;
    await worker?.terminate();
  };
  return {
    close: stop,
    check: async (job) => {
      running ??= begin(file, megabytes);
      const worker = await running;
      const result = await answerOf(worker, job, milliseconds);
      if (result.kind !== 'checked') await stop();
      return result;
    },
  };
}

/** The time it takes to begin is no file's fault. */
async function begin(file: string, megabytes: number): Promise<Worker> {
  const resourceLimits = { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: youngMegabytes };
  const worker = new Worker(file, { resourceLimits, execArgv: [] });
  await once(worker, 'message');
  return worker;
}

async function answerOf(worker: Worker, job: Job, milliseconds: number): Promise<CheckResult> {
  const begun = process.cpuUsage();
  worker.postMessage(job);
  try {
    // An error of the worker's ends the wait, too.
    const [{ check }] = await once(worker, 'message', { signal: workedFor(milliseconds, begun) });
    return { kind: 'checked', check };
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return { kind: 'too-slow' };
    if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
      return { kind: 'too-big' };
    throw error;
  }
}

/** Told once this process has worked for so long: on a busy computer an honest file waits longer than it works. */
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
