import { copyFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { type DiskError, diskControl, onDisk } from './disk.ts';
import type { Fault, Trial } from './fault.ts';
import { atDesk, checkNotes, type Noting, openNoting, refusal } from './noting.ts';
import { noDisk } from './power-faults.ts';

const errors: readonly DiskError[] = ['EIO', 'ENOSPC', 'EDQUOT', 'EROFS', 'EFBIG'];
/** What an agent sees and can do when a note is refused: one sentence, the line still there, and Enter saves it later. */
async function refusedAndSent(noting: Noting, note: string, trial: Trial, heal: () => void): Promise<string> {
  const { wizard, answered } = noting;
  wizard.press('enter');
  const first = await answered(note);
  const screen = wizard.screen();
  heal();
  if (first === 'saved') return screen;
  if (!screen.includes(`> ${note}`)) trial.count.found('lost', `the line is gone:\n${screen}`);
  if (/SqliteError|at .*:\d+:\d+|undefined|\[object/.test(screen))
    trial.count.found('wrong', `no sentence:\n${screen}`);
  wizard.press('enter');
  await wizard.until(() => noting.shown().includes(note), 60);
  return screen;
}

/** The disk refuses a call of some save, once or until it is well again. */
async function diskRefuses(trial: Trial): Promise<void> {
  const { count, times, chance } = trial;
  const perCall = 25;
  for (let done = 0; done < times; done += perCall) {
    await atDesk(async (desk, database) => {
      const control = diskControl(join(desk.folder, 'control'));
      const noting = await openNoting(desk, onDisk(desk.folder, { control: control.path }));
      const seen = new Set<string>();
      for (let n = done; n < Math.min(times, done + perCall); n += 1) {
        const note = `note-${n}`;
        const error = errors[Math.floor(chance() * errors.length)] ?? 'EIO';
        const fault = { at: 1 + Math.floor(chance() * 30), error, forGood: chance() < 0.5, half: chance() < 0.5 };
        await noting.type(note);
        control.fail(fault);
        await refusedAndSent(noting, note, trial, control.heal);
        for (const one of noting.shown()) seen.add(one);
        seen.add(note);
        count.tried();
      }
      await leave(noting, trial);
      checkNotes(database, seen, count, 'a disk that refuses');
      control.close();
    });
  }
}

async function leave({ wizard }: Noting, { count }: Pick<Trial, 'count'>): Promise<void> {
  wizard.press('ctrl-c');
  await wizard.until('Ctrl-C again leaves', 60);
  wizard.press('ctrl-c');
  const { code } = await wizard.exited;
  if (code !== 130) count.found('wrong', `left with ${code}`);
}

/** Something happens to the file in the middle of a call, and is put right. */
async function meanwhile(trial: Trial, spoil: (database: string) => () => void): Promise<void> {
  const { count, times } = trial;
  for (let n = 0; n < times; n += 1) {
    await atDesk(async (desk, database) => {
      const noting = await openNoting(desk);
      await noting.type('note-1');
      noting.wizard.press('enter');
      await noting.answered('note-1');
      await noting.type('note-2');
      const mend = spoil(database);
      const screen = await refusedAndSent(noting, 'note-2', trial, mend);
      if (!refusal.test(screen)) count.found('wrong', `nothing was said:\n${screen}`);
      await leave(noting, trial);
      checkNotes(database, new Set(['note-1', 'note-2']), count, 'after it was put right');
      count.tried();
    });
  }
}

function movedAway(database: string): () => void {
  for (const end of ['', '-wal']) renameSync(`${database}${end}`, `${database}${end}.away`);
  return () => {
    for (const end of ['', '-wal']) renameSync(`${database}${end}.away`, `${database}${end}`);
  };
}

function replaced(database: string): () => void {
  copyFileSync(database, `${database}.copy`);
  renameSync(database, `${database}.away`);
  renameSync(`${database}.copy`, database);
  return () => renameSync(`${database}.away`, database);
}

function locked(database: string): () => void {
  const other = new Database(database);
  other.exec('begin immediate');
  return () => {
    other.exec('rollback');
    other.close();
  };
}

/** Whoever waits for a lock can leave: Ctrl-C ends the waiting at once, and the line is added when the file is free. */
async function leftWhileLocked({ count, times }: Trial): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    await atDesk(async (desk, database) => {
      const noting = await openNoting(desk);
      const { wizard } = noting;
      await noting.type('note-1');
      const unlock = locked(database);
      wizard.press('enter');
      await setTimeout(300 + 50 * n);
      if (n % 2 === 0) await wizard.until('is using the file', 5);
      wizard.press('ctrl-c');
      await wizard.until(/Kept aside, not in the database yet/, 5);
      wizard.press('ctrl-c');
      await wizard.until('Ctrl-C again leaves', 5);
      wizard.press('ctrl-c');
      const { code } = await wizard.exited;
      if (code !== 130) count.found('wrong', `left with ${code}`);
      unlock();
      if (!wizard.screen().includes('Not all of it is in the database yet'))
        count.found('wrong', `not a word about it:\n${wizard.screen()}`);
      await leave(await openNoting(desk, {}, true), { count });
      checkNotes(database, new Set(['note-1']), count, 'left while it was locked');
      count.tried();
    });
  }
}

export const refusingFaults: readonly Fault[] = [
  { name: 'in a call, a disk that refuses', quick: 20, long: 2_000, cannot: noDisk, run: diskRefuses },
  { name: 'in a call, the file moved away', quick: 1, long: 20, run: (trial) => meanwhile(trial, movedAway) },
  { name: 'in a call, the file replaced by a copy', quick: 1, long: 20, run: (trial) => meanwhile(trial, replaced) },
  {
    name: 'in a call, the file locked by another program',
    quick: 0,
    long: 20,
    run: (trial) => meanwhile(trial, locked),
  },
  { name: 'in a call, left while another program locks the file', quick: 0, long: 20, run: leftWhileLocked },
];
