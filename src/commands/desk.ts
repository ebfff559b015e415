import type { CallDesk } from '../call/call-desk.ts';
import { openPlaybook } from '../call/open-playbook.ts';
import { stateOf } from '../call/recorded-call.ts';
import { UserError } from '../call/user-error.ts';
import { teamFrom } from '../followup/team-settings.ts';
import { freshCode } from '../store/codes.ts';
import { endsInEffect } from '../store/ends-in-effect.ts';
import { followUpById, owedTo, promisedBy } from '../store/owed.ts';
import { rangBefore } from '../store/rang-before.ts';
import type { Store } from '../store/store.ts';
import { storyOf } from '../store/story.ts';
import { wrongNumber } from '../store/wrong-number.ts';
import type { App } from './app.ts';
import { terminalCopy } from './clipboard.ts';
import type { Saver } from './keep-aside.ts';
import { offerer } from './offer-promise.ts';
import { shelfOf } from './shelf-of.ts';
import { settledIn, wishesIn } from './team-of.ts';
import { beforeLines } from './views/before-view.ts';
import { crmBlock } from './views/crm-block.ts';
import { storyLines } from './views/story-view.ts';
import { agentOf, zoneOf } from './who.ts';

export type DeskOptions = {
  agent?: string | undefined;
  now?: () => string;
  wall?: () => string;
  keepDraft?: CallDesk['keepDraft'];
  saver: Saver;
  ending: AbortSignal;
};

/** Ties a running call to the database and to the agent's settings. */
export async function deskOf(app: App, store: Store, options: DeskOptions): Promise<CallDesk> {
  const here = zoneOf(app);
  const settled = settledIn(store);
  const source = await app.source();
  const now = options.now ?? app.now;
  const agent = options.agent ?? agentOf(app);
  return {
    agent,
    team: teamFrom(settled, here),
    here,
    now,
    ...(options.wall === undefined ? {} : { wall: options.wall }),
    freshId: () => {
      const id = source.id();
      return { id, code: freshCode(store, id) };
    },
    headOf: options.saver.headOf,
    owed: (state) => {
      const about = state.followUp === null ? null : followUpById(store, state.followUp);
      const owed = owedTo(store, state).filter(({ id }) => id !== about?.id);
      return about === null || about.status !== 'open' ? owed : [about, ...owed];
    },
    rows: ({ caseId }) => endsInEffect(store, caseId),
    followUp: (id) => followUpById(store, id),
    engagements: ({ callId }) =>
      promisedBy(store, agent, { except: callId }).map(({ dueAt, zone, customer, contact }) => ({
        dueAt,
        zone,
        who: customer ?? contact ?? 'somebody',
      })),
    agentHours: app.setting('hours').value,
    ...wishesIn(settled),
    openBook: async (name) => {
      try {
        return await openPlaybook(store, shelfOf(app), name);
      } catch (error) {
        if (error instanceof UserError) return { problem: [error.message, error.hint ?? ''].join(' ').trim() };
        throw error;
      }
    },
    record: (state) => crmBlock(state, { now: app.now(), here }),
    copy: (text) => {
      app.io.err.write(terminalCopy(text));
      // No call should wait at its start for what starts other programs.
      const around = { platform: process.platform, env: app.env };
      void import('./copy-with-tool.ts').then(({ copyWithTool }) => copyWithTool(text, around));
    },
    before: (state) => {
      const calls = rangBefore(store, state);
      const [last] = calls;
      const lastState = last === undefined ? null : stateOf(store, last.id);
      const causes = calls.flatMap(({ cause }) => (cause === null ? [] : [cause]));
      const wrong = state.contact === null ? null : wrongNumber(store, state.contact);
      const known = { customer: state.customer, count: calls.length, causes, wrong };
      return beforeLines(lastState, known, owedTo(store, state), { now: app.now(), here });
    },
    story: (state) => {
      const { callIds, followUps } = storyOf(store, state);
      const calls = callIds.map((callId) => stateOf(store, callId));
      return storyLines(calls, followUps, { now: app.now(), here });
    },
    save: options.saver.save,
    offer: offerer(app, store, agent),
    keepDraft: options.keepDraft ?? (() => false),
    onInterrupt: app.onInterrupt,
    ending: options.ending,
  };
}
