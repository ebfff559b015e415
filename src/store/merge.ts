import { teamStream } from '../engine/entry.ts';
import { keepCopy } from './backup.ts';
import { type Counts, countsOf } from './counts.ts';
import { foldStream } from './fold.ts';
import { type Lease, leasesHeld } from './leases.ts';
import { forgetAgain, hasMoreToForget } from './merge-erasures.ts';
import { type Pool, refuseClash, taking } from './merge-pool.ts';
import { indexWords } from './rebuild.ts';
import { codesToHave, type NewCode, settleCodes } from './settle-codes.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';
import { OtherFileError, StoreError } from './store-error.ts';
import { absencesAt, teamSettingsOnRecord } from './team.ts';
import { nameOf } from './verify.ts';
import { writingWhenFree } from './writing.ts';

export type SettingChange = { key: string; from: string | null; to: string | null };

export type MergeReport = {
  before: Counts;
  after: Counts;
  /** Calls and follow-ups that were carried on in several files, by the names that people know them by. */
  forked: readonly string[];
  /** What got a longer code, because its own was given twice. */
  renamed: readonly (NewCode & { name: string })[];
  settings: readonly SettingChange[];
  /** How many entries lost their words, because they were forgotten in one of the files. */
  erased: number;
  /** The copy of what was there; null when there was nothing, or nothing came. */
  saved: string | null;
};

/**
 * Takes what files have that the database does not have, in one transaction. The same files give the same, in any order
 * and however often. What was there is copied first. Drafts and windows stay where they are. Where something was erased
 * by it, the files are to be settled then.
 */
export function mergeIn(store: Store, pool: Pool, isAlive: (lease: Lease) => boolean): MergeReport {
  const { db, path, source } = store;
  const before = countsOf(db);
  db.prepare('attach ? as come').run(pool.path);
  try {
    if (!hasNews(store) && isSettled(store)) return { ...nothing, before, after: before };
    const saved = path === null || before.entries === 0 ? null : keepCopy(db, path, source, 'merge').path;
    const report = writingWhenFree(store, () => readable(() => takeAll(store, isAlive)));
    return { ...report, saved };
  } finally {
    db.exec('detach come');
  }
}

/** What no program of ours has written may have a chain that holds all the same. */
function readable<T>(take: () => T): T {
  try {
    return take();
  } catch (error) {
    if (error instanceof StoreError || !(error instanceof Error) || 'code' in error) throw error;
    throw new OtherFileError(
      'damaged',
      'One of the files holds an entry that makes no sense.',
      'Nothing was taken. Merge one file at a time to find it.',
    );
  }
}

const nothing = { forked: [], renamed: [], settings: [], erased: 0, saved: null };

/** Entries, erasures or playbooks that would be taken. */
function hasNews(store: Store): boolean {
  const sql = `
    select exists (select stream, seq, origin from come.entries except select stream, seq, origin from main.entries)
      or exists (
        select 1 from come.erasures as come where not exists (
          select 1 from main.erasures as kept
          where kept.stream = come.stream and kept.up_to = come.up_to
            and (kept.at, kept."by", kept.reason) >= (come.at, come."by", come.reason)))
      or exists (
        select 1 from come.playbooks as come where not exists (
          select 1 from main.playbooks as kept where kept.digest = come.digest and kept.format >= come.format))`;
  return statement(store, sql).pluck().get() === 1;
}

/** What came by no merge may be unsettled as well, after a clock was put back: it is to be as a merge would leave it. */
function isSettled(store: Store): boolean {
  return codesToHave(store).unsettled.length === 0 && !hasMoreToForget(store);
}

function takeAll(store: Store, isAlive: (lease: Lease) => boolean): Omit<MergeReport, 'saved'> {
  const { db } = store;
  refuseClash(db, ['come', 'main'], 'One of the files');
  const before = countsOf(db);
  const settingsBefore = settled(store);
  const { long, unsettled } = codesToHave(store);
  db.exec(touched);
  for (const sql of taking) statement(store, sql).run();
  const erased = forgetAgain(store, before.lastNr);
  refuseLive(store, isAlive);
  for (const stream of statement(store, 'select stream from temp.touched order by stream').pluck().all() as string[])
    foldStream(store, stream);
  indexWords(store, before.lastNr);
  const had = new Set(long.filter((one) => !unsettled.some(({ id }) => id === one.id)).map(({ id }) => id));
  const renamed = settleCodes(store).filter(({ id }) => !had.has(id));
  const settings = changes(settingsBefore, settled(store));
  const forked = (statement(store, forks).pluck().all(teamStream) as string[]).map((stream) => nameOf(store, stream));
  db.exec('drop table temp.touched');
  const named = renamed.map((one) => ({ ...one, name: nameOf(store, one.id) }));
  return { before, after: countsOf(db), forked, renamed: named, settings, erased };
}

/** The streams that something comes to; those that lose words come on top. */
const touched = `
  create temp table touched as
  select distinct stream from come.entries as come
  where not exists (
    select 1 from main.entries as kept
    where kept.stream = come.stream and kept.seq = come.seq and kept.origin = come.origin);
  create unique index temp.touched_streams on touched (stream)`;

const forks = `
  select distinct stream from main.entries
  where stream in (select stream from temp.touched) and stream <> ?
  group by stream, seq having count(*) > 1
  order by stream`;

/** Whoever leads a call must not find it changed under their hands. */
function refuseLive(store: Store, isAlive: (lease: Lease) => boolean): void {
  const isTouched = ({ callId }: Lease) =>
    statement(store, 'select 1 from temp.touched where stream = ?').get(callId) !== undefined;
  const [lease] = leasesHeld(store).filter((held) => isTouched(held) && isAlive(held));
  if (lease === undefined) return;
  throw new StoreError(
    'busy',
    `${lease.agent} is on a call that was carried on in one of the files too (process ${lease.pid}).`,
    'Close that window first. Nothing was changed.',
  );
}

type Settled = ReadonlyMap<string, string>;

/** What the team has settled, and who is away. */
function settled(store: Store): Settled {
  const settings = teamSettingsOnRecord(store).map(({ key, value }) => [key, value] as const);
  const absences = absencesAt(store, '').map(
    ({ agent, until, cover }) => [`away: ${agent}`, cover === null ? until : `${until}, ${cover}`] as const,
  );
  return new Map([...settings, ...absences]);
}

function changes(before: Settled, after: Settled): SettingChange[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return keys.flatMap((key) => {
    const [from, to] = [before.get(key) ?? null, after.get(key) ?? null];
    return from === to ? [] : [{ key, from, to }];
  });
}
