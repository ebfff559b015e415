import { UserError } from '../call/user-error.ts';
import { type CallFilter, type ListedCall, listCalls } from '../store/list-calls.ts';
import { searchCalls } from '../store/search-calls.ts';
import { type App, hint } from './app.ts';
import { sinceGiven } from './given.ts';
import { printJson } from './print-json.ts';
import { printLong } from './print-long.ts';
import { callJson } from './views/call-json.ts';
import { callsView } from './views/calls-view.ts';
import { paperOf } from './views/paper.ts';
import { zoneOf } from './who.ts';

export type CallsOptions = {
  open?: boolean;
  agent?: string;
  customer?: string;
  since?: string;
  limit?: string;
  json?: boolean;
};

export async function listCallsCommand(app: App, options: CallsOptions): Promise<void> {
  const limit = countOf(options.limit ?? '50');
  const filter = filterGiven(app, options);
  const isNarrowed = Object.keys(filter).length > 0;
  const store = await app.readStore();
  const rows = store === null ? [] : await listCalls(store, { ...filter, limit: limit + 1 });
  await show(
    app,
    rows.slice(0, limit),
    options.json ?? false,
    isNarrowed ? 'No such call is on record.' : 'No calls on record.',
  );
  if (rows.length > limit) hint(app, `Only the newest ${limit} are shown. More: --limit ${limit * 4}`);
}

/** Which calls the options mean. */
export function filterGiven(
  app: App,
  { open, agent, customer, since }: Omit<CallsOptions, 'limit' | 'json'>,
): CallFilter {
  return {
    ...(open === true ? { status: ['open', 'hung-up'] as const } : {}),
    ...(agent === undefined ? {} : { agent }),
    ...(customer === undefined ? {} : { customer }),
    ...(since === undefined ? {} : { since: sinceGiven(since, { now: app.now(), here: zoneOf(app) }) }),
  };
}

export async function searchCallsCommand(app: App, words: string, options: { json?: boolean }): Promise<void> {
  const store = await app.readStore();
  const rows = store === null ? [] : await searchCalls(store, words);
  await show(app, rows, options.json ?? false, 'In no call on record.');
}

async function show(app: App, rows: readonly ListedCall[], json: boolean, none: string): Promise<void> {
  if (json) {
    printJson(app, rows.map(callJson));
    return;
  }
  if (rows.length === 0) {
    hint(app, none);
    return;
  }
  await printLong(app, callsView(rows, { now: app.now(), here: zoneOf(app), paper: paperOf(app) }));
}

function countOf(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new UserError(`--limit takes a whole number above 0, not "${text}".`, null, 'usage');
}
