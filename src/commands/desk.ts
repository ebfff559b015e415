import type { CallDesk } from '../call/call-desk.ts';
import { openPlaybook } from '../call/open-playbook.ts';
import { stateOf } from '../call/recorded-call.ts';
import { UserError } from '../call/user-error.ts';
import { freshCode } from '../store/codes.ts';
import { append, headOf, StaleStream } from '../store/entries.ts';
import { listFollowUps } from '../store/list-follow-ups.ts';
import { followUpById, owedTo, promisedBy } from '../store/owed.ts';
import { rangBefore } from '../store/rang-before.ts';
import type { Store } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import { storyOf } from '../store/story.ts';
import { whileBusy } from '../store/while-busy.ts';
import type { App } from './app.ts';
import { copyWithTool, terminalCopy } from './clipboard.ts';
import { shelfOf } from './shelf-of.ts';
import { teamOf } from './team-of.ts';
import { beforeLines } from './views/before-view.ts';
import { crmBlock } from './views/crm-block.ts';
import { storyLines } from './views/story-view.ts';
import { waitAloud } from './wait-aloud.ts';
import { agentOf, zoneOf } from './who.ts';

export type DeskOptions = {
  agent?: string | undefined;
  now?: () => string;
  keepDraft?: CallDesk['keepDraft'];
  ending: AbortSignal;
};

function whyNotSaved(error: unknown): string {
  if (error instanceof Error && error.name === 'AbortError')
    return 'Not saved: another program is using the file. Enter tries again.';
  if (!(error instanceof StoreError)) throw error;
  const { problem, hint } = error;
  return `${problem.startsWith('Not saved') ? '' : 'Not saved: '}${problem} ${hint}`;
}

/** Ties a running call to the database and to the agent's settings. */
export async function deskOf(app: App, store: Store, options: DeskOptions): Promise<CallDesk> {
  const here = zoneOf(app);
  const source = await app.source();
  const now = options.now ?? app.now;
  const agent = options.agent ?? agentOf(app);
  return {
    agent,
    team: teamOf(store, here),
    here,
    now,
    freshId: () => {
      const id = source.id();
      return { id, code: freshCode(store, id) };
    },
    headOf: (stream) => headOf(store, stream),
    owed: (state) => {
      const about = state.followUp === null ? null : followUpById(store, state.followUp);
      const owed = owedTo(store, state).filter(({ id }) => id !== about?.id);
      return about === null || about.status !== 'open' ? owed : [about, ...owed];
    },
    rows: ({ caseId }) => listFollowUps(store, { caseId, openOnly: true }).filter(({ repeats }) => repeats !== null),
    followUp: (id) => followUpById(store, id),
    engagements: ({ callId }) =>
      promisedBy(store, agent, { except: callId }).map(({ dueAt, zone, customer, contact }) => ({
        dueAt,
        zone,
        who: customer ?? contact ?? 'somebody',
      })),
    agentHours: app.setting('hours').value,
    openBook: async (name) => {
      try {
        return await openPlaybook(store, shelfOf(app), name);
      } catch (error) {
        if (error instanceof UserError) return { problem: error.message };
        throw error;
      }
    },
    record: (state) => crmBlock(state, { now: app.now(), here }),
    copy: (text) => {
      app.io.err.write(terminalCopy(text));
      copyWithTool(text, process.platform);
    },
    before: (state) => {
      const calls = rangBefore(store, state);
      const [last] = calls;
      const lastState = last === undefined ? null : stateOf(store, last.id);
      return beforeLines(lastState, calls.length, owedTo(store, state), { now: app.now(), here });
    },
    story: (state) => {
      const { callIds, followUps } = storyOf(store, state);
      const calls = callIds.map((callId) => stateOf(store, callId));
      return storyLines(calls, followUps, { now: app.now(), here });
    },
    save: async (entries) => {
      const waiting = waitAloud(app, options.ending);
      try {
        await whileBusy(() => append(store, entries, { savedAt: app.now() }), waiting.pause);
        return { kind: 'saved' };
      } catch (error) {
        if (error instanceof StaleStream) return { kind: 'stale', stream: error.stream };
        return { kind: 'refused', problem: whyNotSaved(error) };
      } finally {
        waiting.end();
      }
    },
    keepDraft: options.keepDraft ?? (() => false),
    onInterrupt: app.onInterrupt,
    ending: options.ending,
  };
}
