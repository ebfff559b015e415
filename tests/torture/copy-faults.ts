import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { copiesFolder, copyTo, faultIn } from '../../src/store/backup.ts';
import { copiesIn } from '../../src/store/copy-names.ts';
import { countsOf } from '../../src/store/counts.ts';
import { append } from '../../src/store/entries.ts';
import { lookedAt } from '../../src/store/look.ts';
import { openStore } from '../../src/store/open.ts';
import { startChild } from '../store/support/run-child.ts';
import { countingSource, machine, savedAt } from '../store/support/source.ts';
import { step, upTo } from './calls.ts';
import { checkFile } from './check.ts';
import type { Count } from './count.ts';
import { onDisk } from './disk.ts';
import type { Fault, Trial } from './fault.ts';
import { childScript, folderIn, inFolder } from './place.ts';
import { cutPower, filesIn, type Recording, recordingOf } from './power.ts';
import { noDisk } from './power-faults.ts';

const saves = 36;

/** The file must hold all that was saved, and each copy that has its name must be whole, with what was saved by then. */
async function whileCopied({ count, times, chance }: Trial): Promise<void> {
  await inFolder(async (base) => {
    const { folder, scratch, recorded } = await recording(base, ['copy', String(saves)], [], count);
    cutPower(recorded, {
      count,
      chance,
      images: times,
      scratch,
      check: (left, marks, about) => {
        const lines = (marks.get('marks-a') ?? '').split('\n').slice(0, -1);
        const saved = lines.filter((line) => /^\d+$/.test(line)).length;
        const copied = lines.flatMap((line) => {
          const [, n = '', name = ''] = /^copied (\d+) (.+)$/.exec(line) ?? [];
          return name === '' ? [] : [{ name, saves: Number(n) + 1 }];
        });
        checkFile(join(left, 'recover.db'), upTo('a', saved), count, about, { anew: false });
        checkCopies(left, copied, count, about);
      },
    });
    if (!existsSync(copiesFolder(join(folder, 'recover.db')))) count.found('wrong', 'no copy was made');
  });
}

function checkCopies(
  left: string,
  copied: readonly { name: string; saves: number }[],
  count: Count,
  about: string,
): void {
  const newest = copied.at(-1);
  const folder = copiesFolder(join(left, 'recover.db'));
  const names = existsSync(folder) ? readdirSync(folder) : [];
  if (newest !== undefined && !names.includes(newest.name.replace('backups/', '')))
    count.found('lost', `${about}: ${newest.name} was made, and is gone`);
  for (const { name } of copiesIn(names)) {
    const wanted = upTo('a', copied.find((copy) => copy.name === `backups/${name}`)?.saves ?? 0).length;
    try {
      lookedAt(join(folder, name), (db) => {
        const fault = faultIn(db);
        if (fault !== null) count.found('wrong', `${about}: ${name}: ${fault}`);
        if (countsOf(db).entries < wanted) count.found('lost', `${about}: ${name} has less than was saved`);
      });
    } catch (error) {
      count.found('wrong', `${about}: ${name}: ${String(error)}`);
    }
  }
}

/** The file is as it was or as in the copy, and never a mixture; what was there is in a copy once it is no more. */
async function whilePutBack({ count, times, chance }: Trial): Promise<void> {
  await inFolder(async (base) => {
    const copy = join(base, 'copy.db');
    const prepare = (folder: string) => {
      const store = openStore(join(folder, 'recover.db'), { source: countingSource(1), machine, mode: 'write' });
      for (let n = 0; n < 12; n += 1) append(store, step('a', n), { savedAt });
      copyTo(store.db, copy, '1');
      for (let n = 12; n < 30; n += 1) append(store, step('a', n), { savedAt });
      store.close();
    };
    const { scratch, recorded } = await recording(base, ['restore', copy], [prepare], count);
    cutPower(recorded, {
      count,
      chance,
      images: times,
      scratch,
      check: (left, marks, about) => {
        const isBack = (marks.get('marks-a') ?? '').includes('put back');
        checkFile(join(left, 'recover.db'), upTo('a', 12), count, about, { anew: false });
        const has = entriesIn(join(left, 'recover.db'));
        const [before, after] = [upTo('a', 30).length, upTo('a', 12).length];
        if (has !== after && (isBack || has !== before)) count.found('wrong', `${about}: ${has} entries`);
        if (has !== before) checkCopyOfBefore(left, before, count, about);
      },
    });
  });
}

function checkCopyOfBefore(left: string, entries: number, count: Count, about: string): void {
  const folder = copiesFolder(join(left, 'recover.db'));
  const [kept] = existsSync(folder) ? copiesIn(readdirSync(folder)) : [];
  const has = kept === undefined ? null : entriesIn(join(folder, kept.name));
  if (has !== entries) count.found('lost', `${about}: the copy of what was there has ${has} entries`);
}

/** Null when the file cannot be read. */
function entriesIn(path: string): number | null {
  try {
    return lookedAt(path, (db) => countsOf(db).entries);
  } catch {
    return null;
  }
}

type Recorded = { folder: string; scratch: string; recorded: Recording };

async function recording(
  base: string,
  [command = '', ...args]: readonly string[],
  prepare: readonly ((folder: string) => void)[],
  count: Count,
): Promise<Recorded> {
  const [folder, scratch, log] = [folderIn(base, 'files'), folderIn(base, 'left'), join(base, 'log')];
  for (const make of prepare) make(folder);
  const before = filesIn(folder);
  const env = { ...process.env, ...onDisk(folder, { log }) };
  const { code } = await startChild([command, folder, ...args], { script: childScript, env }).ended;
  if (code !== 0) count.found('wrong', `it ended with ${code}`);
  return { folder, scratch, recorded: recordingOf(folder, log, before) };
}

export const copyFaults: readonly Fault[] = [
  { name: 'power cut while copies are made and old ones go', quick: 30, long: 2_000, cannot: noDisk, run: whileCopied },
  { name: 'power cut while a copy is put back', quick: 30, long: 2_000, cannot: noDisk, run: whilePutBack },
];
