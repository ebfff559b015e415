import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { quantile } from './spread.ts';
import { openTimed } from './terminal.ts';
import type { Env } from './whole-process.ts';

export type Keystrokes = {
  /** Milliseconds from a key to its echo. */
  echo: { p50: number; p99: number };
  /** Milliseconds from Enter to the next prompt, around an entry of the call. */
  enter: readonly { around: number; p50: number; p99: number }[];
  /** Of those, what the disk takes to say that a page is on it: measured by itself, in the same folder. */
  sync: { p50: number; p99: number };
};

const span = 100;

/** Types a call with 1,000 notes and more, line by line as an agent does. */
export async function keystrokes(program: string, env: Env, folder: string, notes: number): Promise<Keystrokes> {
  const call = openTimed([program, 'start', 'walras', '--customer', 'Bench'], env, folder);
  await call.shows('? keys');
  await call.drawn(60);
  const echoes: number[] = [];
  const enters: number[] = [];
  for (let note = 0; note < notes; note += 1) {
    const line = `note ${note} the parcel never came`;
    if (note % 10 === 0) {
      for (const letter of line) {
        call.send(letter);
        echoes.push(await call.drawn(8));
      }
    } else {
      call.send(line);
      await call.drawn(8);
    }
    call.send('\r');
    enters.push(await call.drawn(16));
  }
  await call.end();
  const around = [10, Math.round(notes / 2), notes - span].map((at) => {
    const some = enters.slice(at, at + span);
    return { around: at, p50: quantile(some, 0.5), p99: quantile(some, 0.99) };
  });
  return {
    echo: { p50: quantile(echoes, 0.5), p99: quantile(echoes, 0.99) },
    enter: around,
    sync: syncs(folder),
  };
}

function syncs(folder: string): { p50: number; p99: number } {
  const path = join(folder, 'sync.tmp');
  const file = openSync(path, 'w');
  const took = Array.from({ length: 200 }, () => {
    writeSync(file, Buffer.alloc(16_384, 1));
    const before = process.hrtime.bigint();
    fdatasyncSync(file);
    return Number(process.hrtime.bigint() - before) / 1e6;
  });
  closeSync(file);
  rmSync(path);
  return { p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
}
