import { isDeepStrictEqual } from 'node:util';
import type { Entry } from '../../src/engine/entry.ts';
import { append, readStream } from '../../src/store/entries.ts';
import { openStore } from '../../src/store/open.ts';
import { rebuild } from '../../src/store/rebuild.ts';
import type { Store } from '../../src/store/store.ts';
import { verifyStream } from '../../src/store/verify.ts';
import { countingSource, machine, savedAt } from '../store/support/source.ts';
import type { Count } from './count.ts';

/**
 * Opens a file with the real store and looks for what must not be: a saved entry that is missing, one that is there
 * twice, a chain that is broken, lists that do not follow from the entries (`anew`: made anew and compared).
 */
export function checkFile(
  path: string,
  saved: readonly Entry[],
  count: Count,
  about: string,
  { anew = true }: { anew?: boolean } = {},
): void {
  let store: Store;
  try {
    store = openStore(path, { source: countingSource(77), machine, mode: 'write' });
  } catch (error) {
    count.found('wrong', `${about}: does not open: ${String(error)}`);
    if (saved.length > 0) count.found('lost', `${about}: does not open`, saved.length);
    return;
  }
  try {
    checkStore(store, saved, count, about, anew);
  } catch (error) {
    count.found('wrong', `${about}: ${String(error)}`);
  } finally {
    store.close();
  }
}

function checkStore(store: Store, saved: readonly Entry[], count: Count, about: string, anew: boolean): void {
  const whole = store.db.pragma('integrity_check', { simple: true });
  if (whole !== 'ok') count.found('wrong', `${about}: ${whole}`);
  const streams = store.db.prepare('select distinct stream from entries').pluck().all() as string[];
  const kept = new Map(streams.map((stream) => [stream, readStream(store, stream)]));
  for (const entry of saved) {
    const found = (kept.get(entry.stream) ?? []).filter(({ seq }) => seq === entry.seq);
    if (found.length > 1) count.found('duplicated', `${about}: ${entry.stream} ${entry.seq}`);
    if (!found.some((one) => isDeepStrictEqual(one, entry)))
      count.found('lost', `${about}: ${entry.stream} ${entry.seq}`);
  }
  for (const [stream, entries] of kept) {
    if (entries.some(({ seq }, at) => seq !== at + 1))
      count.found('duplicated', `${about}: ${stream} has gaps or doubles`);
    const broken = verifyStream(store, stream);
    if (broken.length > 0) count.found('wrong', `${about}: ${stream}: ${JSON.stringify(broken)}`);
  }
  if (anew) {
    const before = projections(store);
    rebuild(store);
    if (projections(store) !== before) count.found('wrong', `${about}: the lists do not follow from the entries`);
  }
  const all = () => store.db.prepare('select count(*) from entries').pluck().get();
  const [total, last] = [all(), saved.at(-1)];
  if (last === undefined || (kept.get(last.stream)?.length ?? 0) < last.seq) return;
  append(store, [last], { savedAt });
  if (all() !== total) count.found('duplicated', `${about}: ${last.stream} ${last.seq} saved once more`);
}

function projections(store: Store): string {
  const tables = ['calls', 'follow_ups', 'cases', 'facts', 'team_settings', 'absences'];
  const rows = tables.map((table) => store.db.prepare(`select * from ${table} order by 1, 2`).all());
  return JSON.stringify([...rows, store.db.prepare('select rowid, words from search order by rowid').all()]);
}
