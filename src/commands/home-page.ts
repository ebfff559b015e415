import { UserError } from '../call/user-error.ts';
import { anybodysAfterMinutes, anybodysBefore } from '../followup/anybodys.ts';
import { listFollowUps } from '../store/list-follow-ups.ts';
import type { Store } from '../store/store.ts';
import { teamSettings } from '../store/team.ts';
import { waiting, waitingForOthers } from '../store/waiting.ts';
import { oneLine } from '../text/safe.ts';
import { agentIn } from './agent-in.ts';
import { type App, mayAsk, print } from './app.ts';
import { sayClockDoubt } from './clock-doubt.ts';
import { defaultPlaybook } from './default-playbook.ts';
import { howFar } from './how-far.ts';
import { LeftError } from './left-error.ts';
import { isLiveLease } from './live-lease.ts';
import { shelfOf } from './shelf-of.ts';
import { type HomeItem, homeItems, homeView, moreWaits } from './views/home-view.ts';
import { paperOf } from './views/paper.ts';
import { agentOf, formerNameOf, zoneOf } from './who.ts';

const nothing: Page = { items: [], more: [] };

/** What to ring, what was cut off, what to write up, what is anybody's. A number opens it, Enter begins a new call. */
export async function home(app: App): Promise<void> {
  for (;;) {
    const store = await app.readStore();
    const agent = store === null ? agentOf(app) : agentIn(app, store);
    const { items, more } = store === null ? nothing : pageOf(app, store, agent);
    const canChoose = mayAsk(app) && app.io.err.isTTY === true && app.io.out.isTTY === true;
    const playbook = defaultPlaybook(app, store, agent);
    const context = { now: app.now(), here: zoneOf(app), agent, playbook, paper: paperOf(app), canChoose, more };
    sayClockDoubt(app, store);
    print(app, homeView(items, context));
    if (!canChoose || (await choose(app, items)) === 'left') return;
  }
}

type Page = { items: readonly HomeItem[]; more: readonly string[] };

function pageOf(app: App, store: Store, agent: string): Page {
  const now = app.now();
  const minutes = anybodysAfterMinutes(teamSettings(store));
  const before = minutes === null ? null : anybodysBefore(now, minutes);
  const formerName = formerNameOf(app);
  const own = waiting(store, agent, isLiveLease(app), formerName);
  const waits = {
    ...own,
    // What came along under a new name was given by nobody else.
    promises: own.promises.map((promise) => (promise.givenBy === formerName ? { ...promise, givenBy: null } : promise)),
    ...waitingForOthers(store, agent, { now, before }),
  };
  const tasks = listFollowUps(store, { owner: agent, overdueAt: now, spoken: false, limit: 100 }).length;
  return { items: homeItems(waits, (callId) => howFar(store, callId)), more: moreWaits(waits, tasks) };
}

/** `again`: something was taken over, and the page has changed. */
async function choose(app: App, items: readonly HomeItem[]): Promise<'left' | 'again'> {
  const { askLine } = await import('../terminal/menu.ts');
  for (;;) {
    const typed = await askLine({ input: app.io.in, output: app.io.err }, '> ');
    if (typed === null) throw new LeftError(130);
    if (typed === 'q') return 'left';
    if (typed === '') return left(begin(app, undefined));
    if (typed === 'm') return left(chooseMethod(app));
    const item = items[Number(typed) - 1];
    if (item?.kind === 'anybodys' || item?.kind === 'covered') return takeOver(app, item);
    if (item !== undefined) return left(open(app, item));
    app.io.err.write(items.length === 0 ? 'Enter, m or q.\n' : `Enter, 1 to ${items.length}, m or q.\n`);
  }
}

async function left(done: Promise<void>): Promise<'left'> {
  await done;
  return 'left';
}

/** One key takes it over; the page then has it among one's own. Who was faster is told. */
async function takeOver(app: App, { id }: HomeItem): Promise<'again'> {
  const { claimCommand } = await import('./followups-give.ts');
  try {
    await claimCommand(app, [id]);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    app.io.err.write(`${oneLine(error.message)}\n`);
  }
  print(app, '');
  return 'again';
}

async function open(app: App, item: HomeItem): Promise<void> {
  if (item.kind === 'ring') return (await import('./followups-call.ts')).callFollowUpCommand(app, item.id, {});
  return (await import('./resume-call.ts')).resume(app, item.id, {});
}

async function chooseMethod(app: App): Promise<void> {
  const { pick } = await import('../terminal/menu.ts');
  const { shelved } = await import('../call/shelf.ts');
  const ids = shelved(shelfOf(app).folders).map(({ id }) => id);
  const chosen = await pick({ input: app.io.in, output: app.io.err }, 'Which method?', ids);
  if (chosen === null) throw new LeftError(130);
  await begin(app, chosen);
}

async function begin(app: App, playbook: string | undefined): Promise<void> {
  await (await import('./start-call.ts')).start(app, playbook, {});
}
