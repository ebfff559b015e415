import { waiting } from '../store/waiting.ts';
import { type App, print } from './app.ts';
import { isLiveLease, shelfOf } from './desk.ts';
import { howFar } from './how-far.ts';
import { type HomeItem, homeItems, homeView } from './views/home-view.ts';
import { paperOf } from './views/paper.ts';
import { agentOf, zoneOf } from './who.ts';

const nothing = { cutOff: [], toWriteUp: [], promises: [] };

/** What to ring, what was cut off, what to write up. A number opens it, Enter begins a new call. */
export async function home(app: App): Promise<void> {
  const store = await app.readStore();
  const agent = agentOf(app);
  const waits = store === null ? nothing : waiting(store, agent, isLiveLease(app));
  const items = homeItems(waits, (callId) => {
    if (store === null) throw new Error('A call that waits is in a store.');
    return howFar(store, callId);
  });
  const canChoose = app.io.in.isTTY === true && app.io.err.isTTY === true && app.io.out.isTTY === true;
  const playbook = app.setting('playbook').value ?? 'walras';
  const context = { now: app.now(), here: zoneOf(app), agent, playbook, paper: paperOf(app), canChoose };
  print(app, homeView(items, context));
  if (canChoose) await choose(app, items);
}

async function choose(app: App, items: readonly HomeItem[]): Promise<void> {
  const { askLine } = await import('../terminal/menu.ts');
  for (;;) {
    const typed = await askLine({ input: app.io.in, output: app.io.err }, '> ');
    if (typed === null || typed === 'q') return;
    if (typed === '') return begin(app, undefined);
    if (typed === 'm') return chooseMethod(app);
    const item = items[Number(typed) - 1];
    if (item !== undefined) return open(app, item);
    app.io.err.write(items.length === 0 ? 'Enter, m or q.\n' : `Enter, 1 to ${items.length}, m or q.\n`);
  }
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
  if (chosen !== null) await begin(app, chosen);
}

async function begin(app: App, playbook: string | undefined): Promise<void> {
  await (await import('./start-call.ts')).start(app, playbook, {});
}
