import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { append } from '../../src/store/entries.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open.ts';
import { versions } from '../../src/store/schema.ts';
import { startChild } from '../store/support/run-child.ts';
import { countingSource, machine, savedAt } from '../store/support/source.ts';
import { step, upTo } from './calls.ts';
import { checkFile } from './check.ts';
import { diskControl, diskLibrary, onDisk } from './disk.ts';
import type { Fault, Trial } from './fault.ts';
import { childScript, folderIn, inFolder } from './place.ts';
import { checkMarked, cutPower, filesIn, recordingOf } from './power.ts';

export const noDisk = () => (diskLibrary() === null ? 'no C compiler here, or not Linux' : null);

type Written = {
  terminals: number;
  saves: number;
  synchronous?: string;
  lying?: boolean;
  every?: number;
  /** One sync fails, some time on the way. */
  failing?: boolean;
};

/** Terminals write on a disk that is recorded; then the power is cut at many moments of it. */
async function written({ count, times, chance }: Trial, how: Written): Promise<void> {
  const { terminals, saves, synchronous = 'FULL', lying = false, every = 40, failing = false } = how;
  // Several recordings: programs that run side by side meet differently each time.
  const rounds = Math.ceil(times / (failing ? 10 : 1000));
  for (let round = 0; round < rounds; round += 1) {
    await inFolder(async (base) => {
      const [folder, scratch, log] = [folderIn(base, 'files'), folderIn(base, 'left'), join(base, 'log')];
      const names = Array.from({ length: terminals }, (_, at) => 'abcdefgh'[at] ?? 'z');
      const control = diskControl(join(base, 'control'));
      const at = 1 + Math.floor(chance() * saves);
      if (failing) control.fail({ at, error: 'EIO', forGood: false, half: false, among: 'syncs' });
      const env = { ...process.env, ...onDisk(folder, { log, control: control.path }) };
      const options = { script: childScript, env };
      const args = (name: string) => ['write', folder, name, String(saves), synchronous, String(every)];
      const children = names.map((name) => startChild(args(name), options));
      for (const child of children) {
        const { code } = await child.ended;
        if (code !== 0) count.found('wrong', `a terminal ended with ${code}`);
      }
      control.close();
      const images = Math.ceil(times / rounds);
      cutPower(recordingOf(folder, log), { count, chance, images, scratch, lying, check: checkMarked(count) });
    });
  }
}

/** A file of an earlier version with calls in it is opened: it must be as it was, or as it becomes, and hold them all. */
async function updated({ count, times, chance }: Trial): Promise<void> {
  await inFolder(async (base) => {
    const [folder, scratch, log] = [folderIn(base, 'files'), folderIn(base, 'left'), join(base, 'log')];
    const path = join(folder, 'recover.db');
    olderFile(path, join(base, 'new.db'));
    const before = filesIn(folder);
    const child = startChild(['open', folder], {
      script: childScript,
      env: { ...process.env, ...onDisk(folder, { log }) },
    });
    if ((await child.ended).code !== 0) count.found('wrong', 'the file was not brought up to date');
    const saved = upTo('a', 30);
    cutPower(recordingOf(folder, log, before), {
      count,
      chance,
      images: times,
      scratch,
      check: (left, _marks, about) => checkFile(join(left, 'recover.db'), saved, count, about),
    });
  });
}

/** Made by the first version alone, with the rows that a file of today has. */
function olderFile(path: string, newer: string): void {
  const store = openStore(newer, { source: countingSource(1), machine, mode: 'write' });
  for (let n = 0; n < 30; n += 1) append(store, step('a', n), { savedAt });
  store.close();
  writeFileSync(path, '', { mode: 0o600 });
  const db = new Database(path);
  migrate(db, path, versions.slice(0, 1));
  db.exec(`attach '${newer}' as today`);
  const tables = db.prepare("select name from sqlite_schema where type = 'table' and sql like '%strict'").pluck();
  for (const table of tables.all() as string[]) {
    const columns = (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => `"${name}"`).join(', ');
    db.exec(`insert into ${table} (${columns}) select ${columns} from today.${table}`);
  }
  db.exec('insert into search (rowid, words) select rowid, words from today.search');
  db.exec('detach today');
  db.pragma('journal_mode = WAL');
  db.close();
}

export const powerFaults: readonly Fault[] = [
  {
    name: 'power cut, one terminal',
    quick: 150,
    long: 20_000,
    cannot: noDisk,
    run: (trial) => written(trial, { terminals: 1, saves: 40 }),
  },
  {
    name: 'power cut, four terminals, the log brought in all the time',
    quick: 90,
    long: 5_000,
    cannot: noDisk,
    run: (trial) => written(trial, { terminals: 4, saves: 12 }),
  },
  {
    name: 'power cut while an older file is brought up to date',
    quick: 40,
    long: 2_000,
    cannot: noDisk,
    run: updated,
  },
  {
    name: 'power cut some time after a sync that failed',
    quick: 40,
    long: 2_000,
    cannot: noDisk,
    run: (trial) => written(trial, { terminals: 1, saves: 24, every: 20, failing: true }),
  },
  {
    name: 'control: a power cut, saved without waiting for the disk',
    quick: 40,
    long: 1_000,
    cannot: noDisk,
    control: true,
    run: (trial) => written(trial, { terminals: 1, saves: 40, synchronous: 'NORMAL', every: 1000 }),
  },
  {
    name: 'control: a power cut, on a disk that says "synced" and lies',
    quick: 40,
    long: 1_000,
    cannot: noDisk,
    control: true,
    run: (trial) => written(trial, { terminals: 1, saves: 40, lying: true }),
  },
];
