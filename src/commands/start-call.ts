import { beginCall } from '../call/begin-call.ts';
import { openPlaybook } from '../call/open-playbook.ts';
import { knownAgents } from '../store/known-agents.ts';
import { zoneOfNumber } from '../store/rang-before.ts';
import { waiting } from '../store/waiting.ts';
import { saidOfRemoved } from '../text/secrets.ts';
import { agentIn } from './agent-in.ts';
import type { App } from './app.ts';
import { sayClockDoubt } from './clock-doubt.ts';
import { defaultPlaybook } from './default-playbook.ts';
import { nameGiven, pastInstantGiven, zoneGiven } from './given.ts';
import { leadCall } from './lead-call.ts';
import type { Leading } from './leading.ts';
import { isLiveLease } from './live-lease.ts';
import { answersOrTerminal } from './read-answers.ts';
import { shelfOf } from './shelf-of.ts';
import { sayMissingTeamFolder } from './team-folder.ts';
import { waitingLine } from './views/waiting-view.ts';
import { formerNameOf, zoneOf } from './who.ts';

export type StartOptions = {
  customer?: string;
  contact?: string;
  reference?: string;
  zone?: string;
  agent?: string;
  answers?: string;
  at?: string;
  hungUp?: string;
  accessible?: boolean;
};

/** `recover start`: opens the playbook, saves that the call began, and leads through it. */
export async function start(app: App, name: string | undefined, options: StartOptions): Promise<void> {
  const answers = answersOrTerminal(app, options.answers, options.accessible);
  const startedAt =
    options.at === undefined ? app.now() : pastInstantGiven('--at', options.at, { now: app.now(), here: zoneOf(app) });
  const until = await endOf(app, options, startedAt);
  sayMissingTeamFolder(app);
  const store = await app.store();
  sayClockDoubt(app, store);
  const known = options.contact === undefined ? null : zoneOfNumber(store, options.contact);
  const zone = options.zone === undefined ? (known ?? zoneOf(app)) : zoneGiven(options.zone);
  const agent = options.agent === undefined ? agentIn(app, store) : nameGiven('--agent', options.agent);
  const chosen = name ?? defaultPlaybook(app, store, agent);
  const { playbook, digest } = await openPlaybook(store, shelfOf(app), chosen);
  const leading: Leading = {
    app,
    store,
    book: playbook,
    answers,
    accessible: options.accessible ?? false,
    agent,
    shift: options.at === undefined ? 0 : Date.parse(startedAt) - Date.parse(app.now()),
  };
  const hasColleagues = () => knownAgents(store).some((name) => name !== agent);
  const left = waiting(store, agent, isLiveLease(app), formerNameOf(app));
  const waits = waitingLine(left, app.now(), zoneOf(app), hasColleagues);
  const caller = {
    customer: options.customer === undefined ? null : nameGiven('--customer', options.customer),
    contact: options.contact ?? null,
    reference: options.reference ?? null,
    direct: app.setting('direct').value,
    zone,
    paper: options.at !== undefined,
    ...(until === null ? {} : { until }),
    at: startedAt,
  };
  await leadCall(leading, {
    resuming: null,
    begin: async (desk) => {
      const begun = await beginCall(desk, playbook, digest, caller, { phase: 'call' });
      return { ...begun, draft: '', notice: saidOfRemoved(begun.removed) ?? waits };
    },
  });
}

async function endOf(app: App, { at, hungUp }: StartOptions, startedAt: string): Promise<string | null> {
  if (hungUp === undefined) return null;
  const { endGiven } = await import('./end-given.ts');
  return endGiven({ ...(at === undefined ? {} : { at }), hungUp }, { startedAt, now: app.now(), here: zoneOf(app) });
}
