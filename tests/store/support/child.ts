import { closeSync, openSync } from 'node:fs';
import { Aside } from '../../../src/store/aside.ts';
import { keepCopy } from '../../../src/store/backup.ts';
import { append, headOf, StaleStream } from '../../../src/store/entries.ts';
import { openStore } from '../../../src/store/open.ts';
import { whileBusy } from '../../../src/store/while-busy.ts';
import { began, callEntry, noted } from './entries.ts';
import { countingSource, machine, savedAt } from './source.ts';
import { waiting } from './waiting.ts';

// A terminal of its own, as far as the store can tell. What it prints on a line has happened by then.

const [command = '', path = '', ...rest] = process.argv.slice(2);
const source = countingSource(process.pid);
const say = (line: string) => process.stdout.write(`${line}\n`);

async function write(stream: string, count: number): Promise<void> {
  const store = openStore(path, { source, machine, mode: 'write' });
  for (let seq = 1; seq <= count; seq += 1) {
    const entry = callEntry(stream, { seq }, seq === 1 ? began() : noted(`line ${seq} of ${stream}`));
    await whileBusy(() => append(store, [entry], { savedAt }), waiting());
    say(`saved ${seq}`);
  }
  store.close();
}

/** Writes the next line of a stream again and again, against others that do the same. */
async function race(stream: string, count: number): Promise<void> {
  const store = openStore(path, { source, machine, mode: 'write' });
  for (let turn = 0; turn < count; turn += 1) {
    const seq = headOf(store, stream) + 1;
    const entry = callEntry(stream, { seq, by: `window ${process.pid}` }, seq === 1 ? began() : noted(`turn ${turn}`));
    try {
      await whileBusy(() => append(store, [entry], { savedAt }), waiting());
      say(`saved ${seq}`);
    } catch (error) {
      if (!(error instanceof StaleStream)) throw error;
    }
  }
  store.close();
}

function hold(): void {
  const store = openStore(path, { source, machine, mode: 'write' });
  store.db.exec('begin immediate');
  say('held');
  process.stdin.on('data', () => process.exit(0));
}

function open(mode: 'write' | 'read', umask: string | undefined): void {
  if (umask !== undefined) process.umask(Number.parseInt(umask, 8));
  const store = openStore(path, { source, machine, mode });
  say(String(store.db.prepare('select count(*) from entries').pluck().get()));
  store.close();
}

function copy(): void {
  const store = openStore(path, { source, machine, mode: 'write' });
  const now = () => new Date().toISOString();
  keepCopy(store.db, path, { now, id: () => String(process.pid) }, null);
  store.close();
  say('copied');
}

/** As a user who may not write into the room that another one set aside. */
function aside(): void {
  const kept = new Aside(path, { pid: process.pid, window: 'w' }, '/nowhere');
  kept.keep({ savedAt, entries: [] });
  say(kept.path ?? 'nowhere');
}

function fill(): void {
  const store = openStore(path, { source, machine, mode: 'write' });
  for (let seq = 1; ; seq += 1) {
    const body = seq === 1 ? began() : noted('x'.repeat(20_000));
    append(store, [callEntry('call-1', { seq }, body)], { savedAt });
    say(`saved ${seq}`);
  }
}

/** Opens the file with none to nine files left to open. */
function crowded(): void {
  const files: number[] = [];
  try {
    for (;;) files.push(openSync('/dev/null', 'r'));
  } catch {
    for (let left = 0; left < 10; left += 1) {
      try {
        openStore(path, { source, machine, mode: 'write' }).close();
        say('open');
      } catch (error) {
        say(told(error));
      }
      closeSync(files.pop() ?? 0);
    }
  }
}

const told = (error: unknown) => {
  const kind = error instanceof Error && 'kind' in error ? String(error.kind) : 'bug';
  return `${kind}: ${error instanceof Error ? error.message : String(error)}`;
};

try {
  if (command === 'crowded') crowded();
  if (command === 'write') await write(rest[0] ?? '', Number(rest[1]));
  if (command === 'race') await race(rest[0] ?? '', Number(rest[1]));
  if (command === 'hold') hold();
  if (command === 'open') open(rest[0] === 'read' ? 'read' : 'write', rest[1]);
  if (command === 'fill') fill();
  if (command === 'copy') copy();
  if (command === 'aside') aside();
} catch (error) {
  say(told(error));
  process.exitCode = 1;
}
