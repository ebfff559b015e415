import { parentPort } from 'node:worker_threads';
import { checkFile, type Job } from './check-file.ts';

// Runs beside the program, one file after the other: a file that takes too long, or too much memory, ends this and
// nothing else.

const port = parentPort;
port?.on('message', (job: Job) => {
  checkFile(job).then(
    (check) => port.postMessage({ check }),
    (error: unknown) => {
      throw error;
    },
  );
});
port?.postMessage('ready');
