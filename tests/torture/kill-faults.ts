import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DiskControl, diskControl, diskLibrary, onDisk } from './disk.ts';
import type { Fault, Trial } from './fault.ts';
import { atDesk, checkNotes, type Noting, notesIn, openNoting } from './noting.ts';

/** So many kills at one desk; then a new file. */
const atOneDesk = 20;

type Killing = Trial & { slow: number; within: number; control?: boolean };

/**
 * Notes are typed and sent; at some moment the program is killed. What the screen had shown as saved by then has to be in
 * the file, once, and the call has to go on. `slow`: each sync takes so many milliseconds, so that the kill falls into it.
 * `within`: how many milliseconds after Enter at the most.
 */
async function killed({ count, times, chance, slow, within, control = false }: Killing): Promise<void> {
  for (let done = 0; done < times; done += atOneDesk) {
    await atDesk(async (desk, database) => {
      const disk = slow === 0 ? null : diskControl(join(desk.folder, 'control'));
      const env = disk === null ? {} : onDisk(desk.folder, { control: disk.path });
      const seen = new Set<string>();
      const sent = new Set<string>();
      for (let kill = done; kill < Math.min(times, done + atOneDesk); kill += 1) {
        disk?.slow(0);
        const noting = await openNoting(desk, env, kill > done);
        await noteAndKill(noting, { kill, chance, sent, disk, slow, within });
        for (const note of noting.shown()) seen.add(note);
        count.tried();
        if (!control) checkNotes(database, seen, count, `kill ${kill + 1}`);
      }
      if (control) {
        const kept = notesIn(database);
        for (const note of sent) if (!kept.includes(note)) count.found('lost', note);
      }
      disk?.close();
    });
  }
}

type Moment = {
  kill: number;
  chance: () => number;
  sent: Set<string>;
  disk: DiskControl | null;
  slow: number;
  within: number;
};

async function noteAndKill({ wizard, type, answered }: Noting, moment: Moment): Promise<void> {
  const { kill, chance, sent, disk, slow, within } = moment;
  const notes = 1 + Math.floor(chance() * 3);
  for (let n = 0; n < notes; n += 1) {
    const note = `note-${kill}${n}`;
    await type(note);
    // Now and then it is kept as a draft before it is sent.
    if (chance() < 0.3) await sleep(400);
    if (n === notes - 1) disk?.slow(slow);
    wizard.press('enter');
    sent.add(note);
    if (n < notes - 1) await answered(note);
  }
  await sleep(chance() * within);
  wizard.kill('SIGKILL');
  await wizard.exited;
}

const noSlowDisk = () => (diskLibrary() === null ? 'no C compiler here, or not Linux' : null);

export const killFaults: readonly Fault[] = [
  {
    name: 'killed in a terminal at some moment of a save',
    quick: 6,
    long: 1_000,
    run: (trial) => killed({ ...trial, slow: 0, within: 30 }),
  },
  {
    name: 'the same on a disk that takes 25 ms for each sync',
    quick: 4,
    long: 200,
    cannot: noSlowDisk,
    run: (trial) => killed({ ...trial, slow: 25, within: 75 }),
  },
  {
    name: 'control: the same, had it been believed saved when it was sent',
    quick: 4,
    long: 100,
    control: true,
    run: (trial) => killed({ ...trial, slow: 0, within: 2, control: true }),
  },
];
