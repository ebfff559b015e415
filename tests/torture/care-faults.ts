import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { append } from '../../src/store/entries.ts';
import { openStore } from '../../src/store/open.ts';
import { startChild } from '../store/support/run-child.ts';
import { countingSource, machine, savedAt } from '../store/support/source.ts';
import { upTo } from './calls.ts';
import { checkFile } from './check.ts';
import { onDisk } from './disk.ts';
import type { Fault, Trial } from './fault.ts';
import { childScript, folderIn, inFolder } from './place.ts';
import { cutPower, filesIn, recordingOf } from './power.ts';
import { noDisk } from './power-faults.ts';

type Care = 'backup' | 'restore' | 'merge';

const here = upTo('a', 30);
const elsewhere = upTo('b', 30);

/**
 * The power goes while a copy is made, is put back, or another file is merged. The database is as it was or as it is to
 * be; a copy that has its name is whole, and is there before anything else was changed.
 */
async function cared({ count, times, chance }: Trial, care: Care): Promise<void> {
  await inFolder(async (base) => {
    const [folder, scratch, log] = [folderIn(base, 'files'), folderIn(base, 'left'), join(base, 'log')];
    const other = join(folderIn(base, 'other'), 'recover.db');
    for (const [path, entries, nth] of [
      [join(folder, 'recover.db'), here, 1],
      [other, elsewhere, 2],
    ] as const) {
      const store = openStore(path, { source: countingSource(nth), machine: { ...machine, pid: nth }, mode: 'write' });
      append(store, entries, { savedAt });
      store.close();
    }
    const before = filesIn(folder);
    const child = startChild([care, folder, other], {
      script: childScript,
      env: { ...process.env, ...onDisk(folder, { log }) },
    });
    if ((await child.ended).code !== 0) count.found('wrong', `${care} did not work`);
    const check = (left: string, marks: ReadonlyMap<string, string>, about: string) => {
      const isTold = [...marks.values()].join('').includes('done');
      const copies = readdirSync(left).filter((name) => /^recover-\d.*\.db$/.test(name));
      const come = countOf(join(left, 'recover.db'), 'b');
      if (come !== 0 && come !== elsewhere.length) count.found('wrong', `${about}: half of it came`);
      if (isTold && care !== 'backup' && come === 0) count.found('lost', `${about}: said to be done, and is not there`);
      if ((isTold || come > 0) && copies.length === 0) count.found('lost', `${about}: there is no copy`);
      const saved = come === 0 ? here : care === 'restore' ? elsewhere : [...here, ...elsewhere];
      checkFile(join(left, 'recover.db'), saved, count, about);
      for (const copy of copies) checkFile(join(left, copy), here, count, `${about}: the copy`);
    };
    cutPower(recordingOf(folder, log, before), { count, chance, images: times, scratch, check });
  });
}

function countOf(path: string, name: string): number {
  const store = openStore(path, { source: countingSource(3), machine, mode: 'write' });
  const sql = `select count(*) from entries where "by" = ?`;
  const found = store.db.prepare(sql).pluck().get(name) as number;
  store.close();
  return found;
}

const fault = (name: string, care: Care): Fault => ({
  name,
  quick: 30,
  long: 2_000,
  cannot: noDisk,
  run: (trial) => cared(trial, care),
});

export const careFaults: readonly Fault[] = [
  fault('power cut while a copy is made', 'backup'),
  fault('power cut while a copy is put back', 'restore'),
  fault('power cut while another file is merged', 'merge'),
];
