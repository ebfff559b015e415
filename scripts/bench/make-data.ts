import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { source } from '../../src/commands/source.ts';
import type { CallEntry, Entry } from '../../src/engine/entry.ts';
import { append, readStream } from '../../src/store/entries.ts';
import { openStore } from '../../src/store/open.ts';
import { followUpColumns } from '../../src/store/project-follow-up.ts';
import type { Store } from '../../src/store/store.ts';
import { pick, random } from './random.ts';

/** How much a file holds. Overdue and to come are open; all other follow-ups were kept. */
export type Size = { name: string; calls: number; followUps: number; overdue: number; toCome: number };

export const full: Size = { name: '100 %', calls: 100_000, followUps: 1_000_000, overdue: 5_000, toCome: 5_000 };

export const partOf = (size: Size, part: number): Size => ({
  name: `${part * 100} %`,
  calls: size.calls * part,
  followUps: size.followUps * part,
  overdue: size.overdue * part,
  toCome: size.toCome * part,
});

const names = ['Anna Berg', 'J. Petrov', 'D. Ruiz', 'R. Castellano', 'Joan Mbeki', 'S. Lindqvist', 'José Müller'];
const agents = ['Kim', 'Lee', 'Omar', 'Priya'];
const subjects = ['sofa', 'fridge', 'invoice', 'modem', 'heating', 'contract', 'refund', 'parcel', 'seat', 'meter'];
const troubles = ['came late', 'stopped again', 'was charged twice', 'never came', 'leaks', 'is the wrong colour'];
const wishes = ['wants it by Saturday', 'wants the money back', 'wants to hear from somebody', 'wants a new one'];

/** One call without trouble, led by the program itself: what all others are made after. */
const answers = `
- story: [ordered 14 Oct and told two weeks, "* three weeks late and nobody rang", wants it by Saturday]
- understood: yes
- wish: the sofa by Saturday
- outcome: solved
- end: solved
`;

/** Builds the file unless it is there, and gives its path. Times lie around the moment when it is made. */
export function dataOf(folder: string, size: Size, program: string): string {
  const path = join(folder, `${size.calls}-calls.db`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const made = `${path}.making`;
  for (const end of ['', '-wal', '-shm']) rmSync(`${made}${end}`, { force: true });
  const first = join(folder, 'first.yaml');
  writeFileSync(first, answers);
  const env = { ...process.env, RECOVER_DATABASE: made, RECOVER_CONFIG: join(folder, 'config.json') };
  const started = spawnSync(process.execPath, [program, 'start', 'walras', '--answers', first, '--agent', 'Kim'], {
    env,
    encoding: 'utf8',
  });
  if (started.status !== 0) throw new Error(`The first call failed: ${started.stderr}`);
  const store = openStore(made, { mode: 'write', source, machine: { host: 'bench', pid: process.pid } });
  try {
    const chance = random(20261122);
    const now = Date.now();
    addCalls(store, size.calls, now, chance);
    addFollowUps(store, size, now, chance);
    store.db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    store.close();
  }
  renameSync(made, path);
  return path;
}

const perTransaction = 500;

/** The newest calls are hung up and not written up yet. */
const leftOpen = 20;

/** Whole calls, each entry saved and projected as the program does it. */
function addCalls(store: Store, count: number, now: number, chance: () => number): void {
  const id = store.db.prepare('select id from calls').pluck().get() as string;
  const model = readStream(store, id) as CallEntry[];
  const began = Date.parse(model[0]?.at ?? '');
  const every = (180 * 24 * 3_600_000) / count;
  for (let done = 0; done < count; done += perTransaction) {
    store.db.transaction(() => {
      for (let at = done; at < Math.min(done + perTransaction, count); at += 1) {
        const start = Math.round(now - (count - at) * every);
        const entries = callLike(model, began, start, at, chance);
        append(store, at < count - leftOpen ? [...entries, writtenUp(entries)] : entries, {
          savedAt: new Date(start).toISOString(),
        });
      }
    })();
  }
}

function writtenUp(entries: readonly Entry[]): Entry {
  const last = entries.at(-1);
  if (last?.kind !== 'hung-up') throw new Error('The first call did not end by hanging up.');
  const { stream, at, by } = last;
  return { kind: 'written-up', what: { to: last.what.to }, words: null, stream, seq: last.seq + 1, at, by };
}

function callLike(
  model: readonly CallEntry[],
  began: number,
  start: number,
  nr: number,
  chance: () => number,
): Entry[] {
  const stream = `bench-call-${String(nr).padStart(9, '0')}`;
  const by = pick(agents, chance);
  const customer = `${pick(names, chance)} ${Math.floor(chance() * 40_000)}`;
  const words = () => `${pick(subjects, chance)} ${pick(troubles, chance)}, ${pick(wishes, chance)}, order ${nr}`;
  return model.map((entry): Entry => {
    const at = new Date(start + Date.parse(entry.at) - began + entry.seq * 9_000).toISOString();
    const mine = { stream, seq: entry.seq, by, at };
    if (entry.kind === 'began') {
      const what = { ...entry.what, code: `b${nr.toString(36)}`, caseId: `bench-case-${nr}` };
      return { ...entry, ...mine, what, words: { customer, contact: null, reference: `N${nr}`, direct: null } };
    }
    if (entry.kind === 'noted') return { ...entry, ...mine, words: { text: words() } };
    return { ...entry, ...mine };
  });
}

/** Rows as lists read them. The entries behind them are left out: nothing that is measured reads them. */
function addFollowUps(store: Store, size: Size, now: number, chance: () => number): void {
  const columns = Object.values(followUpColumns);
  const insert = store.db.prepare(
    `insert into follow_ups (${columns.join(', ')}) values (${columns.map((name) => `@${name}`).join(', ')})`,
  );
  store.db.transaction(() => {
    for (let nr = 0; nr < size.followUps; nr += 1) {
      const isLate = nr < size.overdue;
      const isOpen = nr < size.overdue + size.toCome;
      const minutes = isLate ? -7 * (nr + 1) : isOpen ? 5 * (nr - size.overdue + 1) : -nr;
      const dueAt = new Date(now + minutes * 60_000).toISOString();
      const customer = `${pick(names, chance)} ${nr % 40_000}`;
      const owner = pick(agents, chance);
      const tried = isLate && nr % 9 === 0 ? new Date(Date.parse(dueAt) + 60_000).toISOString() : null;
      insert.run({
        id: `bench-follow-up-${String(nr).padStart(9, '0')}`,
        code: `f${nr.toString(36)}`,
        call_id: `bench-call-${String(nr % size.calls).padStart(9, '0')}`,
        case_id: `bench-case-${nr % size.calls}`,
        kind: 'callback',
        channel: null,
        spoken: 1,
        owner,
        first_owner: owner,
        promise: 'back to you at eleven',
        not_before: null,
        due_at: dueAt,
        first_due_at: dueAt,
        zone: 'America/New_York',
        repeats: null,
        playbook: 'walras',
        customer,
        contact: '+1 312 555 0142',
        attempts: tried === null ? 0 : 1,
        first_try_at: tried,
        last_attempt_at: tried,
        last_result: tried === null ? null : 'no-answer',
        next_try_at: null,
        owned_since: null,
        status: isOpen ? 'open' : 'kept',
        settled_at: isOpen ? null : dueAt,
        settled_by: isOpen ? null : owner,
        late_seconds: 0,
        customer_key: customer.toLowerCase(),
        next_seq: 2,
        head: '',
      });
    }
  })();
}
