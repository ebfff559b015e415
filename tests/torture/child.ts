import { mkdirSync, openSync, writeSync } from 'node:fs';
import { keepCopy } from '../../src/store/backup.ts';
import { type Drafts, openDrafts, saveDraft } from '../../src/store/drafts.ts';
import { append } from '../../src/store/entries.ts';
import { forget } from '../../src/store/forget.ts';
import { mergeIn } from '../../src/store/merge.ts';
import { poolOf } from '../../src/store/merge-pool.ts';
import { openStore } from '../../src/store/open.ts';
import { dropStaged, putIn, stageCopy } from '../../src/store/restore.ts';
import { markErasing, settleErasures } from '../../src/store/settle-erasures.ts';
import type { Store } from '../../src/store/store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { whileBusy } from '../../src/store/while-busy.ts';
import { countingSource, machine, savedAt } from '../store/support/source.ts';
import { waiting } from '../store/support/waiting.ts';
import { step } from './calls.ts';
import { diskControl, type Fault } from './disk.ts';

// A terminal of its own, as far as the disk can tell. What stands in `marks` was saved by then.

const [command = '', folder = '', ...rest] = process.argv.slice(2);
const self = { ...machine, pid: process.pid };
const open = (path: string) => openStore(path, { source: countingSource(process.pid), machine: self, mode: 'write' });

/** `synchronous` other than FULL is the control: with it, answers get lost. */
async function write(name: string, count: number, synchronous: string, every: number): Promise<void> {
  const marks = openSync(`${folder}/marks-${name}`, 'a', 0o600);
  const store = openInTheEnd(`${folder}/recover.db`);
  store.db.pragma(`synchronous = ${synchronous}`);
  store.db.pragma(`wal_autocheckpoint = ${every}`);
  const drafts = openDrafts(store);
  for (let n = 0; n < count; n += 1) {
    keepDraft(drafts, name, n);
    await untilSaved(() => whileBusy(() => saveOne(store, n, name), waiting()));
    writeSync(marks, `${n}\n`);
  }
  drafts.close();
  store.close();
}

/** As somebody does who reads that it cannot be opened, and starts again. */
function openInTheEnd(path: string): Store {
  try {
    return open(path);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return open(path);
  }
}

/** As an agent does who reads that it was not saved, and presses Enter again. */
async function untilSaved(save: () => Promise<unknown>, tries = 3): Promise<void> {
  try {
    await save();
  } catch (error) {
    if (tries === 1 || !(error instanceof StoreError)) throw error;
    await untilSaved(save, tries - 1);
  }
}

