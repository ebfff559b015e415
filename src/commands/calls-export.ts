import { setImmediate as breathe } from 'node:timers/promises';
import { UserError } from '../call/user-error.ts';
import { draftsOf } from '../store/drafts.ts';
import { callsById, type ListedCall, listCalls } from '../store/list-calls.ts';
import { followUpById } from '../store/owed.ts';
import type { Store } from '../store/store.ts';
import { oneLine } from '../text/safe.ts';
import { type App, hint, say } from './app.ts';
import { type CallsOptions, filterGiven } from './calls-list.ts';
import { customerGiven } from './export-customer.ts';
import { type Sink, toFile, toOutput } from './export-file.ts';
import { type CopyEnd, copyFormOf, type Form, formGiven, formOf } from './export-form.ts';
import { exporter } from './exported-call.ts';
import { counted } from './views/counted.ts';
import { thousands } from './views/thousands.ts';
import { zoneOf } from './who.ts';

export type ExportOptions = Omit<CallsOptions, 'limit'> & {
  csv?: boolean;
  markdown?: boolean;
  internal?: boolean;
  output?: string;
  force?: boolean;
};

/** So many calls are read at once; no more of them are ever in memory. */
const page = 100;

/** `recover calls export`: calls with their transcripts, or with `--customer` all that is kept on one of them. */
export async function exportCalls(app: App, options: ExportOptions): Promise<void> {
  const name = formGiven(options);
  const context = { now: app.now(), here: zoneOf(app) };
  const internal = options.internal === true;
  if (options.force === true && options.output === undefined)
    throw new UserError('--force goes with --output FILE.', null, 'usage');
  const store = await app.readStore();
  const counts: Counts = { calls: 0, leftOut: 0, removed: 0, forgotten: 0 };
  if (options.customer !== undefined) {
    const found = customerGiven(app, store, options);
    const export_ = exporter(found.store, internal);
    const alone = export_.followUpsOf(found.alone.flatMap((id) => followUpById(found.store, id) ?? []));
    counts.leftOut += alone.leftOut;
    tally(counts, alone.followUps);
    const drafts = found.calls.flatMap((id) => draftsOf(found.store, id));
    if (!internal) counts.leftOut += drafts.length;
    const end = (): CopyEnd => ({ followUps: alone.followUps, drafts: internal ? drafts : null, ...left(counts) });
    const form = copyFormOf(name, found.customer, context, end);
    await written(app, options, { form, pages: byId(found.store, found.calls), callOf: export_.callOf, counts });
    if (name === 'csv') hint(app, 'A table has calls only. All that is kept: --json or --markdown.');
  } else {
    const pages = store === null ? none() : byFilter(store, filterGiven(app, options));
    const callOf = store === null ? null : exporter(store, internal).callOf;
    await written(app, options, { form: formOf(name, context), pages, callOf, counts });
    if (counts.calls === 0) hint(app, 'No such call is on record.');
  }
  if (counts.leftOut > 0)
    hint(app, `Left out, because it is ours only: ${thousands(counts.leftOut)}. With --internal it is in.`);
}

type Counts = { calls: number; leftOut: number; removed: number; forgotten: number };
const left = ({ leftOut, removed, forgotten }: Counts) => ({ leftOut, removed, forgotten });

type Pages = AsyncIterable<readonly ListedCall[]>;
type Work = { form: Form; pages: Pages; callOf: ReturnType<typeof exporter>['callOf'] | null; counts: Counts };

async function written(app: App, options: ExportOptions, work: Work): Promise<void> {
  const ending = app.watchEnding();
  const { output } = options;
  const sink = output === undefined ? toOutput(app) : toFile(app, output, options.force === true);
  try {
    if (!(await poured(work, sink, ending))) return sink.drop();
    sink.end();
  } catch (error) {
    sink.drop();
    throw error;
  }
  if (output !== undefined) say(app, `${counted(work.counts.calls, 'call')} in ${oneLine(output)}`);
}

/** False when nobody reads on, or the program is to end. */
async function poured({ form, pages, callOf, counts }: Work, sink: Sink, ending: AbortSignal): Promise<boolean> {
  if (!(await sink.write(form.begin()))) return false;
  for await (const calls of pages) {
    for (const call of calls) {
      const exported = callOf?.(call);
      if (exported === undefined) continue;
      counts.leftOut += exported.leftOut;
      counts.forgotten += call.forgottenAt === null ? 0 : 1;
      tally(counts, [exported.entries, exported.followUps]);
      if (!(await sink.write(form.call(exported, counts.calls === 0)))) return false;
      counts.calls += 1;
    }
    // Signals are heard in between only.
    await breathe();
    if (ending.aborted) return false;
  }
  return sink.write(form.end(counts.calls === 0));
}

/** What was taken out before it was kept is told where it stood. */
function tally(counts: Counts, shown: unknown): void {
  const text = JSON.stringify(shown);
  counts.removed += text.match(/\[[^[\]]{1,40} removed(?:, ends \d{4})?\]/g)?.length ?? 0;
}

async function* none(): Pages {}

async function* byFilter(store: Store, filter: Parameters<typeof listCalls>[1]): Pages {
  for (let calls = await listCalls(store, { ...filter, limit: page }); calls.length > 0; ) {
    yield calls;
    const after = calls.at(-1);
    calls = after === undefined ? [] : await listCalls(store, { ...filter, after, limit: page });
  }
}

async function* byId(store: Store, ids: readonly string[]): Pages {
  for (let from = 0; from < ids.length; from += page) yield callsById(store, ids.slice(from, from + page));
}
