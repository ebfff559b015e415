import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { append, readStream } from '../../src/store/entries.ts';
import { openStore } from '../../src/store/open.ts';
import { marksLeft, settleErasures } from '../../src/store/settle-erasures.ts';
import { followUpEntry } from '../store/support/entries.ts';
import { startChild } from '../store/support/run-child.ts';
import { countingSource, machine, savedAt } from '../store/support/source.ts';
import { upTo } from './calls.ts';
import { checkFile } from './check.ts';
import { onDisk } from './disk.ts';
import type { Fault, Trial } from './fault.ts';
import { childScript, folderIn, inFolder } from './place.ts';
import { cutPower, filesIn, recordingOf } from './power.ts';
import { noDisk } from './power-faults.ts';

/** The call that is forgotten, and its promise; others come before and after it. */
const forgotten = ['call-a-1', 'promise-a-1'];
/** What was typed in it, and nowhere else. */
const typed = ['Customer 12', 'today at ten 16', '18 sofa 18', 'a refund 19'];
const others = upTo('a', 39).filter(({ stream }) => !forgotten.includes(stream));

/** A customer is forgotten while the power goes: all of it is there, or none. Whatever is left, the next one clears. */
async function forgetting({ count, times, chance }: Trial): Promise<void> {
  await inFolder(async (base) => {
    const [folder, scratch, log] = [folderIn(base, 'files'), folderIn(base, 'left'), join(base, 'log')];
    const path = join(folder, 'recover.db');
    const store = openStore(path, { source: countingSource(1), machine, mode: 'write' });
    append(store, upTo('a', 39), { savedAt });
    const why = { kind: 'released' as const, what: {}, words: { why: 'never mind' } };
    append(store, [followUpEntry('promise-a-1', { seq: 2 }, why)], { savedAt });
    store.close();
    const before = filesIn(folder);
    const env = { ...process.env, ...onDisk(folder, { log }) };
    const child = startChild(['forget', folder, ...forgotten], { script: childScript, env });
    if ((await child.ended).code !== 0) count.found('wrong', 'the customer was not forgotten');
    const check = (left: string, marks: ReadonlyMap<string, string>, about: string) => {
      const told = [...marks.values()].join('');
      const bytes = bytesIn(left);
      checkFile(join(left, 'recover.db'), others, count, about);
      const again = openStore(join(left, 'recover.db'), { source: countingSource(2), machine, mode: 'write' });
      const words = forgotten.flatMap((stream) => readStream(again, stream)).map((entry) => entry.words !== null);
      const isGone = again.db.prepare('select count(*) from erasures').pluck().get() === forgotten.length;
      if (isGone === words.includes(true)) count.found('wrong', `${about}: half forgotten`);
      if (told.includes('forgotten') && !isGone) count.found('lost', `${about}: said to be forgotten, and there`);
      if (told.includes('cleared') && typed.some((text) => bytes.includes(text)))
        count.found('wrong', `${about}: cleared, and something is left`);
      const isMarked = marksLeft(join(left, 'recover.db'), () => false).length > 0;
      if (isGone && !told.includes('cleared') && !isMarked && typed.some((text) => bytes.includes(text)))
        count.found('wrong', `${about}: something is left, and nobody knows`);
      if (isGone) settleErasures(again, left, () => false);
      again.close();
      if (isGone && typed.some((text) => bytesIn(left).includes(text))) count.found('wrong', `${about}: never cleared`);
    };
    cutPower(recordingOf(folder, log, before), { count, chance, images: times, scratch, check });
  });
}

const bytesIn = (folder: string) =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');

export const forgetFaults: readonly Fault[] = [
  {
    name: 'power cut while a customer is forgotten',
    quick: 40,
    long: 2_000,
    cannot: noDisk,
    run: forgetting,
  },
];
