import type { Store } from '../store/store.ts';
import { teamSettings } from '../store/team.ts';
import { lastPlaybook } from '../store/waiting.ts';
import type { App } from './app.ts';

/** What a call begins with when nothing is named: the agent's own, the team's, the last one used, WALRAS. */
export function defaultPlaybook(app: App, store: Store | null, agent: string): string {
  const own = app.setting('playbook').value;
  if (own !== null || store === null) return own ?? 'walras';
  return teamSettings(store).playbook ?? lastPlaybook(store, agent) ?? 'walras';
}
