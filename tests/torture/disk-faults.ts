import { join } from 'node:path';
import { startChild } from '../store/support/run-child.ts';
import { upTo } from './calls.ts';
import { checkFile } from './check.ts';
import { type DiskError, type Fault as DiskFault, diskControl, onDisk } from './disk.ts';
import type { Fault, Trial } from './fault.ts';
import { childScript, folderIn, inFolder } from './place.ts';
import { noDisk } from './power-faults.ts';

const errors: readonly DiskError[] = ['EIO', 'ENOSPC', 'EDQUOT', 'EROFS'];
const saves = 30;
const slowSaves = 6;

type Said = { saved: number[]; refused: string[]; bugs: string[]; failed: boolean };

/** Each point at which a disk can refuse something, from the first start to the end of a call and a half. */
async function atEveryPoint({ count, times, chance }: Trial, among: 'changes' | 'all'): Promise<void> {
  await inFolder(async (base) => {
    const points = await pointsOf(base, among);
    const faults = Array.from({ length: times }, (_, n): DiskFault => {
      const at = times < points ? 1 + Math.floor(chance() * points) : 1 + (n % points);
      const error = errors[Math.floor(chance() * errors.length)] ?? 'EIO';
      return { at, error, forGood: chance() < 0.5, half: chance() < 0.5, among };
    });
    // A command line has room for so many.
    for (let from = 0; from < times; from += 500) {
      const some = faults.slice(from, from + 500);
      const name = `tried-${from}`;
      const all = await tried(base, name, some);
      for (const [at, said] of all.entries()) {
        const fault = JSON.stringify(some[at]);
        count.tried();
        for (const bug of said.bugs) count.found('wrong', `${fault}: not told as a sentence: ${bug}`);
        if (said.saved.length !== saves)
          count.found('wrong', `${fault}: after the fault only ${said.saved.length} saved`);
        checkFile(join(base, name, String(at), 'recover.db'), upTo('a', said.saved.length), count, fault);
      }
      if (all.length !== some.length) count.found('wrong', `the program ended after ${all.length} faults`);
    }
  });
}

/** How often the disk is asked for anything when nothing fails. */
async function pointsOf(base: string, among: 'changes' | 'all'): Promise<number> {
  const control = diskControl(join(base, 'control'));
  await tried(base, 'counted', [{ at: 1_000_000, error: 'EIO', forGood: false, half: false, among }]);
  const points = control.count();
  control.close();
  return points;
}

/** All write at once and without a pause, which no agents do. Whoever has to wait gets the file in the end. */
async function onSlowDisk({ count, times }: Trial): Promise<void> {
  for (let round = 0; round < times; round += 1) {
    await inFolder(async (base) => {
      const folder = folderIn(base, 'files');
      const control = diskControl(join(base, 'control'));
      control.slow(25);
      const env = { ...process.env, ...onDisk(folder, { control: control.path }) };
      const names = [...'abcdefghijklmnop'];
      const children = names.map((name) =>
        startChild(['write', folder, name, String(slowSaves), 'FULL', '1000'], { script: childScript, env }),
      );
      for (const { ended } of children) {
        const { code } = await ended;
        if (code !== 0) count.found('wrong', `a terminal ended with ${code}`);
      }
      control.close();
      const saved = names.flatMap((name) => upTo(name, slowSaves));
      checkFile(join(folder, 'recover.db'), saved, count, 'a slow disk');
      count.tried();
    });
  }
}

async function tried(base: string, name: string, faults: readonly DiskFault[]): Promise<Said[]> {
  const control = join(base, 'control');
  diskControl(control).close();
  const folder = join(base, name);
  const { mkdirSync } = await import('node:fs');
  mkdirSync(folder);
  const env = { ...process.env, ...onDisk(folder, { control }) };
  const child = startChild(['refuse', folder, String(saves), JSON.stringify(faults)], { script: childScript, env });
  const { lines } = await child.ended;
  return lines.map((line) => JSON.parse(line) as Said);
}

export const diskFaults: readonly Fault[] = [
  {
    name: 'a write, a sync, a cut or a removal that the disk refuses',
    quick: 60,
    long: 4_000,
    cannot: noDisk,
    run: (trial) => atEveryPoint(trial, 'changes'),
  },
  {
    name: 'the same, and opening and reading',
    quick: 40,
    long: 4_000,
    cannot: noDisk,
    run: (trial) => atEveryPoint(trial, 'all'),
  },
  {
    name: 'sixteen terminals write at once on a disk that takes 25 ms for each sync',
    quick: 1,
    long: 20,
    cannot: noDisk,
    run: onSlowDisk,
  },
];
