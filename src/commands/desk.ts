import type { BeginDesk, CallDesk } from '../call/call-desk.ts';
import { openPlaybook } from '../call/open-playbook.ts';
import { stateOf } from '../call/recorded-call.ts';
import { UserError } from '../call/user-error.ts';
import { teamFrom } from '../followup/team-settings.ts';
import { endsInEffect } from '../store/ends-in-effect.ts';
import { followUpById, owedTo, promisedBy } from '../store/owed.ts';
import type { Store } from '../store/store.ts';
import { storyOf } from '../store/story.ts';
import type { App } from './app.ts';
import { terminalCopy } from './clipboard.ts';
import { offerer } from './offer-promise.ts';
import { shelfOf } from './shelf-of.ts';
import { settledIn, wishesIn } from './team-of.ts';
import { crmBlock } from './views/crm-block.ts';
import { storyLines } from './views/story-view.ts';

export type DeskOptions = { wall?: () => string; keepDraft: CallDesk['keepDraft']; ending: AbortSignal };

/** Ties a running call to the database and to the agent's settings, as far as `begun` has not. */
export function deskOf(app: App, store: Store, begun: BeginDesk, options: DeskOptions): CallDesk {
  const { agent, here } = begun;
  const settled = settledIn(store);
  return {
    ...begun,
    team: teamFrom(settled, here),
    ...(options.wall === undefined ? {} : { wall: options.wall }),
    owed: (state) => {
      const about = state.followUp === null ? null : followUpById(store, state.followUp);
      const owed = owedTo(store, state).filter(({ id }) => id !== about?.id);
      return about === null || about.status !== 'open' ? owed : [about, ...owed];
    },
    rows: ({ caseId }) => endsInEffect(store, caseId),
    followUp: (id) => followUpById(store, id),
    // What this call is made to keep stands in the way of no new time.
    engagements: ({ callId, followUp }) =>
      promisedBy(store, agent, { except: callId })
        .filter(({ id }) => id !== followUp)
        .map(({ dueAt, zone, customer, contact }) => ({ dueAt, zone, who: customer ?? contact ?? 'somebody' })),
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
    story: (state) => {
      const { callIds, followUps } = storyOf(store, state);
      const calls = callIds.map((callId) => stateOf(store, callId));
      return storyLines(calls, followUps, { now: app.now(), here });
    },
    offer: offerer(app, store, agent),
    keepDraft: options.keepDraft,
    onInterrupt: app.onInterrupt,
    ending: options.ending,
  };
}
