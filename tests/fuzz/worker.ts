import { parentPort, workerData } from 'node:worker_threads';
import { seedsIn } from './make-text.ts';
import { readerIn, textOf } from './run.ts';
import { survive } from './survive.ts';

const { project, seed, from, count } = workerData as { project: string; seed: number; from: number; count: number };
const seeds = seedsIn(project);
const read = readerIn(project);
for (let nr = from; nr < count; nr += 1) {
  const { text, way } = textOf(seeds, seed, nr);
  try {
    parentPort?.postMessage({ nr, way, survived: await survive(text, read, nr % 4 === 0) });
  } catch (error) {
    const failed = error instanceof Error ? (error.stack ?? error.message) : String(error);
    parentPort?.postMessage({ nr, way, failed: failed.slice(0, 900) });
  }
}