function keepDraft(drafts: Drafts, name: string, n: number): void {
  const [entry] = step(name, n);
  const text = 'half a line '.repeat(1 + (n % 4));
  const promptKey = 'listen' as Parameters<typeof saveDraft>[1]['promptKey'];
  const draft = { window: name, callId: entry?.stream ?? '', seq: n, promptKey, text, cursor: 3, at: savedAt };
  try {
    saveDraft(drafts, draft);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
}

type Said = { saved: number[]; refused: string[]; bugs: string[] };

/** Saves, with one fault each time, and tries again what was refused once the disk is well. One line for each fault. */
function refuse(count: number): void {
  const control = diskControl(process.env.DISK_CONTROL ?? '');
  const faults = JSON.parse(rest[1] ?? '[]') as Fault[];
  for (const [round, fault] of faults.entries()) {
    const here = `${folder}/${round}`;
    mkdirSync(here);
    const said: Said = { saved: [], refused: [], bugs: [] };
    control.fail(fault);
    const use: Use = { store: null, next: 0 };
    saveAll(use, `${here}/recover.db`, count, said);
    const failed = control.count() >= fault.at;
    control.heal();
    saveAll(use, `${here}/recover.db`, count, said);
    attempt(said, () => use.store?.close());
    process.stdout.write(`${JSON.stringify({ ...said, failed })}\n`);
  }
  control.close();
}

type Use = { store: Store | null; next: number };

function saveAll(use: Use, path: string, count: number, said: Said): void {
  for (let tries = 0; use.next < count && tries < 3; ) {
    use.store ??= attempt(said, () => opened(path)) ?? null;
    const { store } = use;
    const saved = store !== null && attempt(said, () => saveOne(store, use.next)) === true;
    if (!saved) tries += 1;
    else {
      said.saved.push(use.next);
      use.next += 1;
    }
  }
}

function opened(path: string): Store {
  const store = open(path);
  // Many faults then fall into the moments when the log is brought into the file.
  store.db.pragma('wal_autocheckpoint = 8');
  return store;
}

function saveOne(store: Store, n: number, name = 'a'): true {
  append(store, step(name, n), { savedAt });
  return true;
}

function attempt<T>(said: Said, use: () => T): T | undefined {
  try {
    return use();
  } catch (error) {
    if (error instanceof StoreError) said.refused.push(error.message);
    else said.bugs.push(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
    return undefined;
  }
}

/** Saves, and makes a copy after each few saves, of another day each: older ones are taken away in the end. */
function copy(count: number): void {
  const marks = openSync(`${folder}/marks-a`, 'a', 0o600);
  const path = `${folder}/recover.db`;
  const store = open(path);
  for (let n = 0; n < count; n += 1) {
    saveOne(store, n);
    writeSync(marks, `${n}\n`);
    if (n % 3 !== 2) continue;
    const now = () => new Date(Date.UTC(2026, 10, 1 + n, 18)).toISOString();
    const made = keepCopy(store.db, path, { now, id: () => `${n}` }, null);
    writeSync(marks, `copied ${n} ${made.path.slice(folder.length + 1)}\n`);
  }
  store.close();
}

/** Puts a copy back that stands beside the folder. */
function restore(copyOf: string): void {
  const path = `${folder}/recover.db`;
  const marks = openSync(`${folder}/marks-a`, 'a', 0o600);
  const source = countingSource(process.pid);
  const staged = stageCopy(copyOf, path, source);
  const store = open(path);
  putIn(store, staged, () => false);
  store.close();
  writeSync(marks, 'put back\n');
  dropStaged(staged.path);
}

/** Takes what another file holds into this one. */
function merge(other: string): void {
  const path = `${folder}/recover.db`;
  const marks = openSync(`${folder}/marks-a`, 'a', 0o600);
  const store = open(path);
  const pool = poolOf([other], path, true, countingSource(process.pid + 1));
  mergeIn(store, pool, () => false);
  writeSync(marks, 'merged\n');
  dropStaged(pool.path);
  store.close();
}

/** Reads, and goes on reading what stood there when it began, until it is told to end. */
function read(): void {
  const store = openStore(`${folder}/recover.db`, { source: countingSource(process.pid), machine, mode: 'read' });
  const count = store.db.prepare('select count(*) from entries').pluck();
  store.db.exec('begin');
  process.stdout.write(`${count.get()}\n`);
  process.stdin.on('data', () => process.stdout.write(`${count.get()}\n`)).on('end', () => store.close());
}

/** Forgets a call and its follow-up, and notes when it is done and when the file is cleared. */
function forgetOne(call: string, followUp: string): void {
  const marks = openSync(`${folder}/marks-forget`, 'a', 0o600);
  const store = open(`${folder}/recover.db`);
  const around = { isLive: () => false, isAlive: () => false, otherFolder: folder };
  markErasing(store);
  forget(store, { calls: [call], followUps: [followUp] }, { at: savedAt, by: 'Lea', reason: 'asked for it' }, around);
  writeSync(marks, 'forgotten\n');
  settleErasures(store, folder, around.isAlive);
  writeSync(marks, 'cleared\n');
  store.close();
}

if (command === 'write') await write(rest[0] ?? '', Number(rest[1]), rest[2] ?? 'FULL', Number(rest[3] ?? 1000));
if (command === 'refuse') refuse(Number(rest[0]));
if (command === 'forget') forgetOne(rest[0] ?? '', rest[1] ?? '');
if (command === 'open') open(`${folder}/recover.db`).close();
if (command === 'read') read();
if (command === 'copy') copy(Number(rest[0]));
if (command === 'restore') restore(rest[0] ?? '');
if (command === 'merge') merge(rest[0] ?? '');
