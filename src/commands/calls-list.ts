import { type CallFilter, eachCall, type ListedCall, listCalls } from '../store/list-calls.ts';
import { searchCalls } from '../store/search-calls.ts';
import { type App, hint } from './app.ts';
import { sinceGiven } from './given.ts';
import { limitGiven } from './limit-given.ts';
import { jsonOfEach, printJson } from './print-json.ts';
import { printLong } from './print-long.ts';
import { printPieces } from './print-pieces.ts';
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
  const limit = limitGiven(options.limit);
  const filter = filterGiven(app, options);
  const isNarrowed = Object.keys(filter).length > 0;
  const store = await app.readStore();
  const some = { ...filter, limit: limit + 1 };
  let isCut = false;
  if (options.json === true) {
    const calls = firstOf(store === null ? [] : eachCall(store, some), limit, () => {
      isCut = true;
    });
    await printPieces(app, jsonOfEach(calls, callJson));
  } else {
    const rows = store === null ? [] : await listCalls(store, some);
    isCut = rows.length > limit;
    await show(app, rows.slice(0, limit), isNarrowed ? 'No such call is on record.' : 'No calls on record.');
  }
  if (isCut) hint(app, `Only the newest ${limit} are shown. More: --limit ${limit * 4}`);
}

function* firstOf<T>(all: Iterable<T>, limit: number, cut: () => void): Generator<T> {
  let count = 0;
  for (const one of all) {
    if (count === limit) return cut();
    count += 1;
    yield one;
  }
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
  if (options.json === true) return printJson(app, rows.map(callJson));
  await show(app, rows, 'In no call on record.');
}

async function show(app: App, rows: readonly ListedCall[], none: string): Promise<void> {
  if (rows.length === 0) {
    hint(app, none);
    return;
  }
  await printLong(app, callsView(rows, { now: app.now(), here: zoneOf(app), paper: paperOf(app) }));
}
