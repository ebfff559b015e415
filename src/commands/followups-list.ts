import type { Store } from '../store/store.ts';
import {
  countAll,
  countFollowUps,
  eachWorstFirst,
  ownersOfOpen,
  type Scope,
  worstFirst,
} from '../store/worst-first.ts';
import { oneLine } from '../text/safe.ts';
import { type App, hint, print, say } from './app.ts';
import { sayClockDoubt } from './clock-doubt.ts';
import { followUpsAsked } from './followups-asked.ts';
import { type FollowUpsOptions, refuseMisuse } from './followups-options.ts';
import { limitGiven } from './limit-given.ts';
import { jsonOfEach } from './print-json.ts';
import { printPieces } from './print-pieces.ts';
import { followUpJson } from './views/follow-up-json.ts';
import { followUpRecords } from './views/follow-up-records.ts';
import { thousands } from './views/thousands.ts';

// Shell prompts and scripts ask for this all day: what only some options need is loaded when they are given.

type Asked = { options: FollowUpsOptions; limit: number; now: string };

/** `recover followups`: the open ones, worst first, as a page for people or one record a line for programs. */
export async function listFollowUpsCommand(app: App, options: FollowUpsOptions): Promise<void> {
  if (options.ics === true) return (await import('./followups-calendar.ts')).calendarCommand(app, options);
  if (options.watch === true || options.notify === true)
    return (await import('./followups-watch.ts')).watchCommand(app, options);
  refuseMisuse(options);
  const limit = limitGiven(options.limit);
  const store = await app.readStore();
  if (store === null && options.exitCode === true) (await import('./nothing-checked.ts')).refuseUnchecked(app);
  const { scope, now, isNobody } = await followUpsAsked(app, store, options);
  const asked = { options, limit, now };
  const isPage = options.json !== true && options.csv !== true && app.io.out.isTTY === true;
  const print = isPage ? printPage : printForPrograms;
  const all = await print(app, store, scope, asked);
  if (isNobody && store !== null && options.agent !== undefined) await sayNobody(app, store, options.agent);
  else if (all === 0) sayNothing(app, options, store === null || scope === null ? null : { store, scope });
  sayClockDoubt(app, store);
  if (options.exitCode === true && all > 0) app.exitWith(3);
}

/** Tells how many there are in all. */
type Print = (app: App, store: Store | null, scope: Scope | null, asked: Asked) => Promise<number>;

const printPage: Print = async (app, store, scope, asked) => {
  const list = store === null || scope === null ? null : worstFirst(store, scope, asked.limit);
  if (store === null || list === null || list.all === 0) return 0;
  // The page says in its last lines when it is cut.
  print(app, (await import('./followups-page.ts')).followUpsPage(app, store, list, asked));
  return list.all;
};

const printForPrograms: Print = async (app, store, scope, { options, limit, now }) => {
  const all = store === null || scope === null ? 0 : countAll(store, scope);
  const followUps = store === null || scope === null ? [] : eachWorstFirst(store, scope, limit);
  if (options.json === true)
    await printPieces(
      app,
      jsonOfEach(followUps, (followUp) => followUpJson(followUp, now)),
    );
  else if (options.csv === true)
    await printPieces(app, (await import('./views/follow-up-csv.ts')).followUpCsv(followUps, now));
  else await printPieces(app, followUpRecords(followUps, now));
  if (all > limit) sayCut(app, limit, all);
  return all;
};

function sayCut(app: App, limit: number, all: number): void {
  const more = Math.min(limit * 4, all);
  hint(app, `Only the first ${thousands(limit)} of ${thousands(all)} are shown. More: --limit ${more}`);
}

/** Good news is told too; not beside a document, which tells it itself. */
function sayNothing(app: App, options: FollowUpsOptions, looked: Looked): void {
  if (options.json !== true && options.csv !== true) hint(app, nothing(looked, options));
}

/** Where it was looked; null where there was nothing to look at. */
type Looked = { store: Store; scope: Scope } | null;

function nothing(looked: Looked, { overdue, at, due, mine, agent, kind, customer }: FollowUpsOptions): string {
  const isNarrowed = [mine, agent, kind, customer].some((given) => given !== undefined);
  if (overdue !== true) return isNarrowed || due !== undefined ? 'No such follow-up is open.' : 'No follow-up is open.';
  const danger = looked === null ? 0 : countFollowUps(looked.store, looked.scope)['in-danger'];
  const soon = danger === 0 ? '' : ` In danger within the hour: ${thousands(danger)} (see --due 1h).`;
  return `Nothing${isNarrowed ? ' of that' : ''} is overdue${at === undefined ? '' : ' at that moment'}.${soon}`;
}

async function sayNobody(app: App, store: Store, agent: string): Promise<void> {
  const { meantBy } = await import('../text/nearest.ts');
  const near = meantBy(oneLine(agent), ownersOfOpen(store).map(oneLine));
  say(app, `Nobody called "${oneLine(agent)}" has an open follow-up.${near}`);
}
