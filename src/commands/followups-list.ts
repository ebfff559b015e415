import type { Store } from '../store/store.ts';
import { ownersOfOpen, type WorstFirst } from '../store/worst-first.ts';
import { oneLine } from '../text/safe.ts';
import { type App, hint, print, say } from './app.ts';
import { sayClockDoubt } from './clock-doubt.ts';
import { followUpsAsked } from './followups-asked.ts';
import { type FollowUpsOptions, limitOf, refuseMisuse } from './followups-options.ts';
import { printJson } from './print-json.ts';
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
  const limit = limitOf(options.limit);
  const store = await app.readStore();
  if (store === null && options.exitCode === true) (await import('./nothing-checked.ts')).refuseUnchecked(app);
  const { list, now, isNobody } = await followUpsAsked(app, store, options, limit);
  await printList(app, store, list, { options, limit, now });
  if (isNobody && store !== null && options.agent !== undefined) await sayNobody(app, store, options.agent);
  else if (list === null || list.all === 0) sayNothing(app, list, options);
  sayClockDoubt(app, store);
  if (options.exitCode === true && list !== null && list.all > 0) app.exitWith(3);
}

async function printList(app: App, store: Store | null, list: WorstFirst | null, asked: Asked): Promise<void> {
  const { options, now } = asked;
  const followUps = list?.followUps ?? [];
  if (options.json === true)
    printJson(
      app,
      followUps.map((followUp) => followUpJson(followUp, now)),
    );
  else if (options.csv === true) print(app, (await import('./views/follow-up-csv.ts')).followUpCsv(followUps, now));
  else if (store === null || list === null || list.all === 0) return;
  else if (app.io.out.isTTY === true)
    // The page says in its last lines when it is cut.
    return print(app, (await import('./followups-page.ts')).followUpsPage(app, store, list, asked));
  else print(app, followUpRecords(followUps, now));
  if (list !== null) sayCut(app, list, asked);
}

function sayCut(app: App, { followUps, all }: WorstFirst, { limit }: Asked): void {
  if (followUps.length >= all) return;
  const more = Math.min(limit * 4, all);
  hint(app, `Only the first ${thousands(followUps.length)} of ${thousands(all)} are shown. More: --limit ${more}`);
}

/** Good news is told too; not beside a document, which tells it itself. */
function sayNothing(app: App, list: WorstFirst | null, options: FollowUpsOptions): void {
  if (options.json !== true && options.csv !== true) hint(app, nothing(list, options));
}

function nothing(list: WorstFirst | null, { overdue, at, due, mine, agent, kind, customer }: FollowUpsOptions): string {
  const isNarrowed = [mine, agent, kind, customer].some((given) => given !== undefined);
  if (overdue !== true) return isNarrowed || due !== undefined ? 'No such follow-up is open.' : 'No follow-up is open.';
  const danger = list?.counts['in-danger'] ?? 0;
  const soon = danger === 0 ? '' : ` In danger within the hour: ${thousands(danger)} (see --due 1h).`;
  return `Nothing${isNarrowed ? ' of that' : ''} is overdue${at === undefined ? '' : ' at that moment'}.${soon}`;
}

async function sayNobody(app: App, store: Store, agent: string): Promise<void> {
  const { didYouMean } = await import('../call/nearest.ts');
  const near = didYouMean(oneLine(agent), ownersOfOpen(store).map(oneLine));
  say(app, `Nobody called "${oneLine(agent)}" has an open follow-up.${near}`);
}
