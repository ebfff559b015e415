import { agentNamed } from '../store/known-agents.ts';
import type { Store } from '../store/store.ts';
import type { App } from './app.ts';
import { agentOf } from './who.ts';

/** The agent by the name that this file knows them by: Omar, omar and OMAR are one person. */
export function agentIn(app: App, store: Store): string {
  const name = agentOf(app);
  return agentNamed(store, name) ?? name;
}
