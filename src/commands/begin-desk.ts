import type { BeginDesk } from '../call/call-desk.ts';
import { stateOf } from '../call/recorded-call.ts';
import { freshCode } from '../store/codes.ts';
import { owedTo } from '../store/owed.ts';
import { rangBefore } from '../store/rang-before.ts';
import type { Store } from '../store/store.ts';
import { teamSettings } from '../store/team.ts';
import { wrongNumber } from '../store/wrong-number.ts';
import type { App } from './app.ts';
import { beforeLines } from './views/before-view.ts';
import { agentOf, zoneOf } from './who.ts';

type Given = Pick<BeginDesk, 'save' | 'headOf'> & { agent: string | undefined; now: (() => string) | undefined };

/** Ties a call that is about to begin to the database: no more than its first screen needs. `deskOf` has the rest. */
export async function beginDesk(app: App, store: Store, { agent, now, save, headOf }: Given): Promise<BeginDesk> {
  const here = zoneOf(app);
  const source = await app.source();
  return {
    agent: agent ?? agentOf(app),
    here,
    now: now ?? app.now,
    freshId: () => {
      const id = source.id();
      return { id, code: freshCode(store, id) };
    },
    headOf,
    save,
    ...(await rulesOf(store)),
    before: (state) => {
      const calls = rangBefore(store, state);
      const [last] = calls;
      const lastState = last === undefined ? null : stateOf(store, last.id);
      const causes = calls.flatMap(({ cause }) => (cause === null ? [] : [cause]));
      const wrong = state.contact === null ? null : wrongNumber(store, state.contact);
      const known = { customer: state.customer, count: calls.length, causes, wrong };
      return beforeLines(lastState, known, owedTo(store, state), { now: app.now(), here });
    },
  };
}

/** Most teams have settled nothing, and what reads their settings is loaded for nothing then. */
async function rulesOf(store: Store): Promise<Pick<BeginDesk, 'rules'>> {
  if (Object.keys(teamSettings(store)).length === 0) return {};
  const { settledIn, wishesIn } = await import('./team-of.ts');
  const { rules } = wishesIn(settledIn(store));
  return rules === undefined ? {} : { rules };
}
