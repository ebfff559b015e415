import { UserError } from '../call/user-error.ts';
import { draftsOf } from '../store/drafts.ts';
import { eachCall, eachCallOf, type ListedCall } from '../store/list-calls.ts';
import { duringOneMoment } from '../store/one-moment.ts';
import { followUpById } from '../store/owed.ts';
import type { Store } from '../store/store.ts';
import { oneLine } from '../text/safe.ts';
import { type App, hint, say } from './app.ts';
import { type CallsOptions, filterGiven } from './calls-list.ts';
import { customerGiven } from './export-customer.ts';
import { piecesToFile } from './export-file.ts';
import { type CopyEnd, copyFormOf, formGiven, formOf } from './export-form.ts';
import { type ExportedCall, exporter } from './exported-call.ts';
import { printPieces } from './print-pieces.ts';
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

/** `recover calls export`: calls with their transcripts, or with `--customer` all that is kept on one of them. */
export async function exportCalls(app: App, options: ExportOptions): Promise<void> {
  const name = formGiven(options);
  if (options.force === true && options.output === undefined)
    throw new UserError('--force goes with --output FILE.', null, 'usage');
  const store = await app.readStore();
  const counts: Counts = { calls: 0, leftOut: 0, removed: 0, forgotten: 0 };
  const piecesOf = options.customer === undefined ? callPieces : customerPieces;
  const read = () => written(app, options, piecesOf(app, store, options, counts), counts);
  await (store === null ? read() : duringOneMoment(store, read));
  if (options.customer === undefined && counts.calls === 0) hint(app, 'No such call is on record.');
  if (options.customer !== undefined && name === 'csv')
    hint(app, 'A table has calls only. All that is kept: --json or --markdown.');
  if (counts.leftOut > 0)
    hint(app, `Left out, because it is ours only: ${thousands(counts.leftOut)}. With --internal it is in.`);
}

type Counts = { calls: number; leftOut: number; removed: number; forgotten: number };
type Pieces = (app: App, store: Store | null, options: ExportOptions, counts: Counts) => Iterable<string>;

const callPieces: Pieces = (app, store, options, counts) => {
  const form = formOf(formGiven(options), contextOf(app));
  if (store === null) return form([]);
  const { callOf } = exporter(store, options.internal === true);
  return form(each(eachCall(store, filterGiven(app, options)), callOf, counts));
};

const customerPieces: Pieces = (app, given, options, counts) => {
  const internal = options.internal === true;
  const { store, customer, calls, alone: ids } = customerGiven(app, given, options);
  const { callOf, followUpsOf } = exporter(store, internal);
  const alone = followUpsOf(ids.flatMap((id) => followUpById(store, id) ?? []));
  counts.leftOut += alone.leftOut;
  tally(counts, alone.followUps);
  const drafts = calls.flatMap((id) => draftsOf(store, id));
  if (!internal) counts.leftOut += drafts.length;
  const end = (): CopyEnd => {
    const { leftOut, removed, forgotten } = counts;
    return { followUps: alone.followUps, drafts: internal ? drafts : null, leftOut, removed, forgotten };
  };
  const form = copyFormOf(formGiven(options), customer, contextOf(app), end);
  return form(each(eachCallOf(store, calls), callOf, counts));
};

const contextOf = (app: App) => ({ now: app.now(), here: zoneOf(app) });

async function written(app: App, options: ExportOptions, pieces: Iterable<string>, counts: Counts): Promise<void> {
  const ending = app.watchEnding();
  const { output, force = false } = options;
  if (output === undefined) return void (await printPieces(app, pieces, ending));
  const isWhole = await piecesToFile(app, { output, force }, pieces, ending);
  if (isWhole) say(app, `${counted(counts.calls, 'call')} in ${oneLine(output)}`);
}

/** One after the other: no more of them are ever in memory. */
function* each(
  calls: Iterable<ListedCall>,
  callOf: ReturnType<typeof exporter>['callOf'],
  counts: Counts,
): Generator<ExportedCall> {
  for (const call of calls) {
    const exported = callOf(call);
    counts.calls += 1;
    counts.leftOut += exported.leftOut;
    counts.forgotten += call.forgottenAt === null ? 0 : 1;
    tally(counts, [exported.entries, exported.followUps]);
    yield exported;
  }
}

/** What was taken out before it was kept is told where it stood. */
function tally(counts: Counts, shown: unknown): void {
  const text = JSON.stringify(shown);
  counts.removed += text.match(/\[[^[\]]{1,40} removed(?:, ends \d{4})?\]/g)?.length ?? 0;
}
