import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { copiesFolder } from '../../src/store/backup.ts';
import { copiesIn } from '../../src/store/copy-names.ts';
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

const here = upTo('a', 30);
const elsewhere = upTo('b', 30);

/** Another file is merged while the power goes: all of it is there, or none, and what was there is in a copy before. */
async function merging({ count, times, chance }: Trial): Promise<void> {
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
    const env = { ...process.env, ...onDisk(folder, { log }) };
    const child = startChild(['merge', folder, other], { script: childScript, env });
    if ((await child.ended).code !== 0) count.found('wrong', 'the file was not merged');
    const check = (left: string, marks: ReadonlyMap<string, string>, about: string) => {
      const path = join(left, 'recover.db');
      const come = countOf(path, 'b');
      if (come !== 0 && come !== elsewhere.length) count.found('wrong', `${about}: half of it came`);
      if ([...marks.values()].join('').includes('merged') && come === 0)
        count.found('lost', `${about}: said to be merged, and is not there`);
      const copies = existsSync(copiesFolder(path)) ? copiesIn(readdirSync(copiesFolder(path))) : [];
      if (come > 0 && copies.length === 0) count.found('lost', `${about}: there is no copy of what was there`);
      checkFile(path, come === 0 ? here : [...here, ...elsewhere], count, about);
      for (const { name } of copies) checkFile(join(copiesFolder(path), name), here, count, `${about}: the copy`);
    };
    cutPower(recordingOf(folder, log, before), { count, chance, images: times, scratch, check });
  });
}

function countOf(path: string, agent: string): number {
  const store = openStore(path, { source: countingSource(3), machine, mode: 'write' });
  const found = store.db.prepare('select count(*) from entries where "by" = ?').pluck().get(agent) as number;
  store.close();
  return found;
}

export const mergeFaults: readonly Fault[] = [
  {
    name: 'power cut while another file is merged',
    quick: 30,
    long: 2_000,
    cannot: noDisk,
    run: merging,
  },
];
